// Small plans for the tests of the exports.
#pragma once

#include <string>
#include <utility>

#include "magpie/files/plan_export.h"

namespace magpie::files::sample {

inline http::api::PlaceSummary place(std::int64_t id, std::string zh, std::string en, double lon,
                                     double lat) {
  http::api::PlaceSummary place;
  place.id = id;
  place.key = "place-" + std::to_string(id);
  place.name_zh = std::move(zh);
  place.name_en = std::move(en);
  place.kind = http::api::PlaceKind::sight;
  place.location = http::api::Position{lon, lat};
  return place;
}

inline http::api::PlanStop stop(http::api::PlaceSummary at, std::int32_t begin_min) {
  http::api::PlanStop stop;
  stop.place = std::move(at);
  stop.arrive_min = begin_min - 10;
  stop.wait_min = 10;
  stop.begin_min = begin_min;
  stop.leave_min = begin_min + 90;
  stop.visit_minutes = {90, "visit-minutes/sight"};
  stop.hours = {http::api::DayHoursState::open, {{480, 1050}}, std::nullopt};
  stop.fee_fen = {6000, std::nullopt};
  return stop;
}

inline http::api::PlanLeg leg(http::api::LegQuality quality,
                              std::vector<http::api::Position> line) {
  http::api::PlanLeg leg;
  leg.minutes = 25;
  leg.meters = 18'200;
  leg.quality = quality;
  leg.road_names = {"G207", "S319"};
  leg.line = std::move(line);
  leg.method = "car-1";
  return leg;
}

// One day: from the hotel on roads to the ridge, lunch, and back by an estimated way.
inline http::api::Plan one_day() {
  using http::api::LegQuality;
  http::api::Plan plan;
  plan.request.start_date = "2026-05-01";
  plan.request.days = 1;
  plan.driving_min = 50;
  plan.meters = 36'400;
  plan.feasible = true;
  http::api::PlanDay day;
  day.day = 1;
  day.date = "2026-05-01";
  day.start = day.end = place(1, "和顺宾馆", "Heshun Hotel", 113.57, 37.33);
  day.depart_min = 540;
  day.finish_min = 755;
  day.stops.push_back(stop(place(2, "云龙山", "Yunlong Ridge", 113.5123456789, 37.3), 575));
  day.legs.push_back(leg(LegQuality::computed, {{113.57, 37.33}, {113.54, 37.31}, {113.51, 37.3}}));
  day.legs.push_back(leg(LegQuality::estimated, {{113.51, 37.3}, {113.57, 37.33}}));
  day.pauses.push_back({http::api::PauseKind::lunch, 665, 710, 1});
  day.driving_min = 50;
  day.meters = 36'400;
  plan.days.push_back(std::move(day));
  return plan;
}

// The same with what roads say of the first leg: facts, steps, and a break at a service area.
inline http::api::Plan told_day() {
  http::api::Plan plan = one_day();
  auto& leg = plan.days[0].legs[0];
  leg.facts = http::api::LegFacts{};
  leg.facts->toll_m = 12'000;
  leg.facts->permits = {"边境管理区"};
  leg.steps = {{{"沿G207出发。", "Set out on G207."}, "G207", 9000, 12, {{113.57, 37.33}}},
               {{"右转，进入S319。", "Turn right onto S319."}, "S319", 9200, 13, {{113.54, 37.31}}},
               {{"到达目的地。", "Arrive."}, "", 0, 0, {{113.51, 37.3}}}};
  http::api::LegRest rest;
  rest.after_min = 15;
  rest.begin_min = 555;
  rest.minutes = 20;
  rest.location = http::api::Position{113.53, 37.308};
  rest.station = http::api::RoadStation{
      http::api::StationKind::services, "<太行> 服务区", {113.53, 37.308}, std::nullopt};
  leg.rests = {rest};
  leg.breaks = 1;
  leg.break_minutes = 20;
  return plan;
}

inline PlanExportContext context() {
  PlanExportContext context;
  context.title = "太行一日";
  context.alliance_zh = "和顺石家庄联盟";
  context.alliance_en = "Heshun–Shijiazhuang Alliance";
  context.now_s = 1'777'600'000;  // 2026-05-01T01:46:40Z
  context.attribution = {"© OpenStreetMap contributors (ODbL 1.0)"};
  return context;
}

// Names that break careless writers: markup, quotes, line breaks, control characters, emoji,
// length.
inline http::api::Plan weird_names() {
  http::api::Plan plan = one_day();
  std::string longest;
  for (int i = 0; i < 500; ++i) longest += "和";
  plan.days[0].start.name_zh = "\"<&>'客栈\x01\x1f]]>";
  plan.days[0].start.name_en = "Line\nbreak; comma, back\\slash";
  plan.days[0].stops[0].place.name_zh = longest;
  plan.days[0].stops[0].place.name_en =
      "Emoji 🏔️ \xF0\x9F\x90\xA6 and broken \xC3 bytes \xEF\xBF\xBF";
  plan.days[0].legs[0].road_names = {"<G5>", "A & B\r\nC"};
  return plan;
}

}  // namespace magpie::files::sample
