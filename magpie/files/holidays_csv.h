// holidays.csv → the alliance's holiday calendar. Columns: date,name_zh,name_en,kind; kind is "off"
// (a public holiday) or "workday" (a weekend day made a working day).
//
// A year counts as covered when it has days off in at least three months: then its list is
// published. The calendar covers the longest run of such years that ends with the last of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

struct Holiday {
  base::Date date;
  std::string name_zh;
  std::string name_en;
  bool is_off = true;
  bool operator==(Holiday const&) const = default;
};

struct HolidaysImport {
  catalog::HolidayCalendar calendar;
  std::vector<Holiday> days;  // sorted by date
  ImportReport report;
};

base::Result<HolidaysImport> read_holidays_csv(std::string_view bytes,
                                               std::string file = "holidays.csv");

// The calendar of days that were read before, from a store for example.
catalog::HolidayCalendar make_calendar(std::vector<Holiday> const& days);

}  // namespace magpie::files
