#include "magpie/app/map_point.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace magpie::app {

namespace {

constexpr double kLatitudeMax = 85.05112878;

std::uint32_t step_of(double share) {
  return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 4294967295.0);
}

}  // namespace

MapPoint map_point(geo::LatLng location) {
  double const lat =
      std::clamp(location.lat(), -kLatitudeMax, kLatitudeMax) * std::numbers::pi / 180;
  double const y = 0.5 - std::asinh(std::tan(lat)) / (2 * std::numbers::pi);
  return {step_of(location.lon() / 360 + 0.5), step_of(y), location};
}

}  // namespace magpie::app
