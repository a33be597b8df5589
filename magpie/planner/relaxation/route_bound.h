// RouteBound: an upper bound on the profit of any solution, which falls while it is worked on. The
// Lagrangian bound of the rows (rows.h) under prices from column generation: valid after every
// round, whatever the prices; the least of all rounds counts.
//
//   RouteBound bound(model);
//   bound.learn(solution);                  // a known good solution gives good first prices
//   while (bound.work(is_over)) show(bound.profit());
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "magpie/planner/model.h"
#include "magpie/planner/solution.h"

namespace magpie::planner {

class RouteBound {
 public:
  explicit RouteBound(Model const& model);
  ~RouteBound();
  RouteBound(RouteBound&&) noexcept;

  void learn(Solution const& solution);
  // One round of pricing. False where the bound cannot fall any more by this method, or where
  // is_over() was true.
  bool work(std::function<bool()> const& is_over);
  // The best choice of days that was found by the way, where it beats every learned solution: the
  // orders of visits, not timed; limits on waiting and on the day's length may forbid it.
  std::optional<std::vector<DaySequence>> better_days() const;
  // No solution has more profit.
  std::int64_t profit() const;
  int rounds() const;
  // Work done so far, in steps of some ten nanoseconds that depend on the input alone.
  std::int64_t steps() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace magpie::planner
