// Small problems for tests: built by hand, or at random with every feature switched on somewhere.
#pragma once

#include <initializer_list>
#include <vector>

#include "magpie/base/random.h"
#include "magpie/planner/problem.h"
#include "magpie/planner/solution.h"

namespace magpie::planner::testing {

// Places on a line: `positions[0]` is where every day starts and ends, visit i is at position i
// + 1. A day lasts from 0 to 1000; every visit takes 10, is worth 10 and is open all day.
Problem line_problem(std::vector<Time> const& positions, int days);

// Few visits, one or two days, and a random choice of all rules. Small enough to enumerate.
Problem random_problem(std::uint64_t seed, Index visits_max);

}  // namespace magpie::planner::testing
