// Lines of positions: simplification for drawing.
#pragma once

#include <span>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

// Douglas–Peucker: keeps the ends and every point farther than `tolerance_m` from the simpler line.
std::vector<LatLng> simplify(std::span<LatLng const> line, double tolerance_m);

}  // namespace magpie::geo
