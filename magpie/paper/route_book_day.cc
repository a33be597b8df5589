#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/paper/figures.h"
#include "magpie/paper/route_book_parts.h"
#include "magpie/paper/timetable.h"

namespace magpie::paper {

namespace {

constexpr double kMapMin = 150;
constexpr double kMapMax = 300;
constexpr double kMapUsual = 200;

void draw_heading(Flow& flow, BookContext const& book, api::PlanDay const& day) {
  flow.heading(day_words(day), 18);
  flow.skip(-4);
  api::Sentence date = date_words(day.date);
  if (day.holiday) {
    date.zh += " · " + day.holiday->zh;
    date.en += " · " + day.holiday->en;
  }
  flow.paragraph(joined({date.zh, "  " + date.en}), {.size_pt = 10, .weight = Weight::bold});
  std::string const end_en = name_en(day.end);
  std::string const start_en = name_en(day.start);
  flow.paragraph(name_zh(day.start) + " → " + name_zh(day.end), {.size_pt = 9, .lines_max = 2});
  if (!start_en.empty() && !end_en.empty()) {
    flow.paragraph(start_en + " → " + end_en, {.size_pt = 8, .color = kQuietInk, .lines_max = 2});
  }
  for (api::PlanViolation const* violation : violations_of(book, day, -1)) {
    flow.paragraph(
        fmt::format("不符合 Breaks a limit: {} {}", violation->text.zh, violation->text.en),
        {.size_pt = 8.5, .weight = Weight::bold, .color = kRed});
  }
  flow.skip(5);
}

std::vector<Figure> figures_of(BookContext const& book, api::PlanDay const& day) {
  std::string const depart = clock_words(day.depart_min);
  std::string const finish = clock_words(day.finish_min);
  std::string const distance = distance_words(day.meters);
  return {{{"出发", "Depart"}, {depart, depart}},
          {{"结束", "Finish"}, {finish, finish}},
          {{"驾车", "Driving"}, duration_words(day.driving_min)},
          {{"里程", "Distance"}, {distance, distance}},
          {{"全队门票", "Fees"}, money_words(day.fees_fen, book.options.currency)}};
}

bool has_assumed_value(api::PlanDay const& day) {
  return std::any_of(day.stops.begin(), day.stops.end(), [](api::PlanStop const& stop) {
    return stop.visit_minutes.rule || stop.hours_rule || stop.fee_fen.rule;
  });
}

bool has_leg_of(api::PlanDay const& day, api::LegQuality quality) {
  return std::any_of(day.legs.begin(), day.legs.end(),
                     [quality](api::PlanLeg const& leg) { return leg.quality == quality; });
}

bool passes_midnight(api::PlanDay const& day) {
  return day.finish_min > 24 * 60;
}

// What the words on this page mean; only those that are on it.
std::vector<api::Sentence> key_of(api::PlanDay const& day) {
  std::vector<api::Sentence> lines;
  if (has_assumed_value(day)) {
    lines.push_back({"推定：没有人给出该值，由默认规则推定，规则见末页。",
                     "assumed: nobody has stated the value; a default rule gave it, see the end."});
  }
  if (has_leg_of(day, api::LegQuality::estimated)) {
    lines.push_back(
        {"估算：没有该路段的道路数据，时间和里程按直线距离估算，地图上为虚线，不可据此导航。",
         "estimated: no road data for this leg; time and distance are estimated from the "
         "straight line, dashed on the map. Do not navigate by it."});
  }
  if (passes_midnight(day)) lines.push_back({"+1：次日。", "+1: on the next day."});
  return lines;
}

// As high as the timetable leaves room on the page; a day that needs more pages has a usual map.
double map_height(Flow const& flow, double rest) {
  double const room = flow.room() - rest;
  return room < kMapMin ? kMapUsual : std::min(room, kMapMax);
}

}  // namespace

void draw_day(Flow& flow, BookContext const& book, std::size_t day_index) {
  api::PlanDay const& day = book.plan.days[day_index];
  std::string const section = joined(day_words(day));
  flow.start_page(section, section + " · " + joined(short_date_words(day.date)));
  draw_heading(flow, book, day);
  draw_figures(flow, figures_of(book, day));
  std::vector<api::Sentence> const key = key_of(day);
  Timetable timetable(flow, book, day_index);
  double const rest = timetable.height() + 16 + 24 * static_cast<double>(key.size());
  double const height = map_height(flow, rest);
  draw_map(flow.document(), {flow.x(), flow.y(), kContentWidth, height},
           picture_of(book, static_cast<int>(day_index)), book.options.background);
  flow.skip(height + 6);
  timetable.draw();
  flow.skip(6);
  for (api::Sentence const& line : key) flow.bilingual(line, 7.5);
}

}  // namespace magpie::paper
