#include "magpie/files/geojson_in.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace magpie::files {
namespace {

std::string told(catalog::SourceTable const& table) {
  std::string all;
  for (auto const& f : table.findings)
    all += f.row + "|" + f.column + "|" + f.code + "|" + std::string(action_name(f.action)) + "\n";
  return all;
}

std::string cell(catalog::SourceTable const& table, std::size_t row, std::string_view column) {
  auto const at = std::find(table.columns.begin(), table.columns.end(), column);
  return at == table.columns.end()
             ? "(no column)"
             : table.rows.at(row).cells.at(static_cast<std::size_t>(at - table.columns.begin()));
}

std::string point(char const* at, char const* properties = "{}") {
  return std::string(R"({"type":"Feature","properties":)") + properties +
         R"(,"geometry":{"type":"Point","coordinates":[)" + at + "]}}";
}

std::string collection(std::initializer_list<std::string> features) {
  std::string all;
  for (auto const& f : features) all += (all.empty() ? "" : ",") + f;
  return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

catalog::SourceTable read(std::string const& text) {
  auto table = read_geojson(text, "a.geojson");
  EXPECT_TRUE(table) << (table ? "" : table.error().message);
  return table.value_or(catalog::SourceTable());
}

TEST(GeoJsonIn, PropertiesAreColumnsAndThePointIsThePosition) {
  auto const table = read(collection({point("113.5,37.25,812", R"({"name":"许村","=kind":"x"})")}));
  EXPECT_EQ(told(table), "");
  EXPECT_EQ(cell(table, 0, "name"), "许村");
  EXPECT_EQ(cell(table, 0, "kind"), "x");
  EXPECT_EQ(cell(table, 0, "=location.lon"), "113.5");
  EXPECT_EQ(cell(table, 0, "=location.lat"), "37.25");
  EXPECT_EQ(cell(table, 0, "=@note height_m"), "812.0");
}

TEST(GeoJsonIn, OneSwappedFeatureIsAskedAndStaysAsItIs) {
  auto const table = read(collection(
      {point("30.5,50.4"), point("30.6,50.3"), point("30.4,50.5"), point("50.35,30.45")}));
  EXPECT_EQ(told(table), "3||SWAPPED_AXES|ask\n");
  EXPECT_EQ(cell(table, 3, "=location.lat"), "30.45");
}

TEST(GeoJsonIn, ASwappedFileIsAskedOnce) {
  auto const table = read(collection({point("35,112"), point("36,113"), point("35.5,112.5")}));
  EXPECT_EQ(told(table), "||SWAPPED_AXES|ask\n");
}

TEST(GeoJsonIn, AnAreaGivesAPointInsideOutsideItsHole) {
  auto const table = read(
      R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[1,1],[9,1],[9,9],[1,9],[1,1]]]})");
  EXPECT_EQ(told(table), "");
  EXPECT_EQ(cell(table, 0, "=location.lon"), "0.5");
  EXPECT_EQ(cell(table, 0, "=location.lat"), "5.0");
}

TEST(GeoJsonIn, AnOpenRingIsClosedInTheKeptGeometry) {
  auto const table = read(R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4]]]})");
  EXPECT_EQ(told(table), "0||RING_NOT_CLOSED|fix\n");
  EXPECT_EQ(cell(table, 0, "=@note geometry"),
            R"({"coordinates":[[[0,0],[4,0],[4,4],[0,0]]],"type":"Polygon"})");
}

TEST(GeoJsonIn, ProjectedCoordinatesAreRefused) {
  auto const table = read_geojson(
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[)" +
          point("1,2") + "]}",
      "a");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().field, "crs");
}

TEST(GeoJsonIn, ALineForEachFeatureIsReadToo) {
  EXPECT_EQ(read(point("1,2") + "\n" + point("3,4") + "\n").rows.size(), 2);
}

TEST(GeoJsonIn, DepthAndBrokenTextAreRefused) {
  EXPECT_FALSE(read_geojson(std::string(1000, '['), "a"));
  EXPECT_FALSE(read_geojson("{\"type\":", "a"));
  EXPECT_FALSE(read_geojson("{}", "a"));
}

std::string shared_file(std::string const& name) {
  auto const* folder = std::getenv("MAGPIE_SHARED");
  std::ifstream in(std::string(folder == nullptr ? "" : folder) + "/data/import-samples/" + name,
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(GeoJsonIn, SampleWithDefects) {
  auto const bytes = shared_file("geojson/jincheng_defects.geojson");
  if (bytes.empty()) GTEST_SKIP() << "skipped: no import samples at $MAGPIE_SHARED";
  EXPECT_EQ(told(read(bytes)),
            "|crs|CRS_MEMBER|accept\n4||SWAPPED_AXES|ask\n5||NO_GEOMETRY|accept\n"
            "6||TWO_POINT_LINE|accept_with_note\n7||RING_NOT_CLOSED|fix\n"
            "8||ABSURD_HEIGHT|drop_value\n");
}

}  // namespace
}  // namespace magpie::files
