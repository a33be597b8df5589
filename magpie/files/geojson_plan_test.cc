#include "magpie/files/geojson_plan.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "magpie/base/text.h"
#include "magpie/files/plan_export_sample.h"

namespace magpie::files {

namespace {

using Json = nlohmann::json;

// Every rule of RFC 7946 that a plan could break; the first problem, or nothing.
std::string problem_of(Json const& document) {
  if (document.at("type") != "FeatureCollection") return "not a FeatureCollection";
  for (Json const& feature : document.at("features")) {
    if (feature.at("type") != "Feature") return "not a Feature";
    if (!feature.at("properties").is_object()) return "no properties";
    Json const& geometry = feature.at("geometry");
    if (geometry.is_null()) continue;
    Json positions = geometry.at("coordinates");
    if (geometry.at("type") == "Point") {
      positions = Json::array({positions});
    } else if (geometry.at("type") != "LineString" || positions.size() < 2) {
      return "neither a point nor a line of two positions";
    }
    Json const& box = document.at("bbox");
    for (Json const& p : positions) {
      double const lon = p.at(0);
      double const lat = p.at(1);
      if (p.size() != 2 || lon < -180 || lon > 180 || lat < -90 || lat > 90)
        return "not a position";
      if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) return "outside the bbox";
    }
  }
  return {};
}

TEST(GeojsonPlan, AStopIsAPointAndALegIsALine) {
  Json const document = Json::parse(to_geojson(sample::one_day(), sample::context()));
  EXPECT_EQ(problem_of(document), "");
  EXPECT_EQ(document["bbox"], Json::parse("[113.51, 37.3, 113.57, 37.33]"));
  EXPECT_EQ(document["attribution"], Json::array({"© OpenStreetMap contributors (ODbL 1.0)"}));
  ASSERT_EQ(document["features"].size(), 5U);  // start, stop, end, two legs
  EXPECT_EQ(document["features"][1], Json::parse(R"({
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [113.512346, 37.3]},
    "properties": {
      "role": "stop", "day": 1, "date": "2026-05-01", "index": 0, "place_id": 2, "key": "place-2",
      "name": "云龙山 Yunlong Ridge", "name_zh": "云龙山", "name_en": "Yunlong Ridge",
      "kind": "sight", "member": "", "precision": "point",
      "arrive_min": 565, "arrive_utc": "2026-05-01T01:25:00Z",
      "begin_min": 575, "begin_utc": "2026-05-01T01:35:00Z",
      "leave_min": 665, "leave_utc": "2026-05-01T03:05:00Z",
      "wait_minutes": 10, "visit_minutes": 90, "visit_minutes_assumed_by": "visit-minutes/sight",
      "hours": "8:00–17:30", "hours_state": "open", "fee_fen": 6000,
      "must": false, "locked": false
    }})"));
  EXPECT_EQ(document["features"][4], Json::parse(R"({
    "type": "Feature",
    "geometry": {"type": "LineString", "coordinates": [[113.51, 37.3], [113.57, 37.33]]},
    "properties": {
      "role": "leg", "day": 1, "index": 1,
      "from": "云龙山 Yunlong Ridge", "to": "和顺宾馆 Heshun Hotel",
      "minutes": 25, "meters": 18200, "quality": "estimated", "road_names": ["G207", "S319"],
      "breaks": 0, "break_minutes": 0, "method": "car-1"
    }})"));
}

TEST(GeojsonPlan, ABreakIsAPointAndALegTellsItsRoads) {
  Json const document = Json::parse(to_geojson(sample::told_day(), sample::context()));
  EXPECT_EQ(problem_of(document), "");
  ASSERT_EQ(document["features"].size(), 6U);
  Json const& leg = document["features"][3]["properties"];
  EXPECT_EQ(leg["facts"]["toll_m"], 12'000);
  EXPECT_EQ(leg["facts"]["permits"], Json::array({"边境管理区"}));
  EXPECT_FALSE(leg["facts"].contains("up_m"));
  EXPECT_EQ(document["features"][4], Json::parse(R"({
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [113.53, 37.308]},
    "properties": {
      "role": "rest", "day": 1, "leg": 0, "minutes": 20, "after_driving_min": 15,
      "begin_min": 555, "begin_utc": "2026-05-01T01:15:00Z",
      "station": "<太行> 服务区", "station_kind": "services"
    }
  })"));
}

TEST(GeojsonPlan, WhatHasNoGeometryKeepsItsFeature) {
  http::api::Plan plan = sample::one_day();
  plan.days[0].stops[0].place.location.reset();
  plan.days[0].legs[0].line = {{113.5, 37.3}};
  plan.days[0].legs[1].quality = http::api::LegQuality::unreachable;
  Json const document = Json::parse(to_geojson(plan, sample::context()));
  EXPECT_EQ(problem_of(document), "");
  ASSERT_EQ(document["features"].size(), 5U);
  EXPECT_TRUE(document["features"][1]["geometry"].is_null());
  EXPECT_TRUE(document["features"][3]["geometry"].is_null());
  EXPECT_TRUE(document["features"][4]["geometry"].is_null());
}

TEST(GeojsonPlan, AnEmptyPlanHasNoBox) {
  Json const document = Json::parse(to_geojson({}, {}));
  EXPECT_EQ(problem_of(document), "");
  EXPECT_FALSE(document.contains("bbox"));
  EXPECT_TRUE(document["features"].empty());
}

TEST(GeojsonPlan, NamesOfEveryKindComeBack) {
  http::api::Plan const plan = sample::weird_names();
  std::string const text = to_geojson(plan, sample::context());
  EXPECT_TRUE(base::is_valid_utf8(text));
  Json const document = Json::parse(text);
  EXPECT_EQ(problem_of(document), "");
  EXPECT_EQ(document["features"][0]["properties"]["name_zh"], "\"<&>'客栈]]>");
  EXPECT_EQ(document["features"][0]["properties"]["name_en"], "Line\nbreak; comma, back\\slash");
  EXPECT_EQ(document["features"][1]["properties"]["name_zh"], plan.days[0].stops[0].place.name_zh);
}

TEST(GeojsonPlan, EqualInputGivesAnEqualFile) {
  EXPECT_EQ(to_geojson(sample::one_day(), sample::context()),
            to_geojson(sample::one_day(), sample::context()));
}

TEST(GeojsonPlan, ImpossiblePositionsAreLeftOut) {
  http::api::Plan plan = sample::one_day();
  plan.days[0].stops[0].place.location = http::api::Position{37.3, 113.5};  // swapped axes
  plan.days[0].legs[0].line.push_back({500, 37});
  Json const document = Json::parse(to_geojson(plan, sample::context()));
  EXPECT_EQ(problem_of(document), "");
  EXPECT_TRUE(document["features"][1]["geometry"].is_null());
  EXPECT_EQ(document["features"][3]["geometry"]["coordinates"].size(), 3U);
}

}  // namespace

}  // namespace magpie::files
