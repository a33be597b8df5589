// Replace: a visit from outside takes the stop of one inside that is worth less (or as much, for
// less driving).
#pragma once

#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

// Makes the best replacement of each day, once. True where something changed.
bool improve_by_replace(Model const& model, InsertionFinder& finder, State& state);

}  // namespace magpie::planner
