#include "magpie/files/hours_spans.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/files/json_values.h"

namespace magpie::files {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kDays{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 7> kLongDays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// "Mo-We,Fr"; "" for the whole week.
std::string days_text(std::set<int> const& days) {
  if (days.size() >= 7) return "Mo-Su";
  std::string out;
  for (auto day = days.begin(); day != days.end();) {
    auto last = day;
    for (auto next = std::next(last); next != days.end() && *next == *last + 1; ++next) last = next;
    out += out.empty() ? "" : ",";
    out += kDays.at(static_cast<std::size_t>(*day));
    if (last != day) {
      out += std::next(day) == last ? "," : "-";
      out += kDays.at(static_cast<std::size_t>(*last));
    }
    day = std::next(last);
  }
  return out;
}

std::string osm_date(std::string const& date) {
  auto const month = base::parse_integer(date.substr(5, 2)).value_or(1);
  return fmt::format("{} {} {}", date.substr(0, 4), kMonths.at(static_cast<std::size_t>(month - 1)),
                     date.substr(8, 2));
}

std::string times_text(std::set<std::string> const& times) {
  std::string out;
  for (auto const& time : times) {
    if (time == "off" && times.size() > 1) continue;
    out += (out.empty() ? "" : ",") + time;
  }
  return out;
}

using Season = std::pair<std::string, std::string>;
using Week = std::array<std::set<std::string>, 7>;

// The rules of one season: days that have the same times stand together.
void add_rules(Season const& season, Week const& week, std::string& out) {
  std::vector<std::pair<std::string, std::set<int>>> groups;
  for (int day = 0; day < 7; ++day) {
    auto const times = times_text(week.at(static_cast<std::size_t>(day)));
    if (times.empty()) continue;
    auto const same = std::find_if(groups.begin(), groups.end(),
                                   [&](auto const& group) { return group.first == times; });
    if (same == groups.end()) {
      groups.push_back({times, {day}});
    } else {
      same->second.insert(day);
    }
  }
  for (auto const& [times, days] : groups) {
    if (!out.empty()) out += "; ";
    if (!season.first.empty()) {
      out += osm_date(season.first);
      if (season.second != season.first) out += "-" + osm_date(season.second);
      out += " ";
    }
    out += days_text(days) + " " + times;
  }
}

std::optional<HoursSpan> span_of(json const& specification) {
  HoursSpan span;
  auto const opens = plain_text(member_of(specification, "opens"));
  auto const closes = plain_text(member_of(specification, "closes"));
  for (auto const* day : items_of(member_of(specification, "dayOfWeek"))) {
    auto const index = weekday_of(plain_text(*day));
    if (!index) return std::nullopt;
    span.days.insert(*index);
  }
  for (auto const& [name, to] :
       {std::pair{"validFrom", &span.from}, {"validThrough", &span.until}}) {
    auto const text = plain_text(member_of(specification, name));
    if (text.empty()) continue;
    auto const date = date_text(text);
    if (!date) return std::nullopt;
    *to = *date;
  }
  auto const from = clock_text(opens), to = clock_text(closes);
  if (!from || !to) return std::nullopt;
  // 00:00 to 00:00 is how closed days are written.
  if (*from == "00:00" && *to == "00:00") return span;
  span.opens = *from;
  span.closes = *to == "00:00" || *to == "23:59" ? "24:00" : *to;
  return span;
}

}  // namespace

std::optional<std::string> clock_text(std::string_view text) {
  text = base::trim(text);
  if (auto const t = text.find('T'); t != std::string_view::npos) text.remove_prefix(t + 1);
  auto const colon = text.find(':');
  if (colon == std::string_view::npos || colon > 2 || text.size() < colon + 3) return std::nullopt;
  auto const rest = text.substr(colon + 3);
  if (!rest.empty() && std::string_view(":+-Z.").find(rest.front()) == std::string_view::npos)
    return std::nullopt;
  auto const minutes = base::parse_clock(text.substr(0, colon + 3));
  if (!minutes || *minutes > 1440) return std::nullopt;
  return base::format_clock(*minutes);
}

std::optional<std::string> date_text(std::string_view text) {
  text = base::trim(text);
  auto const day = text.substr(0, 10);
  if (!base::parse_date(day)) return std::nullopt;
  auto const rest = text.substr(std::min<std::size_t>(10, text.size()));
  if (rest.empty()) return std::string(day);
  if (rest.front() != 'T' && rest.front() != ' ') return std::nullopt;
  return clock_text(rest.substr(1)) ? std::optional(std::string(day)) : std::nullopt;
}

std::optional<int> weekday_of(std::string_view name) {
  auto const word = base::ascii_lower(local_part(name));
  for (std::size_t i = 0; i < 7; ++i) {
    bool const is_short =
        word == kLongDays.at(i).substr(0, 2) || word == kLongDays.at(i).substr(0, 3);
    if (word == kLongDays.at(i) || is_short) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<std::string> osm_hours(std::vector<HoursSpan> const& spans) {
  std::map<Season, Week> seasons;
  for (auto const& span : spans) {
    bool const half = span.from.empty() != span.until.empty() ||
                      span.opens.empty() != span.closes.empty() || span.until < span.from;
    if (half) return std::nullopt;
    auto const time = span.opens.empty() ? std::string("off") : span.opens + "-" + span.closes;
    if (time == span.opens + "-" + span.opens) return std::nullopt;
    for (int day = 0; day < 7; ++day) {
      if (!span.days.empty() && !span.days.contains(day)) continue;
      seasons[{span.from, span.until}].at(static_cast<std::size_t>(day)).insert(time);
    }
  }
  std::string out;
  for (auto const& [season, week] : seasons) add_rules(season, week, out);
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::vector<HoursSpan>> spans_of_specifications(json const& value) {
  std::vector<HoursSpan> spans;
  for (auto const* one : items_of(value)) {
    auto span = span_of(*one);
    if (!span) return std::nullopt;
    spans.push_back(std::move(*span));
  }
  return spans;
}

}  // namespace magpie::files
