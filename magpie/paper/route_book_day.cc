#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/http/api/leg_words.h"
#include "magpie/paper/figures.h"
#include "magpie/paper/route_book_parts.h"
#include "magpie/paper/timetable.h"

namespace magpie::paper {

namespace {

constexpr double kMapMin = 150;       // beside roomy rows
constexpr double kMapDenseMin = 118;  // beside dense rows
constexpr double kMapMax = 300;
constexpr double kMapUsual = 200;

// Documents, closures on the way, and how far it is without fuel and charging.
void draw_road_words(Flow& flow, api::PlanDay const& day) {
  TextStyle const plain{.size_pt = 8, .lines_max = 3};
  TextStyle const strong{.size_pt = 8, .weight = Weight::bold, .lines_max = 4};
  for (auto const& words : day.documents.value_or(std::vector<api::Sentence>())) {
    flow.paragraph("证件 Documents: " + joined(words), strong);
  }
  for (auto const& words : day.road_notes.value_or(std::vector<api::Sentence>())) {
    flow.paragraph(joined(words), plain);
  }
  if (day.fuel_gap) {
    flow.paragraph(joined(api::fuel_gap_words(*day.fuel_gap)),
                   day.fuel_gap->warning ? strong : plain);
  }
  if (day.charging_gap) {
    flow.paragraph(joined(api::charging_gap_words(*day.charging_gap)),
                   day.charging_gap->warning ? strong : plain);
  }
}

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
  draw_road_words(flow, day);
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
    lines.push_back({"推定：成员未提供该值，由默认规则推定，见末页。",
                     "assumed: no member has stated it; a default rule gave it, see the end."});
  }
  if (has_leg_of(day, api::LegQuality::estimated)) {
    lines.push_back({"估算：没有道路数据，按直线距离估算，不可据此导航。",
                     "estimated: from the straight line; do not navigate by it."});
  }
  if (passes_midnight(day)) lines.push_back({"+1：次日。", "+1: on the next day."});
  return lines;
}

struct DayLayout {
  Density density = Density::dense;
  double map_height = kMapUsual;
};

// One page where the day fits on one: roomy rows, else dense rows under a smaller map. A day that
// needs more pages has a map of usual height. `rest` is what stands below the timetable.
DayLayout layout_of(Flow& flow, BookContext const& book, std::size_t day_index, double rest) {
  double const room = flow.room() - rest;
  double const roomy = room - Timetable(flow, book, day_index, Density::roomy).height();
  if (roomy >= kMapMin) return {Density::roomy, std::min(roomy, kMapMax)};
  double const dense = room - Timetable(flow, book, day_index, Density::dense).height();
  if (dense >= kMapDenseMin) return {Density::dense, std::min(dense, kMapUsual)};
  return {};
}

}  // namespace

void draw_day(Flow& flow, BookContext const& book, std::size_t day_index) {
  api::PlanDay const& day = book.plan.days[day_index];
  std::string const section = joined(day_words(day));
  flow.start_page(section, section + " · " + joined(short_date_words(day.date)));
  draw_heading(flow, book, day);
  draw_figures(flow, figures_of(book, day));
  std::vector<api::Sentence> const key = key_of(day);
  DayLayout const layout =
      layout_of(flow, book, day_index, 16 + 12 * static_cast<double>(key.size()));
  draw_map(flow.document(), {flow.x(), flow.y(), kContentWidth, layout.map_height},
           picture_of(book, static_cast<int>(day_index)), book.options.background);
  flow.skip(layout.map_height + 6);
  Timetable(flow, book, day_index, layout.density).draw();
  flow.skip(6);
  for (api::Sentence const& line : key) {
    flow.paragraph(joined(line), {.size_pt = 7, .color = kQuietInk, .lines_max = 2});
  }
}

}  // namespace magpie::paper
