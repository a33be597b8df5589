// From days off and worked weekend days to a calendar that knows which dates it speaks for.
#pragma once

#include <vector>

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {

// A year counts as covered when it has days off in at least three months: then its list is
// published. The calendar covers the longest run of such years that ends with the last of them;
// outside it nobody knows the holidays, and a rule with PH is unknown there.
HolidayCalendar make_calendar(std::vector<base::Date> off, std::vector<base::Date> workdays);

}  // namespace magpie::catalog
