// Which edges lie along a drawn line.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"
#include "magpie/roads/line_index.h"
#include "magpie/roads/road_zones.h"

namespace magpie::roads {

namespace {

constexpr double kStepM = 5;
constexpr double kSameDirection = 0.766;  // cosine of 40°
constexpr double kMost = 0.5;

struct Vector {
  double x = 0;
  double y = 0;
};

Vector direction_of(geo::LatLng a, geo::LatLng b) {
  double const scale = std::cos(a.lat() * std::numbers::pi / 180);
  return {(double(b.lon_e7) - a.lon_e7) * scale, double(b.lat_e7) - a.lat_e7};
}

bool is_parallel(Vector a, Vector b) {
  double const lengths = std::hypot(a.x, a.y) * std::hypot(b.x, b.y);
  return lengths > 0 && std::abs(a.x * b.x + a.y * b.y) >= kSameDirection * lengths;
}

// The share of a line, in steps of at most kStepM, that lies along what the index holds.
double share_along(std::span<geo::LatLng const> line, LineIndex const& index) {
  double length_m = 0;
  double along_m = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1];
    auto const b = line[i];
    double const piece_m = geo::distance_m(a, b);
    auto const steps = static_cast<std::int64_t>(std::ceil(piece_m / kStepM));
    auto const direction = direction_of(a, b);
    for (std::int64_t k = 0; k < steps; ++k) {
      double const share = (double(k) + 0.5) / double(steps);
      auto const point = geo::between(a, b, share);
      bool is_along = false;
      index.near(point, kAlongLineM, [&](LineIndex::Piece const& piece) {
        is_along = is_parallel(direction, direction_of(piece.from, piece.to));
        return !is_along;
      });
      length_m += piece_m / double(steps);
      if (is_along) along_m += piece_m / double(steps);
    }
  }
  return length_m > 0 ? along_m / length_m : 0;
}

geo::Box box_around(std::span<geo::LatLng const> line) {
  constexpr std::int32_t kMarginE7 = 10'000;
  geo::Box box;
  for (auto const point : line) {
    box.extend({point.lat_e7 - kMarginE7, point.lon_e7 - kMarginE7});
    box.extend({point.lat_e7 + kMarginE7, point.lon_e7 + kMarginE7});
  }
  return box;
}

}  // namespace

std::vector<std::uint32_t> edges_along(EdgeList const& list, std::span<geo::LatLng const> line) {
  LineIndex of_line;
  of_line.add(line, 1);
  auto const box = box_around(line);
  std::vector<std::uint32_t> found;
  for (std::uint32_t e = 0; e < list.edges.size(); ++e) {
    auto const shape = list.shape(list.edges[e]);
    if (!geo::box_of(shape).meets(box)) continue;
    double const share = share_along(shape, of_line);
    if (share == 0) continue;
    LineIndex of_edge;
    of_edge.add(shape, 1);
    if (share > kMost || share_along(line, of_edge) > kMost) found.push_back(e);
  }
  return found;
}

}  // namespace magpie::roads
