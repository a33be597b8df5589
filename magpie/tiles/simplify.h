// Fewer points for a smaller scale (Douglas and Peucker 1973): ends stay, and so does every point
// farther than `tolerance` units from the simpler line.
#pragma once

#include <span>

#include "magpie/tiles/world.h"

namespace magpie::tiles {

Line simplify_line(std::span<Point const> line, double tolerance);
// Empty for an outline that shrinks to fewer than three points or to no area.
Ring simplify_ring(std::span<Point const> ring, double tolerance);

}  // namespace magpie::tiles
