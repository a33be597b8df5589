// The checker: recomputes a solution from nothing but the problem and lists every broken rule with
// its place and amount. It shares no code with the solver and judges hand-made plans alike.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/planner/problem.h"
#include "magpie/planner/solution.h"

namespace magpie::planner {

enum class Rule {
  malformed,  // an index or count that fits no problem
  day_start,  // departs before the day's earliest start
  day_end,    // finishes after the day's latest end
  day_length,
  start_location,  // not one of the day's choices
  end_location,
  bed_continuity,  // wakes up elsewhere than it went to sleep
  unreachable,     // no way between two stops
  travel_time,     // arrives earlier than the way allows
  service_time,    // leaves before the visit is over
  closed,          // the place is closed on that date
  window,          // begins outside the opening window; amount = ticks early or late
  waiting,         // waits longer than the limit
  driving_day,
  driving_continuous,
  pause_missing,
  pause_window,
  pause_duration,
  budget,
  category_trip,
  category_day,
  member_min,
  member_max,
  exclusive_group,
  visited_twice,
  must_missing,
  locked_day,
  locked_time,
};

struct Violation {
  Rule rule = Rule::malformed;
  std::optional<Index> day;
  std::optional<Index> item;     // position in DayPlan::items
  std::optional<Index> subject;  // visit, category, member, group or pause, by rule
  std::int64_t amount = 0;       // by how much, in the rule's unit: ticks, money, count
  bool operator==(Violation const&) const = default;
};

std::vector<Violation> check(Problem const& problem, Solution const& solution);

// What is left of each limit in a feasible solution; same units as Violation::amount.
struct Slack {
  Rule rule = Rule::day_end;
  std::optional<Index> day;
  std::optional<Index> subject;
  std::int64_t left = 0;
};

std::vector<Slack> slacks(Problem const& problem, Solution const& solution);

}  // namespace magpie::planner
