#include "magpie/base/civil.h"

#include <fmt/core.h>

#include <charconv>

namespace magpie::base {

namespace {

// A non-negative number that fills `text` completely.
std::optional<int> whole_number(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.front() == '+') return std::nullopt;
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = whole_number(text.substr(0, 4));
  auto const month = whole_number(text.substr(5, 2));
  auto const day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string format_date(Date date) {
  std::chrono::year_month_day const civil(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(civil.year()),
                     static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
}

std::optional<int> parse_clock(std::string_view text) {
  auto const colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return std::nullopt;
  if (text.size() != colon + 3) return std::nullopt;
  auto const hour = whole_number(text.substr(0, colon));
  auto const minute = whole_number(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  int const total = *hour * 60 + *minute;
  if (total > 48 * 60) return std::nullopt;
  return total;
}

std::string format_clock(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

int weekday_index(Date date) {
  return static_cast<int>(std::chrono::weekday(date).iso_encoding()) - 1;
}

std::string format_utc(std::int64_t epoch_seconds) {
  std::chrono::sys_seconds const instant{std::chrono::seconds(epoch_seconds)};
  auto const day = std::chrono::floor<std::chrono::days>(instant);
  auto const rest = (instant - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(day), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

}  // namespace magpie::base
