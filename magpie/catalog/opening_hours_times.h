// The time part of a rule: spans of clock times and sun events.
#pragma once

#include <cstddef>
#include <vector>

#include "magpie/catalog/opening_hours_cursor.h"
#include "magpie/catalog/opening_hours_rules.h"

namespace magpie::catalog {

// Reads the list of spans, which may be empty. False where it is not understood; the cursor then
// stands at or behind the piece.
bool parse_times(HoursCursor& cursor, std::vector<HoursSpan>& spans);

}  // namespace magpie::catalog
