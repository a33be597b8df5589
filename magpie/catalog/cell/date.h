// Dates with the precision they have: "2016年3月" → "2016-03", "2016" → "2016", 45839 →
// "2025-07-01".
#pragma once

#include <string>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

enum class DateNotation { iso, chinese, dotted, slashed, short_year, compact, month, year, excel };

struct DateValue {
  std::string date;  // "2016-03-10", "2016-03" or "2016"
  DateNotation notation = DateNotation::iso;
};

// Remarks: BAD_DATE (drop_value) for what is no date, EXCEL_DATE (accept) for a serial number,
// AMBIGUOUS_DATE (ask) for "3/4/2016".
Reading<DateValue> read_date(std::string_view text);

}  // namespace magpie::catalog::cell
