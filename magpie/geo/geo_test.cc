#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/geo/distance.h"
#include "magpie/geo/nearest.h"
#include "magpie/geo/polyline.h"

namespace magpie::geo {
namespace {

TEST(LatLng, RefusesWhatIsNotOnEarth) {
  EXPECT_TRUE(make_latlng(37.33, 113.57));
  EXPECT_FALSE(make_latlng(113.57, 37.33));
  EXPECT_FALSE(make_latlng(std::nan(""), 0));
}

TEST(Distance, OneDegreeOfLatitudeIsAbout111Kilometres) {
  EXPECT_NEAR(distance_m({0, 0}, {10'000'000, 0}), 111'195, 1);
  EXPECT_EQ(distance_m({5, 5}, {5, 5}), 0);
}

TEST(Distance, ProjectionStaysOnTheSegment) {
  auto const beside = project({0, 5'000'000}, {1'000'000, 0}, {1'000'000, 10'000'000});
  EXPECT_NEAR(beside.share, 0.5, 1e-6);
  EXPECT_NEAR(beside.distance_m, 11'119, 5);
  EXPECT_EQ(project({0, 0}, {1, 10}, {1, 20}).share, 0);
}

TEST(Polyline, KeepsEndsAndCorners) {
  std::vector<LatLng> const line{{0, 0}, {1, 5'000'000}, {0, 10'000'000}, {5'000'000, 10'000'000}};
  EXPECT_EQ(simplify(line, 100), (std::vector<LatLng>{line[0], line[2], line[3]}));
}

TEST(NearestIndex, EqualsLookingAtEveryPoint) {
  EXPECT_TRUE(rc::check([](std::vector<std::pair<std::int16_t, std::int16_t>> const& raw,
                           std::int16_t lat, std::int16_t lon, std::uint16_t radius) {
    std::vector<LatLng> points;
    for (auto const& [a, b] : raw) points.push_back({a * 2'000, b * 2'000});
    LatLng const center{lat * 2'000, lon * 2'000};
    double const radius_m = radius * 5.0;
    std::size_t expected = 0;
    for (auto const p : points) expected += distance_m(center, p) <= radius_m;
    auto const found = NearestIndex(points).within(center, radius_m, points.size());
    RC_ASSERT(found.size() == expected);
    for (std::size_t i = 1; i < found.size(); ++i) {
      RC_ASSERT(found[i - 1].distance_m <= found[i].distance_m);
    }
  }));
}

}  // namespace
}  // namespace magpie::geo
