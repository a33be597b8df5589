#include "magpie/roads/change_window.h"

#include <chrono>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

namespace chrono = std::chrono;

// A year with a 29th of February, so that it counts as a day.
constexpr chrono::year kLeapYear{2024};

YearDay year_day_of(base::Date date) {
  chrono::year_month_day const day(date);
  return {static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

// The 29th of February is the 28th in most years.
base::Date day_in(chrono::year year, YearDay day) {
  auto const month = year / chrono::month(static_cast<unsigned>(day.month));
  auto const found = month / chrono::day(static_cast<unsigned>(day.day));
  return found.ok() ? base::Date(found) : base::Date(month / chrono::last);
}

}  // namespace

std::optional<YearDay> parse_year_day(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  auto const date =
      base::parse_date(std::to_string(static_cast<int>(kLeapYear)) + "-" + std::string(text));
  if (!date) return std::nullopt;
  return year_day_of(*date);
}

bool holds_on(ChangeWindow const& window, std::optional<base::Date> date) {
  if (window.is_always()) return true;
  if (!date) return false;
  if (!window.yearly_from)
    return (!window.from || *window.from <= *date) && (!window.until || *date <= *window.until);
  auto const day = year_day_of(*date);
  auto const& from = *window.yearly_from;
  auto const& until = *window.yearly_until;
  return from <= until ? from <= day && day <= until : from <= day || day <= until;
}

std::optional<base::Date> last_day(ChangeWindow const& window, base::Date date) {
  if (!window.yearly_from) return window.until;
  auto const year = chrono::year_month_day(date).year();
  auto const until = day_in(year, *window.yearly_until);
  return until < date ? day_in(year + chrono::years(1), *window.yearly_until) : until;
}

}  // namespace magpie::roads
