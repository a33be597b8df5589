// Steps: a way told junction by junction, as a driver needs it. Internal to the module.
//
// An instruction stands where the road takes another name or where the way does not follow the
// straightest of several roads; a roundabout is one instruction with its exit. Words in a language
// are made of these by whoever shows them.
#pragma once

#include <vector>

#include "magpie/roads/label.h"
#include "magpie/roads/legs.h"
#include "magpie/roads/network_line.h"

namespace magpie::roads {

// `cost` by edge; kNoWay edges are no alternatives. Begins with depart, ends with arrive; their
// seconds and metres add up to the way's within a second and a metre per step.
std::vector<LegStep> tell_steps(EdgeList const& list, std::vector<Label> const& cost,
                                std::vector<WayPiece> const& pieces, WayLine const& line);

}  // namespace magpie::roads
