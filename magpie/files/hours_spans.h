// Opening hours as structured formats give them, days with times and from when until when, as one
// line of OSM syntax: "2026 May 01-2026 Sep 30 Mo-Fr 09:00-17:00". What cannot be said completely
// has no line: half a rule is worse than none.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::files {

struct HoursSpan {
  std::set<int> days;  // 0 = Monday; empty = every day
  std::string opens;   // "09:00"; "" with closes "" = closed on these days
  std::string closes;  // "24:00", or earlier than `opens` after midnight
  std::string from;    // a date "2026-05-01"; "" = always
  std::string until;
};

// "08:30", "8:30", "08:30:00", "T08:30:00+02:00" → "08:30"; nothing for what is no time of day.
std::optional<std::string> clock_text(std::string_view text);
// "2026-05-01T00:00:00" → "2026-05-01"; nothing for a day or time that does not exist.
std::optional<std::string> date_text(std::string_view text);
std::optional<int> weekday_of(std::string_view name);  // "Monday", "Mo", ".../Monday"

// Nothing where a span has one end of its times or dates only.
std::optional<std::string> osm_hours(std::vector<HoursSpan> const& spans);

// schema.org's OpeningHoursSpecification, one or a list, without prefixes. Nothing where a part is
// not understood.
std::optional<std::vector<HoursSpan>> spans_of_specifications(nlohmann::json const& value);

}  // namespace magpie::files
