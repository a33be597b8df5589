// Any text as opening hours: kept verbatim, evaluated without a crash, open exactly when it has
// intervals, and unknown only with a reason.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "magpie/base/check.h"
#include "magpie/catalog/opening_hours.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using magpie::catalog::DayState;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const hours = magpie::catalog::OpeningHours::parse(text);
  MAGPIE_CHECK(hours.verbatim() == text);
  auto const start = magpie::base::parse_date("2026-01-01").value();
  magpie::catalog::HolidayCalendar calendar;
  calendar.off = {start};
  calendar.first = start;
  calendar.last = start + std::chrono::days(180);
  for (int i = 0; i < 370; i += 23) {
    for (bool const has_sun : {true, false}) {
      auto const sun = has_sun ? std::optional(magpie::catalog::SunTimes{360, 1100}) : std::nullopt;
      auto const day = hours.on(start + std::chrono::days(i), calendar, sun);
      MAGPIE_CHECK((day.state == DayState::open) == !day.intervals.empty());
      MAGPIE_CHECK(day.state != DayState::unknown || !day.reason.empty());
      int before = -1;
      for (auto const& interval : day.intervals) {
        MAGPIE_CHECK(before < interval.open && interval.open < interval.close);
        before = interval.close;
      }
    }
  }
  return 0;
}
