// Closing the gap: what comes behind column generation. Neighbourhoods grow along the cycles of
// fractional columns (Roberti and Mingozzi 2014); when the gap is small, all columns within it are
// enumerated and the best choice among them is found exactly.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "magpie/planner/relaxation/master.h"
#include "magpie/planner/relaxation/pricing.h"

namespace magpie::planner {

// Adds to the neighbourhoods what forbids the cycles of the master's last solution, and bans the
// columns that they forbid. False where there is nothing to add.
bool widen_neighbourhoods(std::vector<DayGraph> const& graphs, Master& master,
                          std::vector<Neighbourhoods>& neighbourhoods);

// Whether the routes of the day can be enumerated.
bool can_enumerate(DayGraph const& graph);

}  // namespace magpie::planner
