#include "magpie/paper/map_view.h"

#include <gtest/gtest.h>

#include <cmath>

#include "magpie/geo/distance.h"
#include "magpie/paper/map_labels.h"

namespace magpie::paper {

namespace {

geo::LatLng at(double lat, double lon) {
  return *geo::make_latlng(lat, lon);
}

constexpr Rect kFrame{100, 50, 400, 300};

TEST(MapView, EverythingLiesInsideTheFrameWithItsPadding) {
  std::vector<geo::LatLng> const positions = {at(37.3, 113.5), at(38.1, 114.6), at(37.9, 113.4)};
  MapView const view(positions, kFrame, 20);
  for (geo::LatLng const p : positions) {
    Point const point = view.to_page(p);
    EXPECT_GE(point.x, kFrame.x + 20 - 1e-6);
    EXPECT_LE(point.x, kFrame.right() - 20 + 1e-6);
    EXPECT_GE(point.y, kFrame.y + 20 - 1e-6);
    EXPECT_LE(point.y, kFrame.bottom() - 20 + 1e-6);
  }
}

TEST(MapView, NorthIsUpAndEastIsRight) {
  MapView const view(std::vector{at(37, 113), at(38, 114)}, kFrame, 20);
  EXPECT_LT(view.to_page(at(38, 113)).y, view.to_page(at(37, 113)).y);
  EXPECT_GT(view.to_page(at(37, 114)).x, view.to_page(at(37, 113)).x);
}

TEST(MapView, TheScaleAgreesWithTheDistanceOnTheGround) {
  std::vector<geo::LatLng> const positions = {at(37.4, 113.5), at(37.5, 113.8)};
  MapView const view(positions, kFrame, 20);
  Point const a = view.to_page(positions[0]);
  Point const b = view.to_page(positions[1]);
  double const ground_m = geo::distance_m(positions[0], positions[1]);
  EXPECT_NEAR(std::hypot(a.x - b.x, a.y - b.y) * view.meters_per_point(), ground_m,
              ground_m * 0.005);
}

TEST(MapView, AnAreaAcrossTheAntimeridianIsOnePiece) {
  MapView const view(std::vector{at(65, 179.9), at(65, -179.9)}, kFrame, 20);
  EXPECT_LT(view.to_page(at(65, 179.9)).x, view.to_page(at(65, -179.9)).x);
  EXPECT_LT(view.meters_per_point(), 100);
}

TEST(MapView, OnePointAndNoPointStillHaveAScale) {
  EXPECT_NEAR(MapView(std::vector{at(37, 113)}, kFrame, 20).meters_per_point(), 1500.0 / 260, 0.1);
  EXPECT_TRUE(std::isfinite(MapView({}, kFrame, 20).to_page(at(90, 180)).y));
}

TEST(RoundLength, ItIsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_EQ(round_length_m(0), 1);
  EXPECT_EQ(round_length_m(1), 1);
  EXPECT_EQ(round_length_m(999), 500);
  EXPECT_EQ(round_length_m(1000), 1000);
  EXPECT_EQ(round_length_m(49'999), 20'000);
}

TEST(PlaceMarkers, MarkersAtOnePlaceDoNotCoverOneAnother) {
  std::vector<MapMarker> const markers(8, MapMarker{.at = at(37, 113)});
  MapView const view(std::vector{at(37, 113), at(37.1, 113.1)}, kFrame, 20);
  constexpr double kRadius = 6;
  std::vector<Point> const places = place_markers(view, markers, kRadius);
  ASSERT_EQ(places.size(), markers.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y), 2 * kRadius);
    }
  }
}

}  // namespace

}  // namespace magpie::paper
