// Civil dates and clock times: the local calendar of the alliance, without time zone.
// A date is std::chrono::sys_days; a clock time is whole minutes since local midnight.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace magpie::base {

using Date = std::chrono::sys_days;

// Reads "2026-05-01". Nothing for any other form and for days that do not exist ("2026-02-30").
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

// Reads "9:30", "09:30", "24:00", "26:00" (after midnight, at most 48:00) into minutes.
std::optional<int> parse_clock(std::string_view text);
// "09:30"; minutes past midnight of the next day continue: 1500 → "25:00".
std::string format_clock(int minutes);

// 0 = Monday … 6 = Sunday.
int weekday_index(Date date);

// UTC seconds as "2026-05-01T08:00:00Z".
std::string format_utc(std::int64_t epoch_seconds);

}  // namespace magpie::base
