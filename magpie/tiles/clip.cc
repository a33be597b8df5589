#include "magpie/tiles/clip.h"

#include <utility>

namespace magpie::tiles {

namespace {

std::int32_t along(Point p, Axis axis) {
  return axis == Axis::x ? p.x : p.y;
}

std::int64_t divide_rounded(std::int64_t numerator, std::int64_t denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  auto const half = denominator / 2;
  return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

// Where the segment crosses `at`; its ends lie on both sides. World units are below 2^31, so the
// product fits.
Point crossing(Point a, Point b, Axis axis, std::int32_t at) {
  auto const between = [](std::int32_t from, std::int32_t to, std::int64_t part,
                          std::int64_t whole) {
    return static_cast<std::int32_t>(from +
                                     divide_rounded((std::int64_t{to} - from) * part, whole));
  };
  if (axis == Axis::x)
    return {at, between(a.y, b.y, std::int64_t{at} - a.x, std::int64_t{b.x} - a.x)};
  return {between(a.x, b.x, std::int64_t{at} - a.y, std::int64_t{b.y} - a.y), at};
}

void keep(std::vector<Line>& pieces, Line& piece) {
  if (piece.size() >= 2) pieces.push_back(std::move(piece));
  piece.clear();
}

void append(Line& line, Point p) {
  if (line.empty() || !(line.back() == p)) line.push_back(p);
}

// Keeps the side at or above `at` for sign +1, at or below for −1.
Ring clip_side(std::span<Point const> ring, Axis axis, std::int32_t at, int sign) {
  Ring out;
  out.reserve(ring.size() + 4);
  auto const is_inside = [&](Point p) {
    return sign > 0 ? along(p, axis) >= at : along(p, axis) <= at;
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i == 0 ? ring.size() - 1 : i - 1];
    auto const b = ring[i];
    if (is_inside(a) != is_inside(b)) append(out, crossing(a, b, axis, at));
    if (is_inside(b)) append(out, b);
  }
  return out;
}

// Whether b adds nothing between a and c: on the straight way, or the tip of a spike.
bool is_idle(Point a, Point b, Point c) {
  auto const cross = (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - b.y) -
                     (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - b.x);
  return cross == 0;
}

}  // namespace

std::vector<Line> clip_line(std::span<Point const> line, Axis axis, Span span) {
  std::vector<Line> pieces;
  Line piece;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto a = line[i - 1];
    auto b = line[i];
    auto const from = along(a, axis);
    auto const to = along(b, axis);
    if ((from < span.low && to < span.low) || (from > span.high && to > span.high)) {
      keep(pieces, piece);
      continue;
    }
    auto const start = a;
    if (from < span.low) a = crossing(start, b, axis, span.low);
    if (from > span.high) a = crossing(start, b, axis, span.high);
    bool const leaves = to < span.low || to > span.high;
    if (leaves) b = crossing(start, b, axis, to < span.low ? span.low : span.high);
    append(piece, a);
    append(piece, b);
    if (leaves) keep(pieces, piece);
  }
  keep(pieces, piece);
  return pieces;
}

std::vector<Line> clip_line(std::span<Point const> line, Rect const& rect) {
  std::vector<Line> pieces;
  for (auto const& column : clip_line(line, Axis::x, {rect.low.x, rect.high.x})) {
    for (auto& piece : clip_line(column, Axis::y, {rect.low.y, rect.high.y})) {
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

Ring clip_ring(std::span<Point const> ring, Axis axis, Span span) {
  return tidy_ring(clip_side(clip_side(ring, axis, span.low, 1), axis, span.high, -1));
}

Ring clip_ring(std::span<Point const> ring, Rect const& rect) {
  auto const column = clip_ring(ring, Axis::x, {rect.low.x, rect.high.x});
  return clip_ring(column, Axis::y, {rect.low.y, rect.high.y});
}

Ring tidy_ring(Ring ring) {
  Ring out;
  out.reserve(ring.size());
  for (auto const p : ring) {
    while (out.size() >= 2 && is_idle(out[out.size() - 2], out.back(), p)) out.pop_back();
    append(out, p);
  }
  // The seam between last and first point.
  std::size_t first = 0;
  bool has_changed = true;
  while (has_changed && out.size() - first >= 3) {
    has_changed = false;
    if (out.back() == out[first] || is_idle(out[out.size() - 2], out.back(), out[first])) {
      out.pop_back();
      has_changed = true;
    } else if (is_idle(out.back(), out[first], out[first + 1])) {
      ++first;
      has_changed = true;
    }
  }
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
  if (out.size() < 3 || doubled_area(out) == 0) out.clear();
  return out;
}

}  // namespace magpie::tiles
