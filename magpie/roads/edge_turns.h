// Turn restrictions as forbidden sequences of edges. Internal to the module.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "magpie/roads/edges.h"

namespace magpie::roads {

// Fills turn_edges, turns, turn_conditions and the report of `list`, whose edges are sorted
// already. `junctions`: by node of the input the node of the list, kNoNode where it is none.
//
// no_: from, (via ways,) to. only_: from, (via ways,) and every other edge that leaves the last
// node. A restriction whose from or to way is no road of this vehicle does not concern it. Where a
// member touches its neighbour in two ways, nobody knows which turn is meant: reported, not used.
void add_turns(EdgeList& list, std::span<TurnRestriction const> restrictions,
               std::span<std::uint32_t const> junctions);

}  // namespace magpie::roads
