#include "magpie/files/boundaries.h"

#include <gtest/gtest.h>

namespace magpie::files {
namespace {

constexpr char kTwoCounties[] = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"code":"140723","name_zh":"和顺县"},
  "geometry":{"type":"Polygon","coordinates":[[[113,37],[114,37],[114,38],[113,38],[113,37]]]}},
 {"type":"Feature","properties":{"adcode":140724,"name":"昔阳县"},
  "geometry":{"type":"MultiPolygon","coordinates":[[[[113,38],[114,38],[114,39]]]]}},
 {"type":"Feature","properties":{"code":"140700","name":"晋中市"},
  "geometry":{"type":"Polygon","coordinates":[[[113,37],[114,37],[114,39]]]}},
 {"type":"Feature","properties":{"code":"140725"},"geometry":{"type":"Point","coordinates":[1,2]}},
 {"type":"Feature","properties":{},"geometry":null}]})";

TEST(Boundaries, CountiesAreAreasWithTheirCode) {
  auto const read = read_boundaries(kTwoCounties, "b.geojson");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->boundaries.size(), 2);
  EXPECT_EQ(read->boundaries[0].code, "140723");
  EXPECT_EQ(read->boundaries[1].code, "140724");
  EXPECT_EQ(read->boundaries[1].name_zh, "昔阳县");
  EXPECT_TRUE(read->boundaries[0].area.contains(*geo::make_latlng(37.5, 113.5)));
  EXPECT_FALSE(read->boundaries[0].area.contains(*geo::make_latlng(38.5, 113.5)));
}

TEST(Boundaries, WhatIsNoAreaIsNamedAndCitiesAreLeftOut) {
  auto const read = read_boundaries(kTwoCounties, "b.geojson");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->report.problems.size(), 2);
  EXPECT_EQ(read->report.problems[0].field, "geometry");
  EXPECT_EQ(read->report.problems[0].row, 3);
  EXPECT_EQ(read->report.problems[1].field, "code");
}

TEST(Boundaries, AFileWithoutAnyIsRefused) {
  for (auto const* text :
       {"{}", "[]", R"({"features":[{"properties":{"code":"140723"},"geometry":{"type":"Polygon",
       "coordinates":[[[500,37],[1,2],[3,4]]]}}]})"})
    EXPECT_FALSE(read_boundaries(text, "b.geojson")) << text;
  EXPECT_FALSE(read_boundaries("no json", "b.geojson"));
}

}  // namespace
}  // namespace magpie::files
