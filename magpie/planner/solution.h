// Solution: who visits what when. Timed completely, so that the checker can judge it without
// knowing how it was made.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/planner/problem.h"

namespace magpie::planner {

enum class ItemKind { visit, pause };

// `index` is of Problem::visits, or of Day::pauses.
struct Item {
  ItemKind kind = ItemKind::visit;
  Index index = 0;
  Time arrive = 0;  // end of the leg before it (breaks on the way included)
  Time begin = 0;   // arrive + waiting
  Time leave = 0;   // begin + service (+ the rest that makes a short visit a break)
  bool operator==(Item const&) const = default;
};

struct DayPlan {
  Index start_location = 0;
  Index end_location = 0;
  Time depart = 0;
  Time finish = 0;
  std::vector<Item> items;
  bool operator==(DayPlan const&) const = default;
};

struct Solution {
  std::vector<DayPlan> days;  // one per Problem::days
  bool operator==(Solution const&) const = default;
};

struct Value {
  std::int64_t profit = 0;
  std::int64_t driving = 0;  // ticks
  // More profit is better; equal profit with less driving is better.
  friend bool is_better(Value const& a, Value const& b) {
    return a.profit != b.profit ? a.profit > b.profit : a.driving < b.driving;
  }
  bool operator==(Value const&) const = default;
};

Value value_of(Problem const& problem, Solution const& solution);

// The order alone, for a person's own plan: visits in sequence and the chosen ends of each day.
struct DaySequence {
  Index start_location = 0;
  Index end_location = 0;
  std::vector<Index> visits;
};

// Times a given order as early as possible (late departure where that saves waiting), with pauses
// put where they fit, and breaks on long legs. It never reorders and never drops a visit: what
// breaks a rule is left for the checker to name.
Solution schedule(Problem const& problem, std::vector<DaySequence> const& days);

}  // namespace magpie::planner
