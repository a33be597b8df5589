#include "magpie/tiles/simplify.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "magpie/tiles/clip.h"

namespace magpie::tiles {

namespace {

double squared_distance(Point p, Point a, Point b) {
  double const dx = double(b.x) - a.x;
  double const dy = double(b.y) - a.y;
  double px = double(p.x) - a.x;
  double py = double(p.y) - a.y;
  double const length = dx * dx + dy * dy;
  if (length > 0) {
    double const share = (px * dx + py * dy) / length;
    double const t = share < 0 ? 0 : share > 1 ? 1 : share;
    px -= t * dx;
    py -= t * dy;
  }
  return px * px + py * py;
}

// Marks what stays between two points that stay.
void mark(std::span<Point const> line, std::size_t begin, std::size_t end, double squared,
          std::vector<char>& stays) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{begin, end}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    double worst = squared;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      double const off = squared_distance(line[i], line[first], line[last]);
      if (off > worst) {
        worst = off;
        at = i;
      }
    }
    if (at == first) continue;
    stays[at] = 1;
    open.emplace_back(first, at);
    open.emplace_back(at, last);
  }
}

Line kept(std::span<Point const> line, std::vector<char> const& stays) {
  Line out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (stays[i] != 0 && (out.empty() || !(out.back() == line[i]))) out.push_back(line[i]);
  }
  return out;
}

}  // namespace

Line simplify_line(std::span<Point const> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  std::vector<char> stays(line.size(), 0);
  stays.front() = stays.back() = 1;
  mark(line, 0, line.size() - 1, tolerance * tolerance, stays);
  return kept(line, stays);
}

Ring simplify_ring(std::span<Point const> ring, double tolerance) {
  if (ring.size() < 3) return {};
  // Two points must stay: the first, and the one farthest from it.
  std::size_t far = 0;
  double most = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    double const off = squared_distance(ring[i], ring[0], ring[0]);
    if (off > most) {
      most = off;
      far = i;
    }
  }
  if (far == 0) return {};
  Ring closed(ring.begin(), ring.end());
  closed.push_back(ring.front());
  std::vector<char> stays(closed.size(), 0);
  stays.front() = stays[far] = 1;
  mark(closed, 0, far, tolerance * tolerance, stays);
  mark(closed, far, closed.size() - 1, tolerance * tolerance, stays);
  return tidy_ring(kept(closed, stays));
}

}  // namespace magpie::tiles
