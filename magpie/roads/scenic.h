// Scenic scores: how much a road is worth driving for itself. Internal to the module.
#pragma once

#include <vector>

#include "magpie/roads/edges.h"
#include "magpie/roads/network.h"

namespace magpie::roads {

inline constexpr double kScenicLineWidthM = 40;

// By edge, s in [0, 1]: 1 for a signed scenic road; the score of a line for an edge that lies
// within kScenicLineWidthM of it with all its points; else 0. The highest counts.
std::vector<float> scenic_scores(EdgeList const& list, std::vector<ScenicLine> const& lines);

}  // namespace magpie::roads
