// Cutting lines and outlines to a rectangle, one axis at a time: to cut a large outline to many
// tiles, cut it to each column first and each column's piece to its rows.
//
// Outlines are cut by Sutherland and Hodgman's rule ("Reentrant polygon clipping", 1974): where an
// outline leaves and comes back, the piece runs along the rectangle's edge. Spikes that run out and
// back over themselves are taken off again, and what has no area is nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "magpie/tiles/world.h"

namespace magpie::tiles {

enum class Axis { x, y };

struct Span {
  std::int32_t low = 0;
  std::int32_t high = 0;  // inclusive
};

// The pieces of the line inside; each has at least two points.
std::vector<Line> clip_line(std::span<Point const> line, Axis axis, Span span);
std::vector<Line> clip_line(std::span<Point const> line, Rect const& rect);

// Empty where nothing is left.
Ring clip_ring(std::span<Point const> ring, Axis axis, Span span);
Ring clip_ring(std::span<Point const> ring, Rect const& rect);

// Takes off repeated points, points half way on a straight line, and spikes; empty for an outline
// of fewer than three points or without area.
Ring tidy_ring(Ring ring);

}  // namespace magpie::tiles
