#include "magpie/catalog/sun.h"

#include <gtest/gtest.h>

namespace magpie::catalog {
namespace {

struct Row {
  double lat;
  double lon;
  char const* date;
  char const* sunrise;  // local time of UTC+8 with seconds
  char const* sunset;
};

double minutes(char const* clock) {
  int const hour = std::stoi(std::string(clock, 2));
  int const minute = std::stoi(std::string(clock + 3, 2));
  int const second = std::stoi(std::string(clock + 6, 2));
  return hour * 60 + minute + second / 60.0;
}

// Sunrise and sunset on which Astronomy Engine 2.1.19 and PyEphem 4.1.4 agree.
constexpr Row kRows[] = {
    {37.330, 113.570, "2025-03-20", "06:29:35", "18:37:21"},  // Heshun
    {37.330, 113.570, "2025-08-29", "05:53:36", "18:59:10"},
    {37.330, 113.570, "2025-12-21", "07:36:01", "17:11:27"},
    {38.042, 114.515, "2025-06-21", "04:59:27", "19:47:59"},  // Shijiazhuang
    {35.540, 113.580, "2025-06-21", "05:10:33", "19:44:22"},  // Wangmangling
    {47.354, 123.918, "2025-08-29", "04:59:00", "18:30:41"},  // Qiqihar
    {47.354, 123.918, "2025-12-21", "07:28:30", "15:56:09"},
    {42.863, 130.366, "2025-06-21", "03:39:56", "19:00:40"},  // Hunchun
};

TEST(Sun, AgreesWithTwoEphemeridesToTheMinute) {
  for (auto const& row : kRows) {
    auto const place = geo::make_latlng(row.lat, row.lon).value();
    auto const sun = sun_times(place, base::parse_date(row.date).value(), 480);
    ASSERT_TRUE(sun) << row.date;
    EXPECT_NEAR(sun->sunrise, minutes(row.sunrise), 0.6) << row.date << " " << row.lat;
    EXPECT_NEAR(sun->sunset, minutes(row.sunset), 0.6) << row.date << " " << row.lat;
  }
}

TEST(Sun, StandsOnTheHorizonAngleAtTheTabulatedSecond) {
  auto const heshun = geo::make_latlng(37.330, 113.570).value();
  double const sunrise =
      base::parse_date("2025-08-28").value().time_since_epoch().count() * 86'400.0 + 21 * 3600 +
      53 * 60 + 36;
  // Ten seconds of time are at most 0.04 degrees of altitude.
  EXPECT_NEAR(sun_altitude_deg(heshun, sunrise), -0.8333, 0.04);
}

TEST(Sun, NeitherMidnightSunNorPolarNightHasTimes) {
  auto const svalbard = geo::make_latlng(78.2, 15.6).value();
  EXPECT_FALSE(sun_times(svalbard, base::parse_date("2026-06-21").value(), 120));
  EXPECT_FALSE(sun_times(svalbard, base::parse_date("2026-12-21").value(), 60));
}

TEST(Sun, SunsetFollowsSunriseAlsoFarWestOfTheZone) {
  auto const kashgar = geo::make_latlng(39.47, 75.99).value();
  auto const sun = sun_times(kashgar, base::parse_date("2026-06-21").value(), 480).value();
  EXPECT_GT(sun.sunset, 22 * 60);
  EXPECT_LT(sun.sunrise, 8 * 60);
}

}  // namespace
}  // namespace magpie::catalog
