#include "magpie/store/holiday_store.h"

#include <fmt/core.h>

#include <utility>

#include "magpie/catalog/holiday_calendar.h"

namespace magpie::store {

namespace {

base::Date date_of(std::string const& text) {
  auto const date = base::parse_date(text);
  if (!date) throw DbError(DbErrorCode::corrupt, fmt::format("holiday {} is no date", text));
  return *date;
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
  std::vector<base::Date> off;
  std::vector<base::Date> workdays;
  for (auto const& holiday : list_holidays(db)) {
    (holiday.kind == HolidayKind::off ? off : workdays).push_back(holiday.date);
  }
  return catalog::make_calendar(std::move(off), std::move(workdays));
}

}  // namespace magpie::store
