#include "magpie/roads/bends.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr double kLateralMs2 = 2.0;
constexpr double kSmallestRadiusM = 5;
constexpr double kSpacingM = 10;

std::vector<geo::LatLng> resample(std::span<geo::LatLng const> line) {
  std::vector<geo::LatLng> kept{line.front()};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (geo::distance_m(kept.back(), line[i]) >= kSpacingM) kept.push_back(line[i]);
  }
  if (kept.size() > 1 && geo::distance_m(kept.back(), line.back()) < kSpacingM) kept.pop_back();
  kept.push_back(line.back());
  return kept;
}

// R = abc / (4 · area), the circle through three points; Heron's area.
double bend_speed_kmh(double a, double b, double c) {
  double const s = (a + b + c) / 2;
  double const square = s * (s - a) * (s - b) * (s - c);
  if (square <= 1e-6 * s * s) return 1e9;  // straight on
  double const radius = std::max(kSmallestRadiusM, a * b * c / (4 * std::sqrt(square)));
  return 3.6 * std::sqrt(kLateralMs2 * radius);
}

}  // namespace

double driving_seconds(std::span<geo::LatLng const> line, double speed_kmh) {
  double const length = geo::length_m(line);
  if (line.size() < 3 || length <= 0) return length * 3.6 / speed_kmh;
  auto const points = resample(line);
  std::vector<double> limits(points.size(), 1e9);
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    limits[i] = bend_speed_kmh(geo::distance_m(points[i - 1], points[i]),
                               geo::distance_m(points[i], points[i + 1]),
                               geo::distance_m(points[i - 1], points[i + 1]));
  }
  double seconds = 0;
  double resampled = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    // The half of the piece next to a bend is driven at the bend's speed.
    double const half = geo::distance_m(points[i - 1], points[i]) / 2;
    seconds += half * 3.6 / std::min(speed_kmh, limits[i - 1]);
    seconds += half * 3.6 / std::min(speed_kmh, limits[i]);
    resampled += 2 * half;
  }
  // Resampling shortens the line a little; the full length is driven.
  return resampled > 0 ? seconds * length / resampled : length * 3.6 / speed_kmh;
}

}  // namespace magpie::roads
