#include "magpie/catalog/holiday_calendar.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace magpie::catalog {

namespace {

constexpr std::size_t kMonthsOfCoveredYear = 3;

}  // namespace

HolidayCalendar make_calendar(std::vector<base::Date> off, std::vector<base::Date> workdays) {
  std::map<int, std::set<unsigned>> months_by_year;
  for (auto const date : off) {
    std::chrono::year_month_day const civil(date);
    months_by_year[static_cast<int>(civil.year())].insert(static_cast<unsigned>(civil.month()));
  }
  HolidayCalendar calendar;
  calendar.off = std::move(off);
  calendar.workdays = std::move(workdays);
  std::sort(calendar.off.begin(), calendar.off.end());
  std::sort(calendar.workdays.begin(), calendar.workdays.end());
  std::optional<int> first;
  std::optional<int> last;
  for (auto const& [year, months] : months_by_year) {
    if (months.size() < kMonthsOfCoveredYear) continue;
    if (!last || year != *last + 1) first = year;
    last = year;
  }
  if (first) {
    calendar.first = base::Date(std::chrono::year(*first) / std::chrono::January / 1);
    calendar.last = base::Date(std::chrono::year(*last) / std::chrono::December / 31);
  }
  return calendar;
}

}  // namespace magpie::catalog
