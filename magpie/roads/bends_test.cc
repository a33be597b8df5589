#include "magpie/roads/bends.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace magpie::roads {
namespace {

// Ten times round a circle near the equator, so that the ends, which have no bend, hardly count; a
// point about every `spacing_m`.
std::vector<geo::LatLng> circle(double radius_m, double spacing_m) {
  std::vector<geo::LatLng> line;
  auto const count = std::max(6, static_cast<int>(2 * std::numbers::pi * radius_m / spacing_m));
  constexpr double kE7PerM = 89.93;
  for (int i = 0; i <= 10 * count; ++i) {
    double const angle = 2 * std::numbers::pi * i / count;
    line.push_back({static_cast<std::int32_t>(std::lround(radius_m * kE7PerM * std::sin(angle))),
                    static_cast<std::int32_t>(std::lround(radius_m * kE7PerM * std::cos(angle)))});
  }
  return line;
}

// Mean speed in km/h.
double mean_kmh(std::vector<geo::LatLng> const& line, double lateral_ms2) {
  LineMeasure measure;
  measure.set(line);
  return measure.length_m() * 3.6 / measure.seconds_with_bends(200, lateral_ms2);
}

TEST(Bends, SpeedFollowsTheRadius) {
  EXPECT_NEAR(mean_kmh(circle(15, 10.5), kCarLateralMs2), 19.7, 0.4);
  EXPECT_NEAR(mean_kmh(circle(50, 12), kCarLateralMs2), 36.0, 0.4);
  EXPECT_NEAR(mean_kmh(circle(100, 12), kCarLateralMs2), 50.9, 0.4);
}

TEST(Bends, ACoachTakesAHairpinAQuarterSlower) {
  auto const hairpin = circle(15, 10.5);
  double const share = mean_kmh(hairpin, kCoachLateralMs2) / mean_kmh(hairpin, kCarLateralMs2);
  EXPECT_NEAR(share, 0.75, 0.02);
}

// Points closer than 10 m make false bends: a drawn wobble of 0.4 m every 3 m is no bend.
TEST(Bends, PointsDrawnCloselyMakeNoBends) {
  std::vector<geo::LatLng> line;
  for (int i = 0; i <= 300; ++i) line.push_back({i % 2 == 0 ? 0 : 36, i * 270});
  LineMeasure measure;
  measure.set(line);
  EXPECT_LT(measure.seconds_with_bends(60, kCarLateralMs2), measure.seconds(60) * 1.15);
}

}  // namespace
}  // namespace magpie::roads
