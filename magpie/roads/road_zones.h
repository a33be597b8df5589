// Road zones: which edges lie in an area that is closed or needs a permit. Internal to the module.
#pragma once

#include <cstdint>
#include <vector>

#include "magpie/roads/edges.h"
#include "magpie/roads/label.h"
#include "magpie/roads/network.h"

namespace magpie::roads {

// An edge lies in a zone where any part of its line does. Closes those of closed zones in `cost`;
// for the others, by edge, 1 + the number of the first permit zone, 0 for none; empty where no
// zone asks for a permit.
std::vector<std::uint16_t> apply_zones(EdgeList const& list, std::vector<RoadZone> const& zones,
                                       std::vector<Label>& cost);

}  // namespace magpie::roads
