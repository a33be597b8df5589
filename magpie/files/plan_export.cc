#include "magpie/files/plan_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "magpie/base/civil.h"
#include "magpie/base/fen.h"
#include "magpie/base/text.h"
#include "magpie/http/api/leg_words.h"

namespace magpie::files {

namespace api = http::api;

namespace {

constexpr int kDayMinutes = 24 * 60;

std::string name_in(api::PlaceSummary const& place, Language language) {
  return clean_text(language == Language::zh ? place.name_zh : place.name_en);
}

std::string_view pick(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

// "（按规则推定：visit.museum）", nothing where the value is the place's own.
std::string assumed_words(std::optional<std::string> const& rule, Language language) {
  if (!rule) return {};
  return language == Language::zh ? fmt::format("（按规则推定：{}）", clean_text(*rule))
                                  : fmt::format(" (assumed by rule {})", clean_text(*rule));
}

std::string visit_line(api::PlanStop const& stop, Language language) {
  std::string const begin = clock_words(stop.begin_min, language);
  std::string const leave = clock_words(stop.leave_min, language);
  std::string const length = duration_words(stop.leave_min - stop.begin_min, language);
  std::string const arrive = clock_words(stop.arrive_min, language);
  std::string const assumed = assumed_words(stop.visit_minutes.rule, language);
  if (language == Language::zh) {
    std::string const wait =
        stop.wait_min > 0 ? fmt::format("，等候{}", duration_words(stop.wait_min, language)) : "";
    return fmt::format("{}到达{}，参观 {}–{}，{}{}", arrive, wait, begin, leave, length, assumed);
  }
  std::string const wait =
      stop.wait_min > 0 ? fmt::format(", wait {}", duration_words(stop.wait_min, language)) : "";
  return fmt::format("Arrive {}{}, visit {}–{}, {}{}", arrive, wait, begin, leave, length, assumed);
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::u32string out;
  for (char32_t const c : base::to_code_points(text)) {
    bool const control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool const noncharacter = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
    if (c == '\n') {
      out += U'\n';
    } else if (c == 0x2028 || c == 0x2029) {
      out += U'\n';
    } else if (c == '\t') {
      out += U' ';
    } else if (!control && !noncharacter) {
      out += c;
    }
  }
  return base::to_utf8(out);
}

std::string plan_title(api::Plan const& plan, PlanExportContext const& context) {
  if (!context.title.empty()) return clean_text(context.title);
  if (plan.request.name && !plan.request.name->empty()) return clean_text(*plan.request.name);
  std::string title;
  for (Language const language : context.languages) {
    if (!title.empty()) title += " · ";
    title += language == Language::zh
                 ? fmt::format("{} 起{}天线路", plan.request.start_date, plan.request.days)
                 : fmt::format("{}-day route from {}", plan.request.days, plan.request.start_date);
  }
  return clean_text(title);
}

std::string place_name(api::PlaceSummary const& place, PlanExportContext const& context) {
  std::string joined;
  std::vector<std::string> seen;
  for (Language const language : context.languages) {
    std::string name = name_in(place, language);
    if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    joined += (joined.empty() ? "" : " ") + name;
    seen.push_back(std::move(name));
  }
  if (!joined.empty()) return joined;
  std::string const other = clean_text(place.name_zh.empty() ? place.name_en : place.name_zh);
  return other.empty() ? clean_text(place.key) : other;
}

std::optional<geo::LatLng> to_latlng(api::Position const& position) {
  return geo::make_latlng(position[1], position[0]);
}

std::optional<geo::LatLng> place_position(api::PlaceSummary const& place) {
  if (!place.location) return std::nullopt;
  return to_latlng(*place.location);
}

std::optional<std::int64_t> utc_seconds(api::Plan const& plan, api::PlanDay const& day,
                                        std::int32_t minutes, PlanExportContext const& context) {
  auto date = base::parse_date(day.date);
  if (!date) {
    date = base::parse_date(plan.request.start_date);
    if (!date) return std::nullopt;
    *date += std::chrono::days(day.day - 1);
  }
  std::int64_t const midnight_s = std::chrono::sys_seconds(*date).time_since_epoch().count();
  return midnight_s + (static_cast<std::int64_t>(minutes) - context.utc_offset_minutes) * 60;
}

std::string clock_words(std::int32_t minutes, Language language) {
  std::int32_t const in_day = (minutes % kDayMinutes + kDayMinutes) % kDayMinutes;
  std::string const clock = fmt::format("{}:{:02}", in_day / 60, in_day % 60);
  if (minutes < 0) return fmt::format("{}{}", pick(language, "前日", "the day before "), clock);
  if (minutes < kDayMinutes) return clock;
  return language == Language::zh ? "次日" + clock : clock + " next day";
}

std::string duration_words(std::int32_t minutes, Language language) {
  auto const words = api::duration_words(minutes);
  return language == Language::zh ? words.zh : words.en;
}

std::string fee_words(std::int64_t fen, PlanExportContext const& context, Language language) {
  auto const words = api::money_words(fen, context.currency);
  return language == Language::zh ? words.zh : words.en;
}

std::string hours_words(api::DayHours const& hours, Language language) {
  if (hours.state == api::DayHoursState::closed)
    return std::string(pick(language, "关闭", "closed"));
  if (hours.state == api::DayHoursState::unknown) {
    return std::string(pick(language, "未知", "unknown"));
  }
  std::string text;
  for (api::OpenInterval const& interval : hours.intervals) {
    if (!text.empty()) text += pick(language, "、", ", ");
    text +=
        fmt::format("{}–{}", clock_words(interval.open_min, language),
                    interval.close_min == kDayMinutes ? std::string("24:00")
                                                      : clock_words(interval.close_min, language));
  }
  return text.empty() ? std::string(pick(language, "未知", "unknown")) : text;
}

std::string_view pause_word(api::PauseKind kind, Language language) {
  switch (kind) {
    case api::PauseKind::lunch:
      return pick(language, "午餐", "Lunch");
    case api::PauseKind::dinner:
      return pick(language, "晚餐", "Dinner");
    case api::PauseKind::rest:
      return pick(language, "休息", "Rest");
  }
  return {};
}

std::vector<std::string> leg_facts(api::PlanLeg const& leg, Language language) {
  std::vector<std::string> facts;
  if (!leg.facts) return facts;
  for (auto const& words : api::fact_words(*leg.facts)) {
    facts.push_back(clean_text(pick(language, words.zh, words.en)));
  }
  return facts;
}

std::string rest_text(api::LegRest const& rest, Language language) {
  auto const words = api::rest_words(rest);
  return clean_text(pick(language, words.zh, words.en));
}

std::string leg_words(api::PlanLeg const& leg, Language language) {
  bool const zh = language == Language::zh;
  if (leg.quality == api::LegQuality::unreachable) {
    return std::string(pick(language, "没有找到可走的路", "No road found"));
  }
  std::string text = fmt::format(fmt::runtime(zh ? "驾车{} · {}" : "Drive {} · {}"),
                                 duration_words(leg.minutes, language), distance_words(leg.meters));
  for (std::size_t i = 0; i < leg.road_names.size() && i < 6; ++i) {
    std::string const separator = zh ? (i == 0 ? " · 经" : "、") : (i == 0 ? " · via " : ", ");
    text += separator + clean_text(leg.road_names[i]);
  }
  for (std::string const& fact : leg_facts(leg, language)) text += " · " + fact;
  if (leg.rests && !leg.rests->empty()) {
    for (api::LegRest const& rest : *leg.rests) {
      text +=
          fmt::format(" · {} {}", clock_words(rest.begin_min, language), rest_text(rest, language));
    }
  } else if (leg.breaks > 0) {
    std::string const length = duration_words(leg.break_minutes.value_or(0), language);
    text += zh ? fmt::format(" · 途中休息{}次共{}", leg.breaks, length)
               : fmt::format(" · {} on the way, {} in all",
                             leg.breaks == 1 ? "1 break" : fmt::format("{} breaks", leg.breaks),
                             length);
  }
  if (leg.quality == api::LegQuality::estimated) text += pick(language, "（估算）", " (estimated)");
  return text;
}

std::vector<std::string> stop_lines(api::PlanStop const& stop, api::PlanLeg const* leg,
                                    PlanExportContext const& context, Language language) {
  bool const zh = language == Language::zh;
  std::vector<std::string> lines;
  if (leg != nullptr) lines.push_back(leg_words(*leg, language));
  lines.push_back(visit_line(stop, language));
  lines.push_back(fmt::format("{}{}{}", pick(language, "当日开放：", "Open that day: "),
                              hours_words(stop.hours, language),
                              assumed_words(stop.hours_rule, language)));
  lines.push_back(fmt::format("{}{}{}", pick(language, "门票（全队）：", "Entrance (party): "),
                              fee_words(stop.fee_fen.value, context, language),
                              assumed_words(stop.fee_fen.rule, language)));
  if (stop.place.precision == api::Precision::county) {
    lines.emplace_back(zh ? "位置只知道到县" : "The position is known only to the county");
  }
  return lines;
}

std::string stop_text(api::PlanStop const& stop, api::PlanLeg const* leg,
                      PlanExportContext const& context) {
  std::string text;
  for (Language const language : context.languages) {
    for (std::string const& line : stop_lines(stop, leg, context, language)) {
      text += (text.empty() ? "" : "\n") + line;
    }
  }
  return text;
}

api::PlanLeg const* leg_before(api::PlanDay const& day, std::size_t index) {
  return index < day.legs.size() ? &day.legs[index] : nullptr;
}

api::PlaceSummary const& leg_origin(api::PlanDay const& day, std::size_t index) {
  return index == 0 || day.stops.empty() ? day.start
                                         : day.stops[std::min(index, day.stops.size()) - 1].place;
}

api::PlaceSummary const& leg_target(api::PlanDay const& day, std::size_t index) {
  return index < day.stops.size() ? day.stops[index].place : day.end;
}

}  // namespace magpie::files
