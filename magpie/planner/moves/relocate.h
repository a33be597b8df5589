// Relocate (or-opt with one visit): a visit moves to another place of its day or to another day
// where that means less driving.
#pragma once

#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

// Tries every visit of the day once. True where something changed.
bool improve_by_relocate(Model const& model, InsertionFinder& finder, State& state, Index day);

}  // namespace magpie::planner
