#include "magpie/store/holiday_store.h"

#include <fmt/core.h>

namespace magpie::store {

namespace {

using std::chrono::year_month_day;

base::Date date_of(std::string const& text) {
  auto const date = base::parse_date(text);
  if (!date) throw DbError(DbErrorCode::corrupt, fmt::format("holiday {} is no date", text));
  return *date;
}

base::Date first_covered(base::Date first) {
  using namespace std::chrono_literals;
  year_month_day const day(first);
  if (day.month() == std::chrono::December && day.day() > 24d) return first;
  return day.year() / std::chrono::January / 1;
}

}  // namespace

void upsert_holiday(Db& db, Holiday const& h) {
  db.execute(
      "INSERT INTO holiday (date, kind, name_zh, name_en) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (date) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh, "
      "name_en = excluded.name_en",
      {base::format_date(h.date), h.kind == HolidayKind::off ? "off" : "workday", h.name_zh,
       h.name_en});
}

std::vector<Holiday> list_holidays(Db& db) {
  std::vector<Holiday> holidays;
  auto const rows = db.query(
      "SELECT date, kind, name_zh, name_en FROM holiday ORDER BY date LIMIT $1", {kHolidaysMax});
  for (auto const& row : rows) {
    holidays.push_back({date_of(row.text(0)),
                        row.text(1) == "off" ? HolidayKind::off : HolidayKind::workday, row.text(2),
                        row.text(3)});
  }
  return holidays;
}

catalog::HolidayCalendar load_holiday_calendar(Db& db) {
  catalog::HolidayCalendar calendar;
  auto const holidays = list_holidays(db);
  for (auto const& holiday : holidays) {
    (holiday.kind == HolidayKind::off ? calendar.off : calendar.workdays).push_back(holiday.date);
  }
  if (holidays.empty()) return calendar;
  calendar.first = first_covered(holidays.front().date);
  calendar.last = year_month_day(holidays.back().date).year() / std::chrono::December / 31;
  return calendar;
}

}  // namespace magpie::store
