#include "magpie/files/osm_stations.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "magpie/files/osm_reader.h"
#include "magpie/files/osm_testing.h"

namespace magpie::files {
namespace {

using roads::ChargingSpeed;
using roads::Station;
using roads::StationKind;

std::vector<Station> stations_of(std::string const& opl) {
  TinyExtract const extract(opl);
  auto read = read_osm(extract.path(), {});
  EXPECT_TRUE(read.has_value());
  return read ? read->stations : std::vector<Station>();
}

ChargingSpeed charging_speed(std::string const& tags) {
  auto const found = stations_of("n1 x1.5 y42.5 Tamenity=charging_station," + tags + "\n");
  EXPECT_EQ(found.size(), 1U);
  return found.empty() ? ChargingSpeed::unknown : found[0].speed;
}

TEST(OsmStations, APointAndAnAreaAreStations) {
  auto const found = stations_of(
      "n1 x1.5 y42.5 Tamenity=fuel,brand=Cepsa\n"
      "n2 x1.6 y42.5\nn3 x1.7 y42.5\nn4 x1.7 y42.6\nn5 x1.6 y42.6\n"
      "w1 Thighway=services,name=Serveis Nn2,n3,n4,n5,n2\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(
      found[0],
      (Station{StationKind::fuel, ChargingSpeed::unknown, {425'000'000, 15'000'000}, "Cepsa"}));
  EXPECT_EQ(found[1].kind, StationKind::services);
  EXPECT_EQ(found[1].name, "Serveis");
  EXPECT_NEAR(found[1].at.lat(), 42.55, 0.001);
  EXPECT_NEAR(found[1].at.lon(), 1.65, 0.001);
}

TEST(OsmStations, WhatIsClosedToThePublicIsLeftOut) {
  EXPECT_TRUE(stations_of("n1 x1.5 y42.5 Tamenity=fuel,access=private\n"
                          "n2 x1.5 y42.5 Tamenity=parking,access=customers\n"
                          "n3 x1.5 y42.5 Tamenity=charging_station,bicycle=yes\n"
                          "n4 x1.5 y42.5 Tamenity=cafe\n")
                  .empty());
}

TEST(OsmStations, AChargerIsFastWhereItsTagsSaySo) {
  EXPECT_EQ(charging_speed("capacity=2"), ChargingSpeed::unknown);
  EXPECT_EQ(charging_speed("socket:type2=2"), ChargingSpeed::slow);
  EXPECT_EQ(charging_speed("socket:type2_combo=2"), ChargingSpeed::fast);
  EXPECT_EQ(charging_speed("socket:chademo=no,socket:type2=1"), ChargingSpeed::slow);
  EXPECT_EQ(charging_speed("socket:type2=1,socket:type2:output=150%20%kW"), ChargingSpeed::fast);
  EXPECT_EQ(charging_speed("charging_station:output=22"), ChargingSpeed::unknown);
}

TEST(OsmStations, Andorra) {
  char const* const shared = std::getenv("MAGPIE_SHARED");
  auto const extract =
      std::filesystem::path(shared == nullptr ? "../shared" : shared) / "osm" / "andorra.osm.pbf";
  if (!std::filesystem::exists(extract)) GTEST_SKIP() << "skipped: no extract at " << extract;
  auto const read = read_osm(extract, {});
  ASSERT_TRUE(read.has_value());
  std::map<StationKind, int> counts;
  for (auto const& station : read->stations) ++counts[station.kind];
  EXPECT_EQ(counts[StationKind::fuel], 59);
  EXPECT_EQ(counts[StationKind::charging], 10);
  EXPECT_EQ(counts[StationKind::rest_area], 2);
}

}  // namespace
}  // namespace magpie::files
