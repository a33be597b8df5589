// The slow, obvious solver: every order, every split over days, every bed, every departure, every
// place for every pause, tick by tick. Shares nothing with the solver but the problem.
#pragma once

#include <optional>

#include "magpie/planner/problem.h"
#include "magpie/planner/solution.h"

namespace magpie::planner::testing {

// The best value there is, or nothing where no solution keeps the rules. For tiny problems.
std::optional<Value> enumerate_best(Problem const& problem);

// Whether one day can be timed in this order by the rules of the day alone.
bool can_be_timed(Problem const& problem, Index day, DaySequence const& sequence);

}  // namespace magpie::planner::testing
