#include "magpie/files/gpx_in.h"

#include <gtest/gtest.h>

namespace magpie::files {
namespace {

TEST(GpxIn, WaypointsAreRowsAndLinesAreCounted) {
  auto const table = read_gpx(
      "<gpx version='1.1'><wpt lat='37.1' lon='113.5'><ele>812</ele><name>A &amp; B</name>"
      "<link href='https://a.example'><text>no name</text></link></wpt>"
      "<trk><name>no</name><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>",
      "a.gpx");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->columns, (std::vector<std::string>{"=location.lat", "=location.lon", "ele",
                                                      "name", "=website"}));
  ASSERT_EQ(table->rows.size(), 1);
  EXPECT_EQ(table->rows[0].cells,
            (std::vector<std::string>{"37.1", "113.5", "812", "A & B", "https://a.example"}));
  EXPECT_EQ(table->datum, "WGS84");
  ASSERT_EQ(table->findings.size(), 1);
  EXPECT_EQ(table->findings[0].value, "rte 0, trk 1");
}

TEST(GpxIn, EntitiesOfItsOwnAreRefused) {
  auto const table = read_gpx(
      "<!DOCTYPE g [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><gpx><wpt lat='1' lon='2'><name>&b;"
      "</name></wpt></gpx>",
      "a.gpx");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.find("entities"), std::string::npos);
}

TEST(GpxIn, WhatIsNoGpxOrBreaksOffIsRefused) {
  EXPECT_FALSE(read_gpx("<kml/>", "a"));
  EXPECT_FALSE(read_gpx("<gpx><wpt lat='1' lon='2'>", "a"));
  EXPECT_FALSE(read_gpx("", "a"));
}

}  // namespace
}  // namespace magpie::files
