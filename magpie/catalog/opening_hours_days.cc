#include "magpie/catalog/opening_hours_days.h"

#include <algorithm>
#include <array>
#include <utility>

namespace magpie::catalog {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr int kYearMin = 1900;
constexpr int kYearMax = 9999;

template <std::size_t N>
std::optional<int> index_of(std::array<std::string_view, N> const& words, HoursToken const& token) {
  if (token.kind != HoursTokenKind::word) return std::nullopt;
  auto const found = std::find(words.begin(), words.end(), token.text);
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin());
}

int days_in(int month) {
  static constexpr std::array<int, 12> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)];
}

bool starts_year(HoursCursor const& cursor, std::size_t count) {
  auto const& token = cursor.ahead(count);
  return token.kind == HoursTokenKind::number && token.text.size() == 4 &&
         !cursor.is_sign_at(count + 1, ':') && token.number >= kYearMin;
}

bool starts_month(HoursCursor const& cursor, std::size_t count) {
  return index_of(kMonths, cursor.ahead(count)).has_value();
}

// A day of the month behind `count` tokens; "8" of "8:00" is none.
bool starts_day(HoursCursor const& cursor, std::size_t count) {
  auto const& token = cursor.ahead(count);
  return token.kind == HoursTokenKind::number && token.text.size() <= 2 &&
         !cursor.is_sign_at(count + 1, ':');
}

bool parse_step(HoursCursor& cursor, int& step) {
  if (!cursor.take_sign('/')) return true;
  auto const value = cursor.take_number(1, 99);
  if (!value) return false;
  step = *value;
  return true;
}

bool parse_years(HoursCursor& cursor, DaySelector& days) {
  do {
    YearRange range;
    auto const first = cursor.take_number(kYearMin, kYearMax);
    if (!first) return false;
    range.first = range.last = *first;
    if (cursor.take_sign('+')) {
      range.last = kYearMax;
    } else if (cursor.take_sign('-')) {
      auto const last = cursor.take_number(range.first, kYearMax);
      if (!last) return false;
      range.last = *last;
    }
    if (!parse_step(cursor, range.step)) return false;
    days.years.push_back(range);
  } while (cursor.is_sign(',') && starts_year(cursor, 1) && cursor.take_sign(','));
  return true;
}

bool parse_month_day(HoursCursor& cursor, MonthDay& out) {
  if (starts_year(cursor, 0) && starts_month(cursor, 1)) {
    out.year = cursor.now().number;
    cursor.advance();
  }
  auto const month = index_of(kMonths, cursor.now());
  if (!month) return false;
  cursor.advance();
  out.month = *month + 1;
  if (starts_day(cursor, 0)) {
    auto const day = cursor.take_number(1, days_in(out.month));
    if (!day) return false;
    out.day = *day;
  }
  return true;
}

// "Dec 24,25,27-29": further days of the month just named.
bool parse_more_days(HoursCursor& cursor, DaySelector& days, MonthDay const& first) {
  while (cursor.is_sign(',') && starts_day(cursor, 1)) {
    cursor.advance();
    auto const day = cursor.take_number(1, days_in(first.month));
    if (!day) return false;
    MonthDayRange range{first, first};
    range.first.day = range.last.day = *day;
    if (cursor.take_sign('-')) {
      auto const last = cursor.take_number(*day, days_in(first.month));
      if (!last) return false;
      range.last.day = *last;
    }
    days.dates.push_back(range);
  }
  return true;
}

bool parse_date_range(HoursCursor& cursor, DaySelector& days) {
  MonthDayRange range;
  if (!parse_month_day(cursor, range.first)) return false;
  range.last = range.first;
  if (!cursor.is_sign('-')) {
    days.dates.push_back(range);
    return range.first.day ? parse_more_days(cursor, days, range.first) : true;
  }
  cursor.advance();
  if (range.first.day && starts_day(cursor, 0)) {
    auto const day = cursor.take_number(*range.first.day, days_in(range.first.month));
    if (!day) return false;
    range.last.day = *day;
    days.dates.push_back(range);
    return parse_more_days(cursor, days, range.first);
  }
  MonthDay last;
  if (!parse_month_day(cursor, last)) return false;
  if (last.day.has_value() != range.first.day.has_value()) return false;
  if (last.year && !range.first.year) return false;
  if (range.first.year && !last.year) {
    bool const wraps = std::pair(last.month, last.day.value_or(0)) <
                       std::pair(range.first.month, range.first.day.value_or(0));
    last.year = *range.first.year + (wraps ? 1 : 0);
  }
  range.last = last;
  days.dates.push_back(range);
  return true;
}

