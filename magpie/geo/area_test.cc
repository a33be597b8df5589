#include "magpie/geo/area.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace magpie::geo {
namespace {

Area::Ring square(std::int32_t low, std::int32_t high) {
  return {{low, low}, {low, high}, {high, high}, {high, low}, {low, low}};
}

TEST(Area, AHoleIsOutsideAndAnIslandInsideIt) {
  Area const area({square(0, 100), square(20, 80), square(40, 60)});
  EXPECT_TRUE(area.contains({10, 10}));
  EXPECT_FALSE(area.contains({30, 30}));
  EXPECT_TRUE(area.contains({50, 50}));
  EXPECT_FALSE(area.contains({150, 50}));
}

TEST(Area, DistanceIsMeasuredToTheNearestBorder) {
  Area const area({square(0, 10'000'000), square(2'000'000, 8'000'000)});
  EXPECT_EQ(area.distance_m({1'000'000, 5'000'000}), 0);
  EXPECT_NEAR(area.border_distance_m({1'000'000, 5'000'000}), 11'119, 15);
  EXPECT_NEAR(area.distance_m({3'000'000, 5'000'000}), 11'119, 15);
  EXPECT_NEAR(area.distance_m({-27'000, 5'000'000}), 300, 1);
}

TEST(Area, AConvexRingAgreesWithItsHalfPlanes) {
  EXPECT_TRUE(rc::check([](std::int16_t lat, std::int16_t lon) {
    // A diamond: inside exactly where |lat| + |lon| is small.
    Area const area({{{20'000, 0}, {0, 20'000}, {-20'000, 0}, {0, -20'000}}});
    auto const sum = std::abs(lat) + std::abs(lon);
    if (sum != 20'000) RC_ASSERT(area.contains({lat, lon}) == (sum < 20'000));
  }));
}

TEST(AreaIndex, FindsWhatLookingAtEveryAreaFinds) {
  std::vector<Area> areas;
  for (std::int32_t i = 0; i < 20; ++i)
    areas.emplace_back(std::vector<Area::Ring>{square(i * 5'000, i * 5'000 + 9'000)});
  AreaIndex const index(areas);
  EXPECT_TRUE(rc::check([&] {
    LatLng const p{*rc::gen::inRange(-5'000, 110'000), *rc::gen::inRange(-5'000, 110'000)};
    double const tolerance = *rc::gen::inRange(0, 60);
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].distance_m(p) <= tolerance) expected.push_back(i);
    }
    RC_ASSERT(index.within(p, tolerance) == expected);
    if (auto const found = index.find(p)) RC_ASSERT(areas[*found].contains(p));
  }));
  EXPECT_FALSE(index.find({9'500, 0}));
}

}  // namespace
}  // namespace magpie::geo
