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

// The general limits of the law. Where a country has several by lanes or surface, the lower one
// that an ordinary road has. The common row holds what most countries lie near (assumption).
constexpr auto kCountries = std::to_array<CountryLimits>({
    {"", 50, 90, 100, 120, 100, "assumption: the middle of the rows below"},
    {"AD", 50, 90, 90, 90, 80, "Codi de la circulacio"},
    {"AT", 50, 100, 100, 130, 100, "Strassenverkehrsordnung 20"},
    {"CH", 50, 80, 100, 120, 100, "Verkehrsregelnverordnung 4a"},
    {"CN", 50, 70, 80, 120, 100, "Road Traffic Safety Law, implementing regulations 45 and 78"},
    {"DE", 50, 100, 100, 140, 100, "Strassenverkehrs-Ordnung 3 and 18"},
    {"ES", 50, 90, 90, 120, 100, "Reglamento General de Circulacion 48 and 50"},
    {"FR", 50, 80, 110, 130, 100, "Code de la route R413-2 and R413-10"},
    {"GB", 48, 96, 112, 112, 100, "Highway Code, rule 124"},
    {"IT", 50, 90, 110, 130, 100, "Codice della strada 142"},
    {"JP", 60, 60, 60, 100, 100, "Road Traffic Act, enforcement order 11 and 27"},
    {"KR", 50, 60, 90, 100, 100, "Road Traffic Act, enforcement rule 19"},
    {"MN", 60, 80, 80, 100, 80, "assumption: traffic rules as quoted by travel guides"},
    {"PT", 50, 90, 100, 120, 100, "Codigo da Estrada 27"},
    {"RU", 60, 90, 90, 110, 90, "Traffic Regulations 10.2 and 10.3"},
    {"US", 40, 88, 88, 105, 105, "assumption: 25, 55 and 65 mph, states differ"},
});

struct ZoneRule {
  std::string_view zone;
  int CountryLimits::*limit;
};
constexpr std::array<ZoneRule, 11> kZones{{{"urban", &CountryLimits::urban_kmh},
                                           {"town", &CountryLimits::urban_kmh},
                                           {"rural", &CountryLimits::rural_kmh},
                                           {"nsl_single", &CountryLimits::rural_kmh},
                                           {"nsl_restricted", &CountryLimits::urban_kmh},
                                           {"single", &CountryLimits::rural_kmh},
                                           {"trunk", &CountryLimits::trunk_kmh},
                                           {"nsl_dual", &CountryLimits::trunk_kmh},
                                           {"dual", &CountryLimits::trunk_kmh},
                                           {"motorroad", &CountryLimits::trunk_kmh},
                                           {"motorway", &CountryLimits::motorway_kmh}}};
struct FixedZone {
  std::string_view zone;
  int kmh;
};
constexpr std::array<FixedZone, 5> kFixedZones{{{"living_street", 20},
                                                {"bicycle_road", 30},
                                                {"school", 30},
                                                {"pedestrian_zone", 7},
                                                {"walk", 7}}};

// "zone30", "zone:30", "30" (as in "DE:30").
std::optional<int> zone_number(std::string_view zone) {
  if (zone.starts_with("zone")) zone.remove_prefix(4);
  if (zone.starts_with(':')) zone.remove_prefix(1);
  auto const kmh = base::parse_integer(zone);
  if (!kmh || *kmh < 5 || *kmh > kFastestKmh) return std::nullopt;
  return static_cast<int>(*kmh);
}

// "CC:zone" or "zone".
std::optional<int> zone_speed(std::string_view lower, std::string_view country) {
  std::string code(country);
  auto const colon = lower.find(':');
  if (colon == 2) {
    code.clear();
    for (char const c : lower.substr(0, 2)) code += static_cast<char>(c >= 'a' ? c - 32 : c);
    lower.remove_prefix(3);
  }
  for (auto const& rule : kZones) {
    if (lower == rule.zone) return limits_of(code).*rule.limit;
  }
  for (auto const& rule : kFixedZones) {
    if (lower == rule.zone) return rule.kmh;
  }
  // A bare number is no zone unless a country says so.
  if (colon != 2 && !lower.starts_with("zone")) return std::nullopt;
  return zone_number(lower);
}

std::optional<double> unit_factor(std::string_view unit) {
  if (unit.empty() || unit == "km/h" || unit == "kmh" || unit == "kph") return 1.0;
  if (unit == "mph") return 1.609344;
  if (unit == "knots" || unit == "kn") return 1.852;
  return std::nullopt;
}

// "50;80" gives the lower one: the careful reading.
std::optional<int> one_speed(std::string_view text, std::string_view country) {
  auto const lower = base::ascii_lower(base::trim(text));
  if (lower == "none" || lower == "unlimited") return kFastestKmh;
  if (lower == "walk") return 7;
  auto const digits = lower.find_first_not_of("0123456789.");
  auto const number = base::parse_number(std::string_view(lower).substr(0, digits));
  if (!number) return zone_speed(lower, country);
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

CountryLimits const& limits_of(std::string_view country) {
  auto const at = std::find_if(kCountries.begin(), kCountries.end(),
                               [&](CountryLimits const& row) { return row.country == country; });
  return at == kCountries.end() ? kCountries.front() : *at;
}

std::optional<int> parse_max_speed(std::string_view text, std::string_view country) {
  std::optional<int> lowest;
  for (auto const& piece : base::split_list(text, ';')) {
    auto const speed = one_speed(piece, country);
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
