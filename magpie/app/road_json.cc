// The answers of road_questions.h as JSON. Positions are [lon, lat].
#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/app/line_text.h"
#include "magpie/app/place_view.h"
#include "magpie/app/plan_parts.h"
#include "magpie/app/road_questions.h"
#include "magpie/app/step_words.h"

namespace magpie::app {

namespace {

using Json = nlohmann::json;

Json sentences(std::vector<api::Sentence> const& notes) {
  Json list = Json::array();
  for (auto const& note : notes) list.push_back({{"zh", note.zh}, {"en", note.en}});
  return list;
}

std::string_view quality_name(roads::LegQuality quality) {
  return api::to_text(quality_of(quality));
}

Json facts_json(roads::LegFacts const& facts) {
  Json json{{"unpaved_m", facts.unpaved_m}, {"toll_m", facts.toll_m},
            {"ferry_m", facts.ferry_m},     {"tunnel_m", facts.tunnel_m},
            {"scenic_m", facts.scenic_m},   {"private_m", facts.private_m},
            {"permits", facts.permits},     {"links", facts.links}};
  if (facts.has_heights) {
    json["up_m"] = facts.up_m;
    json["down_m"] = facts.down_m;
  }
  return json;
}

Json steps_json(std::vector<roads::LegStep> const& steps) {
  Json list = Json::array();
  for (auto const& step : steps) {
    auto const words = step_words(step);
    list.push_back({{"text", {{"zh", words.zh}, {"en", words.en}}},
                    {"road", step.road},
                    {"seconds", step.seconds},
                    {"meters", step.meters},
                    {"first_point", step.first_point}});
  }
  return list;
}

Json collection(Json features) {
  return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

}  // namespace

std::string route_json(RouteAnswer const& answer) {
  auto const& path = answer.path;
  Json properties{{"quality", quality_name(path.leg.quality)},
                  {"method", answer.method},
                  {"notes", sentences(answer.notes)}};
  bool const has_way = path.leg.quality != roads::LegQuality::unreachable;
  if (has_way) {
    properties["seconds"] = path.leg.seconds;
    properties["meters"] = path.leg.meters;
    properties["road_names"] = path.road_names;
    properties["start_gap_m"] = path.start_gap_m;
    properties["end_gap_m"] = path.end_gap_m;
    properties["scenic_extra_s"] = path.scenic_extra_s;
    properties["facts"] = facts_json(path.facts);
    properties["steps"] = steps_json(path.steps);
  }
  auto const geometry = has_way ? line_text(path.line) : std::string("null");
  return R"({"geometry":)" + geometry + R"(,"properties":)" + properties.dump() +
         R"(,"type":"Feature"})";
}

std::string table_json(TableAnswer const& answer) {
  Json seconds = Json::array();
  Json meters = Json::array();
  Json quality = Json::array();
  for (std::size_t row = 0; row * answer.columns < answer.cells.size(); ++row) {
    Json row_seconds = Json::array();
    Json row_meters = Json::array();
    std::string letters;
    for (std::size_t column = 0; column < answer.columns; ++column) {
      auto const& leg = answer.cells[row * answer.columns + column];
      bool const has_way = leg.quality != roads::LegQuality::unreachable;
      row_seconds.push_back(has_way ? Json(leg.seconds) : Json());
      row_meters.push_back(has_way ? Json(leg.meters) : Json());
      letters += quality_name(leg.quality).front();
    }
    seconds.push_back(std::move(row_seconds));
    meters.push_back(std::move(row_meters));
    quality.push_back(std::move(letters));
  }
  return Json{{"method", answer.method},
              {"seconds", std::move(seconds)},
              {"meters", std::move(meters)},
              {"quality", std::move(quality)}}
      .dump();
}

std::string nearest_json(NearestAnswer const& answer) {
  Json features = Json::array();
  for (auto const& road : answer.roads) {
    features.push_back({{"type", "Feature"},
                        {"geometry", {{"type", "Point"}, {"coordinates", position_of(road.point)}}},
                        {"properties",
                         {{"gap_m", road.gap_m},
                          {"road", road.road},
                          {"way", road.way},
                          {"side", road.is_left ? "left" : "right"}}}});
  }
  auto json = collection(std::move(features));
  json["notes"] = sentences(answer.notes);
  return json.dump();
}

std::string isochrone_json(IsochroneAnswer const& answer) {
  Json features = Json::array();
  for (auto const& reached : answer.lines) {
    auto const last = std::max(reached.first_s, reached.last_s);
    auto const limit = std::lower_bound(answer.limits_s.begin(), answer.limits_s.end(), last);
    features.push_back(
        {{"type", "Feature"},
         {"geometry", line_json(reached.line)},
         {"properties",
          {{"first_s", reached.first_s},
           {"last_s", reached.last_s},
           {"limit_s", limit == answer.limits_s.end() ? answer.limits_s.back() : *limit}}}});
  }
  auto json = collection(std::move(features));
  json["method"] = answer.method;
  return json.dump();
}

}  // namespace magpie::app
