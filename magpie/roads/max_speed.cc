#include "magpie/roads/max_speed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

constexpr int kFastestKmh = 140;

struct ZoneRule {
  std::string_view zone;
  int kmh;
};

// Implicit limits by zone, "CC:zone" or "zone". A country that is not listed apart takes the
// common value (assumption: most national limits lie within 10 km/h of it).
constexpr std::array<ZoneRule, 24> kZones{{
    {"urban", 50},         {"rural", 90},        {"trunk", 100},       {"motorway", 120},
    {"living_street", 20}, {"bicycle_road", 30}, {"school", 30},       {"zone10", 10},
    {"zone20", 20},        {"zone30", 30},       {"zone:30", 30},      {"zone40", 40},
    {"cn:urban", 50},      {"cn:rural", 70},     {"cn:motorway", 120}, {"de:rural", 100},
    {"de:motorway", 140},  {"fr:rural", 80},     {"fr:motorway", 130}, {"es:rural", 90},
    {"gb:nsl_single", 96}, {"gb:nsl_dual", 112}, {"gb:motorway", 112}, {"it:motorway", 130},
}};

std::optional<int> zone_speed(std::string_view lower) {
  for (auto const& rule : kZones) {
    if (lower == rule.zone) return rule.kmh;
  }
  auto const colon = lower.find(':');
  if (colon == std::string_view::npos || colon > 3) return std::nullopt;
  auto const zone = lower.substr(colon + 1);
  for (auto const& rule : kZones) {
    if (zone == rule.zone) return rule.kmh;
  }
  return std::nullopt;
}

std::optional<double> unit_factor(std::string_view unit) {
  if (unit.empty() || unit == "km/h" || unit == "kmh" || unit == "kph") return 1.0;
  if (unit == "mph") return 1.609344;
  if (unit == "knots" || unit == "kn") return 1.852;
  return std::nullopt;
}

// "50;80" gives the lower one: the careful reading.
std::optional<int> one_speed(std::string_view text) {
  auto const lower = base::ascii_lower(base::trim(text));
  if (lower == "none" || lower == "unlimited") return kFastestKmh;
  if (lower == "walk") return 7;
  auto const digits = lower.find_first_not_of("0123456789.");
  auto const number = base::parse_number(std::string_view(lower).substr(0, digits));
  if (!number) return zone_speed(lower);
  auto const unit =
      digits == std::string::npos ? std::string_view() : std::string_view(lower).substr(digits);
  auto const factor = unit_factor(base::trim(unit));
  if (!factor) return std::nullopt;
  double const kmh = *number * *factor;
  if (!(kmh >= 1)) return std::nullopt;
  return static_cast<int>(std::lround(std::min<double>(kmh, kFastestKmh)));
}

std::optional<int> iso_minutes(std::string_view text) {
  double minutes = 0;
  bool is_time = false;
  for (std::size_t at = 1; at < text.size();) {
    if (text[at] == 'T') {
      is_time = true;
      ++at;
      continue;
    }
    auto const end = text.find_first_not_of("0123456789.", at);
    if (end == std::string_view::npos) return std::nullopt;
    auto const number = base::parse_number(text.substr(at, end - at));
    if (!number) return std::nullopt;
    char const unit = text[end];
    if (is_time && unit == 'H')
      minutes += *number * 60;
    else if (is_time && unit == 'M')
      minutes += *number;
    else if (is_time && unit == 'S')
      minutes += *number / 60;
    else if (!is_time && unit == 'D')
      minutes += *number * 1440;
    else
      return std::nullopt;
    at = end + 1;
  }
  if (!(minutes > 0 && minutes < 100'000)) return std::nullopt;
  return std::max(1, static_cast<int>(std::lround(minutes)));
}

}  // namespace

std::optional<int> parse_max_speed(std::string_view text) {
  std::optional<int> lowest;
  for (auto const& piece : base::split_list(text, ';')) {
    auto const speed = one_speed(piece);
    if (!speed) return std::nullopt;
    lowest = lowest ? std::min(*lowest, *speed) : *speed;
  }
  return lowest;
}

std::optional<int> parse_duration_minutes(std::string_view text) {
  text = base::trim(text);
  if (text.size() > 32) return std::nullopt;
  if (text.starts_with('P')) return iso_minutes(text);
  auto const pieces = base::split_list(text, ':');
  if (pieces.empty() || pieces.size() > 3) return std::nullopt;
  std::array<std::int64_t, 3> values{};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const value = base::parse_integer(pieces[i]);
    if (!value || *value < 0 || *value > 100'000) return std::nullopt;
    values[i] = *value;
  }
  std::int64_t const minutes = pieces.size() == 1 ? values[0] : values[0] * 60 + values[1];
  if (minutes < 1 || minutes > 100'000) return std::nullopt;
  return static_cast<int>(minutes);
}

}  // namespace magpie::roads
