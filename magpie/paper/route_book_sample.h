// Plans for the tests of the route book: a short one like a real trip, a huge one, an empty one.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/paper/route_book.h"

namespace magpie::paper::sample {

namespace api = http::api;

inline api::PlaceSummary place(std::int64_t id, std::string zh, std::string en,
                               api::Position location) {
  api::PlaceSummary place;
  place.id = id;
  place.key = "place-" + std::to_string(id);
  place.name_zh = std::move(zh);
  place.name_en = std::move(en);
  place.kind = api::PlaceKind::heritage;
  place.member = "jingxing";
  place.location = location;
  return place;
}

// A winding line between two places, so that a computed leg looks like a road.
inline std::vector<api::Position> road(api::Position a, api::Position b) {
  std::vector<api::Position> line;
  for (int i = 0; i <= 40; ++i) {
    double const share = i / 40.0;
    double const bend = 0.12 * std::sin(share * 3.14159) + 0.02 * std::sin(share * 31.4);
    line.push_back({a[0] + (b[0] - a[0]) * share - (b[1] - a[1]) * bend,
                    a[1] + (b[1] - a[1]) * share + (b[0] - a[0]) * bend});
  }
  line.front() = a;
  line.back() = b;
  return line;
}

inline api::PlanLeg leg(api::PlaceSummary const& from, api::PlaceSummary const& to,
                        api::LegQuality quality) {
  api::PlanLeg leg;
  api::Position const a = from.location.value_or(api::Position{114, 38});
  api::Position const b = to.location.value_or(api::Position{114, 38});
  double const km = 105 * std::hypot(a[0] - b[0], a[1] - b[1]);
  leg.minutes = static_cast<std::int32_t>(5 + km * 1.1);
  leg.meters = static_cast<std::int64_t>(km * 1300);
  leg.quality = quality;
  if (quality == api::LegQuality::computed) leg.road_names = {"G307", "平涉线", "S202"};
  leg.line = quality == api::LegQuality::computed ? road(a, b) : std::vector{a, b};
  return leg;
}

inline api::PlanStop stop(api::PlaceSummary place, std::int32_t arrive_min, std::int32_t minutes) {
  api::PlanStop stop;
  stop.place = std::move(place);
  stop.arrive_min = stop.begin_min = arrive_min;
  stop.leave_min = arrive_min + minutes;
  stop.visit_minutes = {minutes, "visit-minutes/heritage"};
  stop.hours = {api::DayHoursState::open, {{480, 1080}}, std::nullopt};
  stop.hours_rule = "opening-hours/heritage";
  stop.fee_fen = {12'000, std::nullopt};
  stop.reasons = {{"主题“古迹”符合所选权重。", "Its theme heritage carries weight."}};
  return stop;
}

// The day from bed to bed through the stops, timed one after the other.
inline api::PlanDay day(int number, std::vector<api::PlaceSummary> const& stops,
                        std::pair<api::PlaceSummary, api::PlaceSummary> const& ends) {
  api::PlanDay day;
  day.day = number;
  day.date = base::format_date(*base::parse_date("2026-05-01") + std::chrono::days(number - 1));
  day.start = ends.first;
  day.end = ends.second;
  day.depart_min = 510;
  std::int32_t clock = day.depart_min;
  api::PlaceSummary const* here = &day.start;
  auto const drive = [&](api::PlaceSummary const& to) {
    bool const estimated = (day.legs.size() + static_cast<std::size_t>(number)) % 3 == 0;
    day.legs.push_back(
        leg(*here, to, estimated ? api::LegQuality::estimated : api::LegQuality::computed));
    clock += day.legs.back().minutes;
    day.driving_min += day.legs.back().minutes;
    day.meters += day.legs.back().meters;
    here = &to;
  };
  for (std::size_t i = 0; i < stops.size(); ++i) {
    drive(stops[i]);
    day.stops.push_back(stop(stops[i], clock, 90));
    clock += 90;
    day.fees_fen += day.stops.back().fee_fen.value;
    if (i == 0) {
      day.pauses.push_back({api::PauseKind::lunch, clock, clock + 45, 1});
      clock += 45;
    }
  }
  drive(day.end);
  day.finish_min = clock;
  return day;
}

inline void add_sums(api::Plan& plan) {
  plan.request.days = static_cast<std::int32_t>(plan.days.size());
  for (api::PlanDay const& day : plan.days) {
    plan.driving_min += day.driving_min;
    plan.meters += day.meters;
    plan.fees_fen += day.fees_fen;
  }
  plan.feasible = true;
}

inline api::Plan three_days() {
  auto const zhengding = place(1, "正定古城客栈", "Zhengding Old Town Inn", {114.57, 38.146});
  auto const jingxing = place(2, "井陉天长镇", "Tianchang, Jingxing", {114.02, 37.998});
  auto const longxing =
      place(3, "正定县隆兴寺景区", "Longxing Temple, Zhengding", {114.583, 38.143});
  auto const linji =
      place(4, "临济寺澄灵塔", "Chengling Pagoda of Linji Temple", {114.567, 38.138});
  auto const baodu =
      place(5, "石家庄市鹿泉区抱犊寨景区", "Baoduzhai (Baodu Stockade)", {114.27, 38.088});
  auto const yujia = place(6, "于家石头村", "Yujia Stone Village", {113.98, 37.941});
  auto const cangyan =
      place(7, "苍岩山景区", "Cangyan Mountain (with Fuqing Temple)", {114.13, 37.834});
  auto const xiantai = place(8, "仙台山景区", "Xiantai Mountain", {113.75, 38.119});
  api::Plan plan;
  plan.request.name = "太行古道三日";
  plan.request.start_date = "2026-05-01";
  plan.request.party = api::Party{.adults = 2, .children = 1, .seniors = 1};
  plan.request.pace = api::Pace::relaxed;
  plan.days = {day(1, {longxing, linji, baodu}, {zhengding, jingxing}),
               day(2, {yujia, cangyan}, {jingxing, jingxing}),
               day(3, {xiantai}, {jingxing, zhengding})};
  plan.days[0].holiday = api::Sentence{"劳动节假期", "Labour Day holiday"};
  plan.days[0].stops[0].must = true;
  plan.days[0].stops[0].place.rating = 4;
  plan.days[0].stops[0].visit_minutes.rule.reset();
  plan.days[0].stops[0].hours_rule.reset();
  plan.days[1].stops[1].locked = true;
  plan.days[1].stops[0].fee_fen = {0, std::nullopt};
  plan.days[2].stops[0].hours = {api::DayHoursState::unknown, {}, std::nullopt};
  add_sums(plan);
  plan.score = 812;
  plan.score_bound = 900;
  plan.left_out = {
      {place(9, "井陉古驿道", "Jingxing Ancient Post Road", {114.1, 38}),
       90,
       "location",
       std::nullopt,
       std::nullopt,
       {"位置只知道到县，不能排入行程。", "Its position is known only to the county."}},
      {place(10, "正定荣国府", "Rongguo Mansion, Zhengding", {114.57, 38.14}),
       70,
       "window",
       1,
       35,
       {"第1天还差35分钟。", "Day 1 is 35 min too short."}}};
  plan.default_rules = {"visit-minutes/heritage", "opening-hours/heritage"};
  plan.making.program = "magpie 0.1.0";
  plan.making.rules_version = "2026-11";
  return plan;
}

// Three days whose computed legs are told by roads: facts, steps, breaks, gaps.
inline api::Plan told_days() {
  api::Plan plan = three_days();
  for (api::PlanDay& day : plan.days) {
    for (api::PlanLeg& leg : day.legs) {
      if (leg.quality != api::LegQuality::computed) continue;
      leg.facts = api::LegFacts{};
      leg.facts->tunnel_m = 1200;
      leg.steps.emplace();
      for (int i = 0; i < 14; ++i) {
        leg.steps->push_back({{fmt::format("左转，进入X{}县道。", 300 + i),
                               fmt::format("Turn left onto X{} County Road.", 300 + i)},
                              fmt::format("X{}", 300 + i),
                              1200,
                              2,
                              std::nullopt});
      }
    }
    api::DayGap gap;
    gap.meters = 42'000;
    gap.from = {"中石化（加油站）", "Sinopec (fuel station)"};
    gap.to = {"井陉天长镇", "Tianchang, Jingxing"};
    day.fuel_gap = gap;
  }
  api::PlanLeg& first = plan.days[0].legs[0];
  first.facts->unpaved_m = 3200;
  first.facts->permits = {"边境管理区"};
  first.breaks = 1;
  first.break_minutes = 20;
  api::LegRest rest;
  rest.after_min = 115;
  rest.begin_min = 625;
  rest.minutes = 20;
  rest.location = api::Position{114.5, 38.14};
  rest.station =
      api::RoadStation{api::StationKind::services, "平安服务区", {114.5, 38.14}, std::nullopt};
  first.rests = {rest};
  plan.days[0].documents = std::vector{api::Sentence{"边境管理区通行证，提前3天办理。",
                                                     "Border zone pass: ask for it 3 days ahead."}};
  plan.days[1].fuel_gap->warning = api::Sentence{"从A到B，120 km内没有加油站：请事先加满油。",
                                                 "No fuel station for 120 km: fill up before."};
  return plan;
}

// 14 days of 20 stops, names of 500 characters.
inline api::Plan huge() {
  std::string longest;
  for (int i = 0; i < 250; ++i) longest += "太行";
  std::vector<api::PlaceSummary> stops;
  for (int i = 0; i < 20; ++i) {
    stops.push_back(place(100 + i, longest, "A very long name " + std::string(480, 'n'),
                          {113.5 + 0.05 * i, 37.3 + 0.04 * ((i * 7) % 20)}));
  }
  auto const bed = place(1, longest, "", {114, 37.6});
  api::Plan plan;
  plan.request.start_date = "2026-05-01";
  plan.request.name = longest;
  for (int number = 1; number <= 14; ++number) plan.days.push_back(day(number, stops, {bed, bed}));
  add_sums(plan);
  for (int i = 0; i < 300; ++i) {
    plan.left_out.push_back({stops[0], i, "window", 1, 5, {longest, longest}});
  }
  return plan;
}

inline RouteBookOptions options() {
  RouteBookOptions options;
  options.alliance_zh = "和顺—石家庄文旅联盟";
  options.alliance_en = "Heshun–Shijiazhuang Alliance";
  options.now_s = 1'777'600'000;  // 2026-05-01 local
  options.share_url = "https://magpie.example/s/Jr4yTq9sLw2mVb7xKc8z";
  options.member_names = {{"jingxing", {"井陉县", "Jingxing County"}}};
  options.default_rules = {{"visit-minutes/heritage",
                            "90 min",
                            "assumption",
                            {"文物古迹停留90分钟。", "A heritage site takes 90 minutes."}}};
  options.sources = {{"relics", "全国重点文物保护单位名录", "国家文物局", "public record", "facts",
                      "国家文物局", "2019"}};
  options.attribution = {"© OpenStreetMap contributors, ODbL 1.0"};
  return options;
}

}  // namespace magpie::paper::sample
