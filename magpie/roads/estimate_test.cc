#include "magpie/roads/estimate.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace magpie::roads {
namespace {

constexpr std::int32_t kKilometreE7 = 89'932;  // of latitude

EndPoint at_km(int km, Relief relief, bool is_remote = false) {
  return {{350'000'000 + km * kKilometreE7, 1'130'000'000}, relief, is_remote};
}

TEST(Estimate, PlaceToItselfIsZeroAndStillEstimated) {
  auto const here = at_km(0, Relief::mountains, true);
  auto const leg = estimate_leg(here, here);
  EXPECT_EQ(leg.seconds, 0);
  EXPECT_EQ(leg.meters, 0);
  EXPECT_EQ(leg.quality, LegQuality::estimated);
}

TEST(Estimate, HundredKilometresByRelief) {
  auto const leg = [](Relief relief) { return estimate_leg(at_km(0, relief), at_km(100, relief)); };
  EXPECT_NEAR(leg(Relief::plain).meters, 125'000, 20);
  EXPECT_NEAR(leg(Relief::plain).seconds, 206 + 2215 + 3320, 5);
  EXPECT_NEAR(leg(Relief::hills).meters, 135'000, 20);
  EXPECT_NEAR(leg(Relief::hills).seconds, 225 + 2483 + 4464, 5);
  EXPECT_NEAR(leg(Relief::mountains).meters, 160'000, 20);
  EXPECT_NEAR(leg(Relief::mountains).seconds, 240 + 2880 + 7080, 5);
}

TEST(Estimate, LegBetweenTwoKindsOfLandLiesBetween) {
  auto const plain = estimate_leg(at_km(0, Relief::plain), at_km(30, Relief::plain));
  auto const mixed = estimate_leg(at_km(0, Relief::plain), at_km(30, Relief::mountains));
  auto const mountains = estimate_leg(at_km(0, Relief::mountains), at_km(30, Relief::mountains));
  EXPECT_LT(plain.seconds, mixed.seconds);
  EXPECT_LT(mixed.seconds, mountains.seconds);
}

TEST(Estimate, RemoteEndCostsThreeSlowKilometres) {
  auto const town = estimate_leg(at_km(0, Relief::hills), at_km(20, Relief::hills));
  auto const village = estimate_leg(at_km(0, Relief::hills), at_km(20, Relief::hills, true));
  EXPECT_NEAR(village.seconds - town.seconds, 3000 * 3.6 / 20 - 3000 * 3.6 / 32, 1);
  EXPECT_EQ(village.meters, town.meters);
}

TEST(Estimate, PathIsTwoPointsAndSaysSo) {
  auto const from = at_km(0, Relief::hills);
  auto const to = at_km(5, Relief::hills);
  auto const path = estimate_path(from, to);
  EXPECT_EQ(path.line, (std::vector{from.position, to.position}));
  EXPECT_EQ(path.leg.quality, LegQuality::estimated);
  EXPECT_TRUE(path.road_names.empty());
  EXPECT_EQ(estimate_version(), "beeline-1");
}

TEST(Estimate, FartherIsNeverFasterAndBothWaysAreEqual) {
  EXPECT_TRUE(rc::check([](std::uint16_t a, std::uint16_t b, bool is_remote) {
    auto const relief = static_cast<Relief>(a % 3);
    int const near = a % 800;
    int const far = near + b % 800;
    auto const start = at_km(0, relief, is_remote);
    auto const shorter = estimate_leg(start, at_km(near, relief));
    auto const longer = estimate_leg(start, at_km(far, relief));
    RC_ASSERT(shorter.seconds <= longer.seconds);
    RC_ASSERT(shorter.meters <= longer.meters);
    auto const back = estimate_leg(at_km(far, relief), start);
    RC_ASSERT(back.seconds == longer.seconds);
  }));
}

}  // namespace
}  // namespace magpie::roads
