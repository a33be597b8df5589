#include "magpie/roads/stations.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "magpie/geo/distance.h"

namespace magpie::roads {
namespace {

geo::LatLng at(double lat, double lon) {
  return *geo::make_latlng(lat, lon);
}

Station fuel(double lat, double lon, std::string name = "") {
  return {StationKind::fuel, ChargingSpeed::unknown, at(lat, lon), std::move(name)};
}

StationIndex some() {
  return StationIndex({fuel(42.5, 1.51, "Cepsa Pas de la Casa 加油站"),
                       {StationKind::charging, ChargingSpeed::fast, at(42.6, 1.6), ""}});
}

std::string refusal(std::string_view bytes) {
  auto const loaded = StationIndex::load(bytes);
  return loaded ? "" : loaded.error().message;
}

TEST(Stations, WhatIsSavedIsLoadedAgain) {
  auto const loaded = StationIndex::load(some().save());
  ASSERT_TRUE(loaded.has_value());
  auto const before = some();
  EXPECT_TRUE(std::equal(before.stations().begin(), before.stations().end(),
                         loaded->stations().begin(), loaded->stations().end()));
  EXPECT_TRUE(loaded->has(StationKind::charging));
  EXPECT_FALSE(loaded->has(StationKind::water));
}

TEST(Stations, AnEmptyListIsAList) {
  auto const loaded = StationIndex::load(StationIndex({}).save());
  ASSERT_TRUE(loaded.has_value());
  EXPECT_TRUE(loaded->stations().empty());
}

TEST(Stations, ForeignOldCutAndChangedBytesAreRefused) {
  EXPECT_EQ(refusal("version https://git-lfs.github.com"),
            "this is not a list of stations of Magpie: import the map extract again");
  EXPECT_EQ(refusal("MAGPIE-STATIONS 0 abc\n"),
            "the list of stations has another format than this program reads: import the map "
            "extract again");
  EXPECT_EQ(refusal(some().save().substr(0, 40)),
            "the list of stations is cut off after 40 bytes: import again");
  auto changed = some().save();
  changed[changed.size() - 10] = '7';
  EXPECT_EQ(refusal(changed),
            "the list of stations was changed after it was written (its hash differs): import the "
            "map extract again");
}

TEST(Stations, OnesWithinReachOfTheWayComeInOrderOfTravel) {
  StationIndex const stations({fuel(42.502, 1.58), fuel(42.5, 1.52), fuel(42.51, 1.55)});
  std::vector const line{at(42.5, 1.5), at(42.5, 1.6)};
  auto const passed = stations.along(line, 250);
  ASSERT_EQ(passed.size(), 2U);
  EXPECT_EQ(passed[0].station, 1U);
  EXPECT_NEAR(passed[0].along_m, geo::distance_m(line[0], at(42.5, 1.52)), 2);
  EXPECT_EQ(passed[1].station, 0U);
  EXPECT_NEAR(passed[1].off_m, 222, 2);
}

TEST(Stations, AWayThatComesBackPassesTheSameStationTwice) {
  StationIndex const stations({fuel(42.5, 1.52)});
  std::vector const line{at(42.5, 1.5), at(42.5, 1.6), at(42.5, 1.5)};
  auto const passed = stations.along(line, 250);
  ASSERT_EQ(passed.size(), 2U);
  EXPECT_LT(passed[0].along_m, passed[1].along_m);
}

TEST(Stations, TheLongestGapMayBeAtEitherEnd) {
  std::vector<double> const early{1000, 2000};
  EXPECT_EQ(longest_gap(early, 9000).from_m, 2000);
  EXPECT_EQ(longest_gap(early, 9000).to_m, 9000);
  std::vector<double> const late{7000};
  EXPECT_EQ(longest_gap(late, 9000).to_m, 7000);
  EXPECT_EQ(longest_gap({}, 9000).length_m(), 9000);
  EXPECT_EQ(longest_gap({}, 0).length_m(), 0);
}

// Against the slow, obvious way: a fine walk along the line, every station asked at every step.
RC_GTEST_PROP(Stations, PassesWhatTheSlowWalkPasses, ()) {
  auto const coordinate = [](double low) {
    return low + *rc::gen::inRange(0, 1000) / 1000.0 * 0.2;
  };
  std::vector<Station> stations;
  for (int i = 0; i < 40; ++i) stations.push_back(fuel(coordinate(42.4), coordinate(1.4)));
  std::vector<geo::LatLng> line;
  for (int i = 0; i < 6; ++i) line.push_back(at(coordinate(42.4), coordinate(1.4)));
  StationIndex const index(stations);
  std::vector<char> is_passed(stations.size(), 0);
  for (auto const& passed : index.along(line, 500)) is_passed[passed.station] = 1;
  for (std::size_t s = 0; s < stations.size(); ++s) {
    double least = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
      for (int k = 0; k <= 400; ++k) {
        auto const mix = [&](double a, double b) { return a + (b - a) * k / 400; };
        auto const here =
            at(mix(line[i - 1].lat(), line[i].lat()), mix(line[i - 1].lon(), line[i].lon()));
        least = std::min(least, geo::distance_m(here, stations[s].at));
      }
    }
    if (least < 480) RC_ASSERT(is_passed[s] == 1);
    if (least > 540) RC_ASSERT(is_passed[s] == 0);
  }
}

}  // namespace
}  // namespace magpie::roads
