// Reads the `maxspeed` tag: "50", "50 km/h", "30 mph", "10 knots", "none", "walk", "ES:urban".
#pragma once

#include <optional>
#include <string_view>

namespace magpie::roads {

// km/h, 1–140 ("none" is 140). Nothing for text that states no speed.
std::optional<int> parse_max_speed(std::string_view text);

// Minutes of an OSM `duration`: "00:40", "1:05:00", "45" (minutes), "PT1H30M".
std::optional<int> parse_duration_minutes(std::string_view text);

}  // namespace magpie::roads
