// The day part of a rule: years, months and dates, weeks, weekdays and holidays.
#pragma once

#include <cstddef>

#include "magpie/catalog/opening_hours_cursor.h"
#include "magpie/catalog/opening_hours_rules.h"

namespace magpie::catalog {

// Whether a day part may begin `count` tokens ahead.
bool starts_days(HoursCursor const& cursor, std::size_t count);

// Reads the day part, which may be empty. False where it is not understood; the cursor then stands
// at the piece.
bool parse_days(HoursCursor& cursor, DaySelector& days);

}  // namespace magpie::catalog
