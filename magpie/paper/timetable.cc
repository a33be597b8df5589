#include "magpie/paper/timetable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numbers>

#include "magpie/http/api/leg_words.h"

namespace magpie::paper {

namespace {

// Columns, from the left margin.
constexpr double kTimeWidth = 62;
constexpr double kTrackX = 78;
constexpr double kPlaceX = 96;
constexpr double kPlaceWidth = 180;
constexpr double kVisitX = 284;
constexpr double kVisitWidth = 92;
constexpr double kHoursX = 382;
constexpr double kHoursWidth = 58;
constexpr double kFeeX = 446;
constexpr double kFeeWidth = kContentWidth - kFeeX - 4;
constexpr double kLegWidth = kContentWidth - kPlaceX;

constexpr double kMarkerRadius = 7.5;
constexpr double kStopGap = 2;
constexpr double kTagRoom = 52;
constexpr double kSumHeight = 24;

TextStyle const kStrong{.size_pt = 9, .weight = Weight::bold};
TextStyle const kPlain{.size_pt = 8.5};
TextStyle const kQuiet{.size_pt = 7.5, .color = kQuietInk};

TextStyle limited(TextStyle style, int lines_max) {
  style.lines_max = lines_max;
  return style;
}

void add_bilingual(Stack& stack, api::Sentence const& words, int lines_max) {
  stack.text(words.zh, limited(kPlain, lines_max));
  if (words.en != words.zh) stack.text(words.en, limited(kQuiet, lines_max));
}

// Where the breaks fall, one a line; only how many there are where that is not known.
std::string break_words(api::PlanLeg const& leg) {
  std::string text;
  if (leg.rests && !leg.rests->empty()) {
    for (api::LegRest const& rest : *leg.rests) {
      api::Sentence const words = api::rest_words(rest);
      text += fmt::format("\n{} {} · {}", clock_words(rest.begin_min), words.zh, words.en);
    }
  } else if (leg.breaks > 0) {
    api::Sentence const length = duration_words(leg.break_minutes.value_or(0));
    text =
        fmt::format(" · 途中休息{}次共{} {} on the way, {} in all", leg.breaks, length.zh,
                    leg.breaks == 1 ? "1 break" : fmt::format("{} breaks", leg.breaks), length.en);
  }
  return text;
}

// "驾车25分 Drive 25 min · 18 km · 经 via G307、S202"
std::string leg_words(api::PlanLeg const& leg) {
  if (leg.quality == api::LegQuality::unreachable) return "没有找到可走的路 No road found";
  api::Sentence const driving = duration_words(leg.minutes);
  std::string text =
      fmt::format("驾车{} Drive {} · {}", driving.zh, driving.en, distance_words(leg.meters));
  for (std::size_t i = 0; i < leg.road_names.size() && i < 8; ++i) {
    text += (i == 0 ? " · 经 via " : "、") + leg.road_names[i];
  }
  if (leg.facts) {
    for (auto const& fact : api::fact_words(*leg.facts)) text += " · " + fact.zh + " " + fact.en;
  }
  return text + break_words(leg);
}

// A leg within one place: nothing is driven, and there is nothing to say.
bool is_standing(api::PlanLeg const& leg) {
  return leg.minutes == 0 && leg.meters == 0 && leg.quality == api::LegQuality::computed;
}

}  // namespace

double Timetable::Row::height() const {
  return std::max({time.height(), place.height(), visit.height(), hours.height(), fee.height()});
}

Timetable::Timetable(Flow& flow, BookContext const& book, std::size_t day_index, Density density)
    : flow_(flow),
      book_(book),
      day_(book.plan.days[day_index]),
      first_stop_(book.first_stop[day_index]),
      dense_(density == Density::dense),
      block_padding_(dense_ ? 3 : 5),
      leg_padding_(dense_ ? 2.5 : 4) {}

void Timetable::draw() {
  flow_.ensure(90);
  draw_head();
  flow_.on_continue([this] {
    flow_.heading({day_words(day_).zh + "（续）", day_words(day_).en + " (continued)"}, 12);
    draw_head();
  });
  bool const first = day_.day == book_.plan.days.front().day;
  bool const last_day = day_.day == book_.plan.days.back().day;
  draw_bed(bed_row(day_.start, day_.depart_min, {"出发", "Depart"}), first ? "起" : "宿");
  for (std::size_t i = 0; i <= day_.stops.size(); ++i) {
    draw_pauses(i, Side::before_leg);
    bool const last = i == day_.stops.size();
    if (last) {
      draw_leg(i, 40);
      draw_pauses(i, Side::after_leg);
      continue;
    }
    Row const row = stop_row(i);
    draw_leg(i, row.height() + 2 * block_padding_);
    draw_pauses(i, Side::after_leg);
    draw_stop(i, row);
  }
  draw_bed(bed_row(day_.end, day_.finish_min, {"到达", "Arrive"}), last_day ? "终" : "宿");
  draw_sum();
  flow_.on_continue({});
}

double Timetable::height() const {
  double sum = 30 + kSumHeight;  // the head of the columns, the last line
  sum += bed_row(day_.start, 0, {"出发", "Depart"}).height() + block_padding_;
  sum += bed_row(day_.end, 0, {"到达", "Arrive"}).height() + block_padding_;
  for (std::size_t i = 0; i < day_.stops.size(); ++i) {
    sum += stop_row(i).height() + 2 * block_padding_ + kStopGap;
  }
  for (api::PlanLeg const& leg : day_.legs) {
    if (!is_standing(leg)) sum += leg_block(leg).size().height + 2 * leg_padding_;
  }
  return sum + static_cast<double>(day_.pauses.size()) * (12 + block_padding_);
}

void Timetable::draw_head() {
  Row row = empty_row();
  row.time.text("时间", kQuiet);
  row.time.text("Time", kQuiet);
  row.place.text("地点与路程", kQuiet);
  row.place.text("Places and ways", kQuiet);
  row.visit.text("停留", kQuiet);
  row.visit.text("Visit", kQuiet);
  row.hours.text("当日开放", kQuiet);
  row.hours.text("Open", kQuiet);
  TextStyle right = kQuiet;
  right.align = Align::right;
  row.fee.text("门票（全队）", limited(right, 1));
  row.fee.text("Fee, party", right);
  draw_row(row, flow_.y());
  flow_.skip(row.height() + 2);
  set_color(flow_.cairo(), kInk);
  cairo_set_line_width(flow_.cairo(), 0.9);
  cairo_move_to(flow_.cairo(), flow_.x(), flow_.y());
  cairo_line_to(flow_.cairo(), flow_.x() + kContentWidth, flow_.y());
  cairo_stroke(flow_.cairo());
  flow_.skip(4);
}

Timetable::Row Timetable::bed_row(api::PlaceSummary const& place, std::int32_t minutes,
                                  api::Sentence const& role) const {
  Row row = empty_row();
  row.time.text(clock_words(minutes), kStrong);
  row.time.text(joined(role), kQuiet);
  row.place.text(name_zh(place), limited(kStrong, 2));
  row.place.text(name_en(place), limited(kQuiet, 2));
  return row;
}

void Timetable::draw_bed(Row const& row, std::string const& label) {
  flow_.ensure(row.height() + block_padding_);
  double const y = flow_.y();
  draw_track(y, y + row.height() + block_padding_);
  draw_row(row, y);
  draw_marker(Marker::bed, label, y + 7);
  flow_.skip(row.height() + block_padding_);
}

Timetable::Row Timetable::stop_row(std::size_t index) const {
  api::PlanStop const& stop = day_.stops[index];
  Row row = empty_row();
  row.time.text(fmt::format("{}–{}", clock_words(stop.begin_min), clock_words(stop.leave_min)),
                kStrong);
  if (stop.arrive_min != stop.begin_min) {
    row.time.text("到达 arrive " + clock_words(stop.arrive_min), kQuiet);
  }
  if (stop.wait_min > 0) {
    row.time.text("等候 wait " + duration_words(stop.wait_min).en, kQuiet);
  }
  if (stop.must.value_or(false)) row.time.tag("必到 must-see", kAccent);
  if (stop.locked.value_or(false)) row.time.tag("已锁定 locked", kAccent);
  fill_place(row.place, index);
  auto const assumed = [](Stack& stack, bool is_assumed) {
    if (is_assumed) stack.tag("推定 assumed", kAmber);
  };
  row.visit.text(joined(duration_words(stop.leave_min - stop.begin_min)),
                 {.size_pt = 8, .lines_max = 2});
  assumed(row.visit, stop.visit_minutes.rule.has_value());
  add_bilingual(row.hours, hours_words(stop.hours), 4);
  assumed(row.hours, stop.hours_rule.has_value());
  api::Sentence const fee = money_words(stop.fee_fen.value, book_.options.currency);
  TextStyle right = limited(kPlain, 1);
  right.align = Align::right;
  row.fee.text(fee.zh, right);
  if (stop.fee_fen.value == 0) {
    right.size_pt = kQuiet.size_pt;
    right.color = kQuietInk;
    row.fee.text(fee.en, right);
  }
  assumed(row.fee, stop.fee_fen.rule.has_value());
  return row;
}

void Timetable::fill_place(Stack& stack, std::size_t index) const {
  api::PlanStop const& stop = day_.stops[index];
  stack.text(name_zh(stop.place), {.size_pt = 10.5, .weight = Weight::bold, .lines_max = 3});
  std::string const en = name_en(stop.place);
  if (!dense_) stack.text(en, {.size_pt = 8.5, .color = kQuietInk, .lines_max = 2});
  std::string about = joined(kind_words(stop.place.kind));
  if (stop.place.rating) about += fmt::format(" · {}A", *stop.place.rating);
  auto const member = book_.options.member_names.find(stop.place.member);
  if (member != book_.options.member_names.end()) about += " · " + joined(member->second);
  stack.text(dense_ && !en.empty() ? en + " · " + about : about, limited(kQuiet, 2));
  if (stop.place.precision == api::Precision::county) {
    stack.tag("位置只到县 position known to the county only", kAmber);
  }
  for (api::PlanViolation const* violation : violations_of(book_, day_, static_cast<int>(index))) {
    stack.text("不符合 Breaks a limit: " + joined(violation->text),
               {.size_pt = 8, .weight = Weight::bold, .color = kRed, .lines_max = 4});
  }
}

void Timetable::draw_stop(std::size_t index, Row const& row) {
  double const height = row.height() + 2 * block_padding_;
  flow_.ensure(height + kStopGap);
  double const y = flow_.y();
  draw_track(y, y + height + kStopGap);
  fill_rect(flow_.cairo(), {flow_.x() + kPlaceX - 6, y, kContentWidth - kPlaceX + 6, height},
            kSurface);
  draw_row(row, y + block_padding_);
  draw_marker(Marker::stop, fmt::format("{}", first_stop_ + static_cast<int>(index)),
              y + block_padding_ + 8);
  flow_.skip(height + kStopGap);
}

TextBlock Timetable::leg_block(api::PlanLeg const& leg) const {
  bool const estimated = leg.quality == api::LegQuality::estimated;
  TextStyle style{.size_pt = 8,
                  .lines_max = 4 + static_cast<int>(leg.rests ? leg.rests->size() : 0)};
  if (leg.quality == api::LegQuality::unreachable) {
    style.weight = Weight::bold;
    style.color = kRed;
  }
  return flow_.typesetter().set(leg_words(leg), style, kLegWidth - (estimated ? kTagRoom : 0));
}

void Timetable::draw_leg(std::size_t index, double keep_with) {
  if (index >= day_.legs.size() || is_standing(day_.legs[index])) return;
  api::PlanLeg const& leg = day_.legs[index];
  TextBlock const block = leg_block(leg);
  double const height = block.size().height + 2 * leg_padding_;
  flow_.ensure(height + keep_with);
  double const y = flow_.y();
  draw_track(y, y + height);
  draw_leg_line(leg, y + 1, y + height - 1.5);
  double x = flow_.x() + kPlaceX;
  if (leg.quality == api::LegQuality::estimated) {
    draw_tag(flow_.document(), "估算 estimated", {x + 0.5, y + leg_padding_ + 1, kAmber});
    x += kTagRoom;
  }
  block.draw(flow_.cairo(), x, y + leg_padding_);
  flow_.skip(height);
}

bool Timetable::is_after_leg(api::PlanPause const& pause) const {
  auto const before = static_cast<std::size_t>(std::max(pause.after_stop, 0));
  if (before >= day_.legs.size() || before > day_.stops.size()) return false;
  api::PlanLeg const& leg = day_.legs[before];
  std::int32_t const left = before == 0 ? day_.depart_min : day_.stops[before - 1].leave_min;
  std::int32_t const driving = leg.minutes + leg.break_minutes.value_or(0);
  return driving > 0 && pause.begin_min >= left + driving;
}

void Timetable::draw_pauses(std::size_t stops_before, Side side) {
  for (api::PlanPause const& pause : day_.pauses) {
    // A pause that names more stops than there are stands after the last.
    auto const at =
        std::min(static_cast<std::size_t>(std::max(pause.after_stop, 0)), day_.stops.size());
    if (at != stops_before || is_after_leg(pause) != (side == Side::after_leg)) continue;
    Row row = empty_row();
    row.time.text(fmt::format("{}–{}", clock_words(pause.begin_min), clock_words(pause.leave_min)),
                  kPlain);
    api::Sentence const length = duration_words(pause.leave_min - pause.begin_min);
    api::Sentence const kind = pause_words(pause.kind);
    row.place.text(fmt::format("{} {} · {} {}", kind.zh, kind.en, length.zh, length.en), kPlain);
    flow_.ensure(row.height() + block_padding_);
    double const y = flow_.y();
    draw_track(y, y + row.height() + block_padding_);
    draw_row(row, y + 2);
    draw_marker(Marker::pause, "", y + 8.5);
    flow_.skip(row.height() + block_padding_);
  }
}

void Timetable::draw_sum() {
  api::Sentence const driving = duration_words(day_.driving_min);
  std::string const text = fmt::format("全天驾车 {} Driving in all {} · {}", driving.zh, driving.en,
                                       distance_words(day_.meters));
  TextBlock const block = flow_.typesetter().set(text, kStrong);
  TextBlock const fee = flow_.typesetter().set(
      money_words(day_.fees_fen, book_.options.currency).zh,
      {.size_pt = 9, .weight = Weight::bold, .align = Align::right, .lines_max = 1},
      kFeeWidth + 30);
  double const height = block.size().height;
  flow_.ensure(height + 10);
  set_color(flow_.cairo(), kInk);
  cairo_set_line_width(flow_.cairo(), 1.4);
  cairo_move_to(flow_.cairo(), flow_.x(), flow_.y() + 2);
  cairo_line_to(flow_.cairo(), flow_.x() + kContentWidth, flow_.y() + 2);
  cairo_stroke(flow_.cairo());
  block.draw(flow_.cairo(), flow_.x() + kPlaceX, flow_.y() + 5);
  fee.draw(flow_.cairo(), flow_.x() + kFeeX - 30, flow_.y() + 5);
  flow_.skip(height + 8);
}

Timetable::Row Timetable::empty_row() const {
  Document const& document = flow_.document();
  return {Stack(document, kTimeWidth), Stack(document, kPlaceWidth), Stack(document, kVisitWidth),
          Stack(document, kHoursWidth), Stack(document, kFeeWidth)};
}

void Timetable::draw_row(Row const& row, double y) const {
  row.time.draw(flow_.x(), y);
  row.place.draw(flow_.x() + kPlaceX, y);
  row.visit.draw(flow_.x() + kVisitX, y);
  row.hours.draw(flow_.x() + kHoursX, y);
  row.fee.draw(flow_.x() + kFeeX, y);
}

void Timetable::draw_track(double top, double bottom) const {
  cairo_t* const cairo = flow_.cairo();
  set_color(cairo, kLine);
  cairo_set_line_width(cairo, 1);
  cairo_move_to(cairo, flow_.x() + kTrackX, top);
  cairo_line_to(cairo, flow_.x() + kTrackX, bottom);
  cairo_stroke(cairo);
}

void Timetable::draw_leg_line(api::PlanLeg const& leg, double top, double bottom) const {
  static constexpr std::array<double, 2> kDashed = {4, 3};
  cairo_t* const cairo = flow_.cairo();
  set_color(cairo, kWhite);
  cairo_set_line_width(cairo, 3);
  cairo_move_to(cairo, flow_.x() + kTrackX, top);
  cairo_line_to(cairo, flow_.x() + kTrackX, bottom);
  cairo_stroke(cairo);
  set_color(cairo, leg.quality == api::LegQuality::unreachable ? kRed : day_color(day_.day));
  cairo_set_line_width(cairo, 2);
  if (leg.quality != api::LegQuality::computed) cairo_set_dash(cairo, kDashed.data(), 2, 0);
  cairo_move_to(cairo, flow_.x() + kTrackX, top);
  cairo_line_to(cairo, flow_.x() + kTrackX, bottom);
  cairo_stroke(cairo);
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void Timetable::draw_marker(Marker marker, std::string const& label, double y) const {
  cairo_t* const cairo = flow_.cairo();
  double const x = flow_.x() + kTrackX;
  cairo_new_path(cairo);
  if (marker == Marker::bed) {
    fill_rect(cairo, {x - 6.5, y - 6.5, 13, 13}, kInk);
  } else {
    cairo_arc(cairo, x, y, marker == Marker::stop ? kMarkerRadius : 3, 0, 2 * std::numbers::pi);
    set_color(cairo, kWhite);
    cairo_fill_preserve(cairo);
    set_color(cairo, marker == Marker::stop ? day_color(day_.day) : kQuietInk);
    cairo_set_line_width(cairo, marker == Marker::stop ? 1.7 : 1);
    cairo_stroke(cairo);
  }
  if (label.empty()) return;
  flow_.typesetter()
      .set(label,
           {.size_pt = 8, .weight = Weight::bold, .color = marker == Marker::bed ? kWhite : kInk})
      .draw_centered(cairo, x, y);
}

}  // namespace magpie::paper
