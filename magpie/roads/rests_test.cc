#include "magpie/roads/rests.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "magpie/roads/leg_pace.h"

namespace magpie::roads {
namespace {

// No stretch between breaks is longer than the limit, wherever within its window each break falls.
RC_GTEST_PROP(Rests, NoStretchIsLongerThanTheLimit, ()) {
  int const limit = *rc::gen::inRange(10, 300);
  int const before = *rc::gen::inRange(0, limit);
  int const leg = *rc::gen::inRange(1, 1500);
  int const breaks = (before + leg - 1) / limit;
  double last = -before;
  for (int left = breaks; left > 0; --left) {
    auto const window = rest_window({double(leg), last, left, double(limit)});
    RC_ASSERT(window.earliest_min >= 0);
    RC_ASSERT(window.earliest_min <= window.latest_min);
    RC_ASSERT(window.latest_min <= leg);
    double const share = *rc::gen::inRange(0, 101) / 100.0;
    double const chosen = window.earliest_min + share * (window.latest_min - window.earliest_min);
    RC_ASSERT(chosen - last <= limit + 1e-6);
    last = chosen;
  }
  RC_ASSERT(leg - last <= limit + 1e-6);
}

TEST(Rests, ABreakThatIsNeededAtOnceIsAtTheStart) {
  auto const window = rest_window({100, -120, 1, 120});
  EXPECT_EQ(window.earliest_min, 0);
  EXPECT_EQ(window.latest_min, 0);
}

LegPath two_paces() {
  LegPath path;
  path.leg = {LegQuality::computed, 900, 10'000};
  path.line = {{423'000'000, 15'000'000}, {423'000'000, 15'500'000}, {423'000'000, 16'000'000}};
  path.steps.resize(3);
  path.steps[0].seconds = 600;
  path.steps[0].meters = 5000;
  path.steps[1].seconds = 300;
  path.steps[1].meters = 5000;
  return path;
}

TEST(LegPace, BetweenInstructionsThePaceIsEven) {
  LegPace const pace(two_paces());
  EXPECT_NEAR(pace.meters_at(300), 2500, 1e-6);
  EXPECT_NEAR(pace.meters_at(750), 7500, 1e-6);
  EXPECT_NEAR(pace.seconds_at(7500), 750, 1e-6);
  EXPECT_NEAR(pace.meters_at(5000), 10'000, 1e-6);
  EXPECT_EQ(pace.point_at(0), (geo::LatLng{423'000'000, 15'000'000}));
  EXPECT_EQ(pace.point_at(10'000), (geo::LatLng{423'000'000, 16'000'000}));
  EXPECT_NEAR(pace.point_at(5000).lon_e7, 15'500'000, 2);
}

TEST(LegPace, RoundedStepsAddUpToTheLeg) {
  auto path = two_paces();
  path.leg.seconds = 1000;
  LegPace const pace(path);
  EXPECT_NEAR(pace.meters_at(1000), 10'000, 1e-6);
  EXPECT_NEAR(pace.seconds_at(10'000), 1000, 1e-6);
}

}  // namespace
}  // namespace magpie::roads
