#include <fmt/format.h>

#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/paper/figures.h"
#include "magpie/paper/qr.h"
#include "magpie/paper/route_book_parts.h"
#include "magpie/paper/table.h"

namespace magpie::paper {

namespace {

constexpr double kQrSide = 84;
constexpr double kMapMin = 200;
constexpr double kMapMax = 330;
constexpr std::size_t kNameBytesMax = 48;  // 16 Chinese characters

api::Sentence span_words(api::Plan const& plan) {
  if (plan.days.empty()) return date_words(plan.request.start_date);
  api::Sentence const first = date_words(plan.days.front().date);
  if (plan.days.size() == 1) return first;
  api::Sentence const last = date_words(plan.days.back().date);
  return {first.zh + " 至 " + last.zh, first.en + " to " + last.en};
}

api::Sentence party_and_pace(api::TripRequest const& request) {
  api::Sentence words = party_words(request.party.value_or(api::Party{}));
  if (!request.pace) return words;
  api::Sentence const pace = pace_words(*request.pace);
  return {words.zh + " · 节奏" + pace.zh, words.en + " · " + pace.en + " pace"};
}

// Returns the width that is left for the title.
double draw_share_code(Flow& flow, RouteBookOptions const& options) {
  QrCode const code = encode_qr(options.share_url);
  if (code.side == 0) return kContentWidth;
  Rect const square{kPageWidth - kMargin - kQrSide, 44, kQrSide, kQrSide};
  draw_qr(flow.cairo(), code, square);
  add_link(flow.cairo(), square, options.share_url);
  flow.typesetter()
      .set("扫码看本线路\nScan to open this route",
           {.size_pt = 6.5, .color = kQuietInk, .align = Align::center}, kQrSide)
      .draw(flow.cairo(), square.x, square.bottom() - 2);
  return kContentWidth - kQrSide - 16;
}

void draw_title(Flow& flow, BookContext const& book) {
  double const width = draw_share_code(flow, book.options);
  double const top = flow.y();
  auto const line = [&](std::string_view text, TextStyle const& style) {
    if (text.empty()) return;
    TextBlock const block = flow.typesetter().set(text, style, width);
    block.draw(flow.cairo(), flow.x(), flow.y());
    flow.skip(block.size().height);
  };
  fill_rect(flow.cairo(), {flow.x(), top - 12, 40, 3}, kAccent);
  line(joined({book.options.alliance_zh, book.options.alliance_en}),
       {.size_pt = 9, .weight = Weight::bold, .color = kAccent, .lines_max = 2});
  flow.skip(2);
  line(book.title.zh, {.size_pt = 24, .weight = Weight::bold, .lines_max = 3});
  line(book.title.en, {.size_pt = 13, .color = kQuietInk, .lines_max = 2});
  flow.skip(2);
  api::Sentence const dates = span_words(book.plan);
  api::Sentence const party = party_and_pace(book.plan.request);
  line(dates.zh, {.size_pt = 10.5, .weight = Weight::bold});
  line(dates.en, {.size_pt = 9, .color = kQuietInk});
  flow.skip(3);
  line(party.zh, {.size_pt = 9.5});
  line(party.en, {.size_pt = 8.5, .color = kQuietInk});
  if (width < kContentWidth) flow.skip(std::max(0.0, 44 + kQrSide + 18 - flow.y()));
  flow.skip(8);
}

void draw_warning(Flow& flow, BookContext const& book) {
  if (book.plan.feasible) return;
  std::size_t const count = book.plan.violations.size();
  std::string const zh = fmt::format("未通过核查：{}处不符合要求，见末页。", count);
  std::string const en = fmt::format("Not feasible: the checker found {} {}; see the last page.",
                                     count, count == 1 ? "violation" : "violations");
  TextBlock const block = flow.typesetter().set(
      zh + "\n" + en, {.size_pt = 9, .weight = Weight::bold, .color = kRed}, kContentWidth - 20);
  double const height = block.size().height + 10;
  stroke_rect(flow.cairo(), {flow.x(), flow.y(), kContentWidth, height}, kRed, 1);
  block.draw(flow.cairo(), flow.x() + 10, flow.y() + 5);
  flow.skip(height + 8);
}

std::vector<Figure> figures_of(BookContext const& book) {
  api::Plan const& plan = book.plan;
  std::size_t stops = 0;
  int estimated = 0;
  for (api::PlanDay const& day : plan.days) {
    stops += day.stops.size();
    estimated += static_cast<int>(std::count_if(
        day.legs.begin(), day.legs.end(),
        [](api::PlanLeg const& leg) { return leg.quality == api::LegQuality::estimated; }));
  }
  std::string const days = fmt::format("{}", plan.days.size());
  std::string const places = fmt::format("{}", stops);
  std::string const distance = distance_words(plan.meters);
  std::vector<Figure> figures = {
      {{"天数", "Days"}, {days, days}},
      {{"站点", "Stops"}, {places, places}},
      {{"驾车", "Driving"}, duration_words(plan.driving_min)},
      {{"里程", "Distance"}, {distance, distance}},
      {{"全队门票", "Fees"}, money_words(plan.fees_fen, book.options.currency)}};
  if (estimated > 0) {
    figures.push_back({{"估算路段", "Estimated"},
                       {fmt::format("{}段", estimated),
                        estimated == 1 ? "1 leg" : fmt::format("{} legs", estimated)}});
  }
  return figures;
}

Cell stops_cell(BookContext const& book, std::size_t day_index) {
  api::PlanDay const& day = book.plan.days[day_index];
  Cell cell;
  for (std::size_t i = 0; i < day.stops.size(); ++i) {
    int const number = book.first_stop[day_index] + static_cast<int>(i);
    api::PlaceSummary const& place = day.stops[i].place;
    cell.zh += fmt::format("{}{} {}", i == 0 ? "" : "　", number,
                           base::shorten(name_zh(place), kNameBytesMax));
    std::string const en = base::shorten(name_en(place), kNameBytesMax);
    cell.en += fmt::format("{}{} {}", i == 0 ? "" : "  ", number, en.empty() ? "—" : en);
  }
  if (day.stops.empty()) cell = {"没有站点", "no stops"};
  return cell;
}

void draw_days(Flow& flow, BookContext const& book) {
  Table table(flow, {{{"日期", "Date"}, 74, Align::left, 2},
                     {{"站点（编号同地图）", "Stops, numbered as on the map"}, 223, Align::left, 3},
                     {{"驾车", "Driving"}, 62, Align::left, 2},
                     {{"过夜", "Night"}, kContentWidth - 389, Align::left, 2}});
  table.begin();
  for (std::size_t i = 0; i < book.plan.days.size(); ++i) {
    api::PlanDay const& day = book.plan.days[i];
    api::Sentence const number = day_words(day);
    api::Sentence const date = short_date_words(day.date);
    api::Sentence const driving = duration_words(day.driving_min);
    bool const last = i + 1 == book.plan.days.size();
    std::string const en = name_en(day.end);
    Cell const night = last ? Cell{"结束：" + name_zh(day.end), en.empty() ? "End" : "End: " + en}
                            : Cell{name_zh(day.end), en};
    table.row({{.zh = number.zh + "\n" + date.zh,
                .en = number.en + ", " + date.en,
                .weight = Weight::bold,
                .chip = day_color(day.day)},
               stops_cell(book, i),
               {driving.zh, fmt::format("{}\n{}", driving.en, distance_words(day.meters))},
               night});
  }
  table.end();
}

}  // namespace

void draw_cover(Flow& flow, BookContext const& book) {
  flow.start_page("", joined(book.title));
  draw_title(flow, book);
  draw_warning(flow, book);
  draw_figures(flow, figures_of(book));
  // The days should stand under the map on the cover; many days go on to the next page.
  double const for_days = 40 + 38.0 * static_cast<double>(book.plan.days.size());
  double const map_height = std::clamp(flow.room() - for_days, kMapMin, kMapMax);
  draw_map(flow.document(), {flow.x(), flow.y(), kContentWidth, map_height}, picture_of(book, -1),
           book.options.background);
  flow.skip(map_height + 6);
  if (!book.plan.days.empty()) {
    draw_days(flow, book);
  } else {
    flow.bilingual({"这份计划还没有任何一天。", "This plan has no days yet."}, 10);
  }
}

}  // namespace magpie::paper
