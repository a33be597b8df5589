// holidays.csv → the alliance's holiday calendar. Columns: date,name_zh,name_en,kind; kind is "off"
// (a public holiday) or "workday" (a weekend day made a working day).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/base/result.h"
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
  std::vector<Holiday> days;  // sorted by date
  ImportReport report;
};

base::Result<HolidaysImport> read_holidays_csv(std::string_view bytes,
                                               std::string file = "holidays.csv");

}  // namespace magpie::files
