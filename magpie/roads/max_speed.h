// Reads the `maxspeed` tag: "50", "50 km/h", "30 mph", "10 knots", "none", "walk", "ES:urban", and
// knows the default limits of countries.
#pragma once

#include <optional>
#include <string_view>

namespace magpie::roads {

// Limits in km/h where nothing is signed. 140 stands for no limit.
struct CountryLimits {
  std::string_view country;  // ISO 3166-1 alpha-2; "" = where the country is not known
  int urban_kmh;
  int rural_kmh;
  int trunk_kmh;  // motor roads and dual carriageways
  int motorway_kmh;
  int coach_kmh;  // coaches outside of towns, whatever the road
  std::string_view source;
};

// The country's row, or the common one.
CountryLimits const& limits_of(std::string_view country);

// km/h, 1–140 ("none" is 140). Zones without a country ("urban", "zone30") take `country`'s limits.
// Nothing for text that states no speed.
std::optional<int> parse_max_speed(std::string_view text, std::string_view country = "");

// Minutes of an OSM `duration`: "00:40", "1:05:00", "45" (minutes), "PT1H30M".
std::optional<int> parse_duration_minutes(std::string_view text);

}  // namespace magpie::roads
