// The checker's own reading of a day: which legs were driven, when, and in what stretches.
// Internal to checker.cc and checker_slacks.cc; nothing of the solver or the scheduler is used
// here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/planner/problem.h"
#include "magpie/planner/solution.h"

namespace magpie::planner {

// One step from place to place. `item` is the stop it leads to, empty for the end of the day.
struct WalkedLeg {
  std::optional<Index> item;
  std::int64_t driving = 0;
  std::int64_t leave = 0;
  std::int64_t arrive = 0;
  bool is_reachable = true;
};

// A pause is taken where the party stands, unless the time before it is enough for the next leg:
// then it is taken on arrival. Every index in `plan` must be valid; the day's own roads are driven.
std::vector<WalkedLeg> walk(Problem const& problem, Index day, DayPlan const& plan);

// The uninterrupted driving of one leg, and the time its breaks on the way take.
struct Stretch {
  std::int64_t driven_before = 0;  // since the last stop that was long enough
  std::int64_t breaks = 0;         // needed on the way
};

// One per leg, by the rule stated at ContinuousDriving.
std::vector<Stretch> stretches(ContinuousDriving const& rule, std::vector<WalkedLeg> const& legs);

}  // namespace magpie::planner
