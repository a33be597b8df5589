// Public holidays and the weekend days that are worked instead.
#pragma once

#include <string>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/store/db.h"

namespace magpie::store {

inline constexpr std::int64_t kHolidaysMax = 10'000;

enum class HolidayKind { off, workday };

struct Holiday {
  base::Date date;
  HolidayKind kind = HolidayKind::off;
  std::string name_zh;
  std::string name_en;
  bool operator==(Holiday const&) const = default;
};

// Inserts, or updates the holiday of this date.
void upsert_holiday(Db& db, Holiday const& holiday);
// By date.
std::vector<Holiday> list_holidays(Db& db);
// Which years it covers is decided by catalog::make_calendar().
catalog::HolidayCalendar load_holiday_calendar(Db& db);

}  // namespace magpie::store