bool parse_dates(HoursCursor& cursor, DaySelector& days) {
  do {
    if (!parse_date_range(cursor, days)) return false;
  } while (cursor.is_sign(',') &&
           (starts_month(cursor, 1) || (starts_year(cursor, 1) && starts_month(cursor, 2))) &&
           cursor.take_sign(','));
  return true;
}

bool parse_weeks(HoursCursor& cursor, DaySelector& days) {
  cursor.advance();
  do {
    WeekRange range;
    auto const first = cursor.take_number(1, 53);
    if (!first) return false;
    range.first = range.last = *first;
    if (cursor.take_sign('-')) {
      auto const last = cursor.take_number(range.first, 53);
      if (!last) return false;
      range.last = *last;
    }
    if (!parse_step(cursor, range.step)) return false;
    days.weeks.push_back(range);
  } while (cursor.is_sign(',') && starts_day(cursor, 1) && cursor.take_sign(','));
  return true;
}

bool parse_nth(HoursCursor& cursor, WeekdayRange& range) {
  do {
    bool const from_end = cursor.take_sign('-');
    auto const first = cursor.take_number(1, 5);
    if (!first) return false;
    range.nth.push_back(from_end ? -*first : *first);
    if (!from_end && cursor.take_sign('-')) {
      auto const last = cursor.take_number(*first, 5);
      if (!last) return false;
      for (int nth = *first + 1; nth <= *last; ++nth) range.nth.push_back(nth);
    }
  } while (cursor.take_sign(','));
  return cursor.take_sign(']');
}

bool parse_weekday_range(HoursCursor& cursor, DaySelector& days) {
  WeekdayRange range;
  auto const first = index_of(kWeekdays, cursor.now());
  if (!first) return false;
  cursor.advance();
  range.first = range.last = *first;
  if (cursor.is_sign('-')) {
    cursor.advance();
    auto const last = index_of(kWeekdays, cursor.now());
    if (!last) return false;
    cursor.advance();
    range.last = *last;
  } else if (cursor.take_sign('[')) {
    if (!parse_nth(cursor, range)) return false;
  }
  days.weekdays.push_back(range);
  return true;
}

bool parse_weekdays(HoursCursor& cursor, DaySelector& days) {
  do {
    if (cursor.is_word("ph")) {
      days.public_holidays = true;
      cursor.advance();
    } else if (cursor.is_word("sh")) {
      days.school_holidays = true;
      cursor.advance();
    } else if (!parse_weekday_range(cursor, days)) {
      return false;
    }
  } while (cursor.is_sign(',') &&
           (index_of(kWeekdays, cursor.ahead(1)) || cursor.is_word_at(1, "ph") ||
            cursor.is_word_at(1, "sh")) &&
           cursor.take_sign(','));
  return true;
}

}  // namespace

// What may open a rule behind a comma.
bool starts_days(HoursCursor const& cursor, std::size_t count) {
  return starts_year(cursor, count) || starts_month(cursor, count) ||
         cursor.is_word_at(count, "week") || index_of(kWeekdays, cursor.ahead(count)) ||
         cursor.is_word_at(count, "ph") || cursor.is_word_at(count, "sh");
}

bool parse_days(HoursCursor& cursor, DaySelector& days) {
  bool wide = false;
  // "2026 Mar 01-…" is a date with its year; "2026" or "2026-2028" alone restrict the rest.
  if (starts_year(cursor, 0) && !starts_month(cursor, 1)) {
    wide = true;
    if (!parse_years(cursor, days)) return false;
  }
  if (starts_month(cursor, 0) || (starts_year(cursor, 0) && starts_month(cursor, 1))) {
    wide = true;
    if (!parse_dates(cursor, days)) return false;
  }
  if (cursor.is_word("week")) {
    wide = true;
    if (!parse_weeks(cursor, days)) return false;
  }
  if (wide) cursor.take_sign(':');
  bool const has_weekdays =
      index_of(kWeekdays, cursor.now()) || cursor.is_word("ph") || cursor.is_word("sh");
  return has_weekdays ? parse_weekdays(cursor, days) : true;
}

}  // namespace magpie::catalog
