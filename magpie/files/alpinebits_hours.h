// The opening hours of an AlpineBits object, weekly and daily schedules, as OSM syntax.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace magpie::files {

struct AlpineHours {
  std::optional<std::string> osm;      // nothing where a schedule is not understood completely
  std::vector<std::string> bad_dates;  // as written
  bool is_empty = true;
};

AlpineHours alpine_hours(nlohmann::json const& opening_hours);

}  // namespace magpie::files
