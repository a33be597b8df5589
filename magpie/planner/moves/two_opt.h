// Two-opt: a part of a day is walked in the opposite direction where that means less driving.
#pragma once

#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

// Reverses parts of the day until none helps. True where something changed.
bool improve_by_two_opt(Model const& model, InsertionFinder& finder, State& state, Index day);

}  // namespace magpie::planner
