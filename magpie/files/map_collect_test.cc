// What of an extract is drawn, from objects written in OPL.
#include "magpie/files/map_collect.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "magpie/files/osm_reader.h"
#include "magpie/files/osm_testing.h"
#include "magpie/tiles/world.h"

namespace magpie::files {
namespace {

std::string text_of(tiles::Value const& value) {
  if (auto const* text = std::get_if<std::string>(&value)) return *text;
  if (auto const* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  return "?";
}

// One line a feature: "road 6 class=primary name=…: 1 part, 3 points".
std::string drawn(std::string const& opl) {
  TinyExtract const extract(opl);
  auto const read = read_osm(extract.path(), {});
  if (!read) return read.error().message;
  std::vector<std::string> lines;
  for (auto const& feature : read->map.features) {
    auto line = fmt::format("{} {}", map_layer_name(feature.rule->layer), feature.zoom_min);
    for (auto const& [key, value] : feature.properties) {
      line += fmt::format(" {}={}", key, text_of(value));
    }
    line += ':';
    for (auto const& part : feature.parts) line += fmt::format(" {}", part.size());
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (auto const& line : lines) out += line + "\n";
  return out;
}

std::string const kSquare =
    "n1 x1.50 y42.50\nn2 x1.60 y42.50\nn3 x1.60 y42.60\nn4 x1.50 y42.60\n"
    "n5 x1.54 y42.54\nn6 x1.56 y42.54\nn7 x1.55 y42.56\n";

TEST(MapCollect, RoadCarriesNamesNumberAndTunnel) {
  EXPECT_EQ(drawn(kSquare + "w1 Thighway=primary,name=和平路,name:en=Peace%20%Road,name:zh=和平路,"
                            "ref=G207;S322,tunnel=yes Nn1,n2,n3\n"),
            "road 6 class=primary name=和平路 name:en=Peace Road ref=G207 tunnel=yes: 3\n");
}

TEST(MapCollect, LakeIsAnAreaAndANameAtItsMiddle) {
  EXPECT_EQ(drawn(kSquare + "w1 Tnatural=water,name=Estany Nn1,n2,n3,n4,n1\n"),
            "label 8 class=lake name=Estany: 1\n"
            "water 5 class=lake: 4\n");
}

TEST(MapCollect, HoleGoesToTheOutlineAroundIt) {
  EXPECT_EQ(drawn(kSquare + "w1 Nn1,n2,n3\nw2 Nn3,n4,n1\nw3 Nn5,n6,n7,n5\n"
                            "r1 Ttype=multipolygon,natural=wood Mw1@outer,w2@outer,w3@inner\n"),
            "land 6 class=wood: 4 3\n");
}

TEST(MapCollect, OutlineWithAMissingNodeIsNotDrawn) {
  EXPECT_EQ(drawn(kSquare + "w1 Tnatural=water Nn1,n2,n99,n4,n1\n"), "");
}

TEST(MapCollect, BorderBetweenTwoCountriesIsDrawnOnce) {
  EXPECT_EQ(
      drawn(kSquare + "w1 Nn1,n2\nw2 Nn2,n3\n"
                      "r1 Ttype=boundary,boundary=administrative,admin_level=6 Mw1@outer,w2@outer\n"
                      "r2 Ttype=boundary,boundary=administrative,admin_level=2 Mw1@outer\n"),
      "boundary 0 class=country: 2\n"
      "boundary 9 class=county: 2\n");
}

TEST(MapCollect, PointsCarryHeightAndPeople) {
  EXPECT_EQ(drawn("n1 x1.5 y42.5 Tnatural=peak,name=Comapedrosa,ele=2942%20%m\n"
                  "n2 x1.6 y42.5 Tplace=town,name=Encamp,population=9000\n"
                  "n3 x1.6 y42.6 Tplace=hamlet\n"),
            "peak 9 class=peak name=Comapedrosa ele=2942: 1\n"
            "place 8 class=town name=Encamp population=9000: 1\n");
}

TEST(MapCollect, SidewalksAndParkingLanesAreLeftOut) {
  EXPECT_EQ(drawn(kSquare + "w1 Thighway=footway,footway=sidewalk Nn1,n2\n"
                            "w2 Thighway=service,service=driveway Nn1,n2\n"
                            "w3 Trailway=rail,service=siding Nn1,n2\nw4 Trailway=rail Nn2,n3\n"),
            "transit 14 class=rail: 2\n"
            "transit 7 class=rail: 2\n");
}

TEST(MapCollect, DamagedTextIsNoName) {
  EXPECT_EQ(drawn("n1 x1.5 y42.5 Tnatural=peak,ele=high\n"), "peak 14 class=peak: 1\n");
}

}  // namespace
}  // namespace magpie::files
