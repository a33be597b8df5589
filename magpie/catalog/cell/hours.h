// Opening hours in Chinese or English prose → OSM syntax: "9:00-17:00（周一闭馆）" becomes
// "Tu-Su 09:00-17:00; Mo off". Every result is one the parser of opening_hours.h understands. What
// is not understood completely has no value: HOURS_NOT_UNDERSTOOD (keep), never half a rule.
#pragma once

#include <string>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

struct HoursValue {
  std::string osm;
  std::string last_entry;  // "16:30"; "" = not said
};

// OPENING_HOURS (accept) where prose was read; nothing is said of text in OSM syntax.
Reading<HoursValue> read_hours(std::string_view text);

}  // namespace magpie::catalog::cell
