#include "magpie/tiles/world.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace magpie::tiles {

namespace {

constexpr double kWorld = 1 << kWorldBits;
constexpr double kLatitudeMax = 85.05112877980659;

std::int32_t clamped(double value) {
  return static_cast<std::int32_t>(std::clamp(std::round(value), 0.0, kWorld - 1));
}

}  // namespace

Point to_world(geo::LatLng position) {
  double const lat = std::clamp(position.lat(), -kLatitudeMax, kLatitudeMax);
  double const sine = std::sin(lat * std::numbers::pi / 180);
  double const y = 0.5 - std::log((1 + sine) / (1 - sine)) / (4 * std::numbers::pi);
  return {clamped((position.lon() / 360 + 0.5) * kWorld), clamped(y * kWorld)};
}

geo::LatLng from_world(Point world) {
  double const turns = 0.5 - world.y / kWorld;
  double const lat =
      90 - 360 * std::atan(std::exp(-turns * 2 * std::numbers::pi)) / std::numbers::pi;
  double const lon = (world.x / kWorld - 0.5) * 360;
  auto const position =
      geo::make_latlng(std::clamp(lat, -90.0, 90.0), std::clamp(lon, -180.0, 180.0));
  return position.value_or(geo::LatLng{});
}

Rect bounds_of(std::vector<Point> const& points) {
  constexpr auto kMost = std::numeric_limits<std::int32_t>::max();
  constexpr auto kLeast = std::numeric_limits<std::int32_t>::min();
  Rect rect{{kMost, kMost}, {kLeast, kLeast}};
  for (auto const p : points) {
    rect.low = {std::min(rect.low.x, p.x), std::min(rect.low.y, p.y)};
    rect.high = {std::max(rect.high.x, p.x), std::max(rect.high.y, p.y)};
  }
  return rect;
}

std::int64_t doubled_area(Ring const& ring) {
  if (ring.size() < 3) return 0;
  // Of an outline around the whole world the parts of the sum are too large for 64 bits.
  __int128 sum = 0;
  auto const origin = ring.front();
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    std::int64_t const ax = std::int64_t{ring[i].x} - origin.x;
    std::int64_t const ay = std::int64_t{ring[i].y} - origin.y;
    std::int64_t const bx = std::int64_t{ring[i + 1].x} - origin.x;
    std::int64_t const by = std::int64_t{ring[i + 1].y} - origin.y;
    sum += ax * by - bx * ay;
  }
  constexpr __int128 kMost = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::clamp(sum, -kMost, kMost));
}

}  // namespace magpie::tiles
