// An upper bound on the profit of any solution, from what every solution must respect: each visit
// costs at least its service and half of its cheapest ways in and out, and its fee. The bound is
// the least of several fractional knapsacks. Weak where windows are tight, and never wrong.
#pragma once

#include <cstdint>

#include "magpie/planner/model.h"

namespace magpie::planner {

std::int64_t profit_bound(Model const& model);

}  // namespace magpie::planner
