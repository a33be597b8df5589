// How a number of a workbook reads: as it was typed, or as date and time where its format says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/files/raw_table.h"

namespace magpie::files {

enum class NumberStyle { number, date, date_time, time, duration };

// By the built-in number of a format, where it is one.
std::optional<NumberStyle> builtin_style(int format_id);
// By the code of a format: "yyyy\"年\"m\"月\"d\"日\"", "[h]:mm", "0.00".
NumberStyle style_of_code(std::string_view code);

// "0.1" for 0.10000000000000001, "5" for 5.0: fifteen digits, as spreadsheets show them, without
// exponent. Text that is no number comes back as it is.
std::string number_text(std::string_view written);
std::string number_text(double value);
// "2025-07-01", "2025-07-01 09:30", "09:30:15"; the number itself where it is no day.
std::string styled_text(std::string_view written, NumberStyle style, DateSystem dates);

}  // namespace magpie::files
