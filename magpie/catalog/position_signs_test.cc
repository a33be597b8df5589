#include "magpie/catalog/position_signs.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

#include "magpie/base/text.h"

namespace magpie::catalog {
namespace {

using Cells = std::vector<cell::CoordinateValue>;

cell::CoordinateValue number(double degrees, int decimals) {
  cell::CoordinateValue value;
  value.degrees = *base::parse_number(fmt::format("{:.{}f}", degrees, decimals));
  value.decimals = decimals;
  return value;
}

// As a clerk writes degrees and minutes: 37 and 25.4 minutes with three decimals → 37.254.
Cells written(int first_degree, int degrees, int count, int decimals) {
  Cells cells;
  for (int i = 0; i < count; ++i) {
    double const tenths = decimals > 2 ? (i % 10) * 0.001 : 0;
    cells.push_back(number(first_degree + i % degrees + ((i * 7) % 60) * 0.01 + tenths, decimals));
  }
  return cells;
}

TEST(PositionSigns, MinutesWithoutSecondsAreSeen) {
  for (int const decimals : {2, 3}) {
    auto const sign = sign_of_minutes(written(35, 3, 40, decimals), written(112, 2, 40, decimals));
    ASSERT_TRUE(sign) << decimals;
    EXPECT_EQ(sign->form, MinuteForm::minutes);
    EXPECT_EQ(sign->cells, 80);
    EXPECT_GT(sign->span_degrees, 2);
  }
}

TEST(PositionSigns, SecondsAreSeenWithinOneDegree) {
  Cells lats, lons;
  for (int i = 0; i < 12; ++i) {
    lats.push_back(number(37 + (10 + i) * 0.01 + ((i * 7) % 60) * 0.0001, 4));
    lons.push_back(number(113 + (20 + i) * 0.01 + ((i * 11) % 60) * 0.0001, 4));
  }
  auto const sign = sign_of_minutes(lats, lons);
  ASSERT_TRUE(sign);
  EXPECT_EQ(sign->form, MinuteForm::seconds);
}

TEST(PositionSigns, OneFractionAboveTheMinutesAcquitsTheFile) {
  auto lats = written(35, 3, 40, 2);
  lats.push_back(number(36.61, 2));
  EXPECT_FALSE(sign_of_minutes(lats, written(112, 2, 40, 2)));
}

TEST(PositionSigns, AFileWithinOneDegreeSaysNothingOfItsMinutes) {
  EXPECT_FALSE(sign_of_minutes(written(37, 1, 60, 2), written(113, 1, 60, 2)));
}

// Two towns in two degrees, each with very many places.
TEST(PositionSigns, CrowdsInAFewTownsAreNoEvidence) {
  Cells lats, lons;
  for (int i = 0; i < 400; ++i) {
    lats.push_back(number((i % 2 == 0 ? 36.2 : 38.4) + (i % 9) * 0.01, 2));
    lons.push_back(number((i % 2 == 0 ? 112.1 : 113.3) + (i % 7) * 0.01, 2));
  }
  EXPECT_FALSE(sign_of_minutes(lats, lons));
}

// Decimals of an alliance: evenly spread over a region of up to five degrees.
RC_GTEST_PROP(PositionSigns, HonestDecimalsAreNotAccused, ()) {
  auto const south = *rc::gen::inRange(-6000, 6000) * 0.01;
  auto const west = *rc::gen::inRange(-17000, 17000) * 0.01;
  auto const size = *rc::gen::inRange(10, 500) * 0.01;
  auto const decimals = *rc::gen::inRange(2, 7);
  auto const spots = *rc::gen::container<std::vector<std::pair<int, int>>>(
      60, rc::gen::pair(rc::gen::inRange(0, 1'000'000), rc::gen::inRange(0, 1'000'000)));
  Cells lats, lons;
  for (auto const& [north, east] : spots) {
    lats.push_back(number(south + size * north * 1e-6, decimals));
    lons.push_back(number(west + size * east * 1e-6, decimals));
  }
  RC_ASSERT(!sign_of_minutes(lats, lons));
}

RC_GTEST_PROP(PositionSigns, DegreesAndMinutesComeBack, ()) {
  auto const degrees = *rc::gen::inRange(0, 180);
  auto const minutes = *rc::gen::inRange(0, 60), seconds = *rc::gen::inRange(0, 60);
  auto const number = *base::parse_number(fmt::format("{}.{:02}{:02}", degrees, minutes, seconds));
  RC_ASSERT(std::abs(from_degrees_minutes(number, MinuteForm::seconds) -
                     (degrees + minutes / 60.0 + seconds / 3600.0)) < 1e-6);
  RC_ASSERT(from_degrees_minutes(-number, MinuteForm::seconds) ==
            -from_degrees_minutes(number, MinuteForm::seconds));
}

RC_GTEST_PROP(PositionSigns, MinutesAndTheirTenthsComeBack, ()) {
  auto const degrees = *rc::gen::inRange(0, 180);
  auto const tenths = *rc::gen::inRange(0, 600);
  auto const number = *base::parse_number(fmt::format("{}.{:03}", degrees, tenths));
  RC_ASSERT(std::abs(from_degrees_minutes(number, MinuteForm::minutes) -
                     (degrees + tenths / 600.0)) < 1e-9);
}

}  // namespace
}  // namespace magpie::catalog
