#include "magpie/geo/distance.h"

#include <cmath>
#include <numbers>

namespace magpie::geo {

namespace {

constexpr double kRadians = std::numbers::pi / 180;

}  // namespace

double distance_m(LatLng a, LatLng b) {
  double const lat_a = a.lat() * kRadians;
  double const lat_b = b.lat() * kRadians;
  double const half_lat = std::sin((lat_b - lat_a) / 2);
  double const half_lon = std::sin((b.lon() - a.lon()) * kRadians / 2);
  double const h = half_lat * half_lat + std::cos(lat_a) * std::cos(lat_b) * half_lon * half_lon;
  return 2 * kEarthRadiusM * std::asin(std::min(1.0, std::sqrt(h)));
}

double length_m(std::span<LatLng const> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance_m(line[i - 1], line[i]);
  return sum;
}

LatLng between(LatLng a, LatLng b, double share) {
  auto const mix = [share](std::int32_t from, std::int32_t to) {
    return static_cast<std::int32_t>(std::lround(from + share * (double(to) - from)));
  };
  return {mix(a.lat_e7, b.lat_e7), mix(a.lon_e7, b.lon_e7)};
}

Projection project(LatLng p, LatLng a, LatLng b) {
  double const scale = std::cos(p.lat() * kRadians);
  double const dx = (b.lon() - a.lon()) * scale;
  double const dy = b.lat() - a.lat();
  double const px = (p.lon() - a.lon()) * scale;
  double const py = p.lat() - a.lat();
  double const square = dx * dx + dy * dy;
  double const share = square == 0 ? 0 : std::clamp((px * dx + py * dy) / square, 0.0, 1.0);
  auto const point = between(a, b, share);
  return {point, share, distance_m(p, point)};
}

}  // namespace magpie::geo
