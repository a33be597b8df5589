#include "magpie/catalog/opening_hours.h"

#include <algorithm>
#include <utility>

#include "magpie/catalog/minute_set.h"
#include "magpie/catalog/opening_hours_parser.h"

namespace magpie::catalog {

struct OpeningHours::Rules {
  std::string verbatim;
  ParsedHours parsed;
};

namespace {

constexpr int kMinutesPerDay = 1440;

// What is taken as true where the calendar does not say. Every answer is computed for each world
// that is possible, and only what they agree on is known.
struct World {
  bool public_holiday = false;
  bool school_holiday = false;
};

// One day's minutes: said open, said unknown, said closed; the rest was not spoken of.
struct DayPlan {
  MinuteSet open;
  MinuteSet unknown;
  MinuteSet closed;
  std::string reason;

  void clear() {
    open.clear();
    unknown.clear();
    closed.clear();
    reason.clear();
  }
};

struct DayFacts {
  base::Date date;
  std::chrono::year_month_day civil;
  int weekday = 0;
  std::optional<SunTimes> sun;
};

bool matches(YearRange const& range, int year) {
  return range.first <= year && year <= range.last && (year - range.first) % range.step == 0;
}

// Days as numbers that compare like dates: 2026-05-01 → 20260501, without year 501.
int ordinal(MonthDay const& day, int default_day) {
  return day.year.value_or(0) * 10'000 + day.month * 100 + day.day.value_or(default_day);
}

bool matches(MonthDayRange const& range, std::chrono::year_month_day const& civil) {
  int const first = ordinal(range.first, 1);
  int const last = ordinal(range.last, 31);
  int today = static_cast<int>(static_cast<unsigned>(civil.month())) * 100 +
              static_cast<int>(static_cast<unsigned>(civil.day()));
  if (range.first.year) today += static_cast<int>(civil.year()) * 10'000;
  if (first <= last) return first <= today && today <= last;
  return !range.first.year && (today >= first || today <= last);
}

// ISO 8601: week 1 is the one with the year's first Thursday.
int iso_week(base::Date date, int weekday) {
  auto const thursday = date + std::chrono::days(3 - weekday);
  std::chrono::year_month_day const civil(thursday);
  base::Date const new_year(civil.year() / std::chrono::January / 1);
  return static_cast<int>((thursday - new_year).count() / 7) + 1;
}

bool matches(WeekRange const& range, int week) {
  return range.first <= week && week <= range.last && (week - range.first) % range.step == 0;
}

bool matches(WeekdayRange const& range, DayFacts const& day) {
  bool const in_range = range.first <= range.last
                            ? range.first <= day.weekday && day.weekday <= range.last
                            : day.weekday >= range.first || day.weekday <= range.last;
  if (!in_range || range.nth.empty()) return in_range;
  int const today = static_cast<int>(static_cast<unsigned>(day.civil.day()));
  auto const month_end = std::chrono::year_month_day_last(
      day.civil.year(), std::chrono::month_day_last(day.civil.month()));
  int const last = static_cast<int>(static_cast<unsigned>(month_end.day()));
  int const from_start = (today - 1) / 7 + 1;
  int const from_end = -((last - today) / 7 + 1);
  return std::any_of(range.nth.begin(), range.nth.end(),
                     [&](int nth) { return nth == from_start || nth == from_end; });
}

bool matches(DaySelector const& days, DayFacts const& day, World const& world) {
  auto const any = [](auto const& list, auto const& test) {
    return list.empty() || std::any_of(list.begin(), list.end(), test);
  };
  int const year = static_cast<int>(day.civil.year());
  if (!any(days.years, [&](auto const& range) { return matches(range, year); })) return false;
  if (!any(days.dates, [&](auto const& range) { return matches(range, day.civil); })) return false;
  int const week = iso_week(day.date, day.weekday);
  if (!any(days.weeks, [&](auto const& range) { return matches(range, week); })) return false;
  if (!days.has_days()) return true;
  if (days.public_holidays && world.public_holiday) return true;
  if (days.school_holidays && world.school_holiday) return true;
  return std::any_of(days.weekdays.begin(), days.weekdays.end(),
                     [&](auto const& range) { return matches(range, day); });
}

std::optional<int> minute_of(HoursPoint const& point, std::optional<SunTimes> const& sun) {
  if (point.event == SunEvent::none) return point.minutes;
  if (!sun) return std::nullopt;
  return (point.event == SunEvent::sunrise ? sun->sunrise : sun->sunset) + point.minutes;
}

// The minutes of a span: `sure` belong to it, `maybe` could.
struct SpanMinutes {
  Interval sure;
  Interval maybe;
};

SpanMinutes minutes_of(HoursSpan const& span, std::optional<SunTimes> const& sun) {
  auto const from = minute_of(span.from, sun);
  if (!span.to) {
    int const begin = std::max(from.value_or(0), 0);
    return {{}, {begin, std::max(kMinutesPerDay, begin + 1)}};
  }
  int const shift = span.wraps ? kMinutesPerDay : 0;
  int const to = minute_of(*span.to, sun).value_or(kMinutesPerDay) + shift;
  bool const needs_sun = span.from.event != SunEvent::none || span.to->event != SunEvent::none;
  if (needs_sun && !sun) return {{}, {from.value_or(0), to}};
  int const begin = std::max(from.value_or(0), 0);
  int const end = std::min(to, begin + kMinutesPerDay);
  int const open_until = span.open_end ? std::max(kMinutesPerDay, end) : end;
  return {{begin, end}, {end, open_until}};
}

void say(DayPlan& plan, HoursEffect effect, Interval interval, std::string const& reason) {
  plan.open.remove(interval);
  plan.unknown.remove(interval);
  plan.closed.remove(interval);
  if (effect == HoursEffect::open) plan.open.add(interval);
  if (effect == HoursEffect::off) plan.closed.add(interval);
  if (effect == HoursEffect::unknown && interval.open < interval.close) {
    plan.unknown.add(interval);
    plan.reason = reason;
  }
}

std::string open_end_reason(HoursSpan const& span, std::optional<SunTimes> const& sun) {
  if (!sun &&
      (span.from.event != SunEvent::none || (span.to && span.to->event != SunEvent::none))) {
    return "sunrise and sunset are not known here";
  }
  return "open end";
}

void say_rule(DayPlan& plan, HoursRule const& rule, std::optional<SunTimes> const& sun) {
  // "12:00-13:00 off" takes those minutes away; every other rule speaks for its whole day.
  bool const keeps_rest = rule.effect == HoursEffect::off && !rule.spans.empty();
  if (rule.join == HoursJoin::replace && !keeps_rest) plan.clear();
  if (rule.spans.empty()) {
    // Beyond midnight only "closed" and "unknown" speak: the day's own late hours.
    int const end = rule.effect == HoursEffect::open ? kMinutesPerDay : 3 * kMinutesPerDay;
    say(plan, rule.effect, {0, end}, rule.reason);
    return;
  }
  for (auto const& span : rule.spans) {
    auto const [sure, maybe] = minutes_of(span, sun);
    say(plan, rule.effect, sure, rule.reason);
    say(plan, HoursEffect::unknown, maybe,
        rule.effect == HoursEffect::unknown ? rule.reason : open_end_reason(span, sun));
  }
}

// Speaks only where `plan` is silent.
void fill_silence(DayPlan& plan, DayPlan more) {
  for (auto* set : {&more.open, &more.unknown, &more.closed}) {
    set->remove(plan.open);
    set->remove(plan.unknown);
    set->remove(plan.closed);
  }
  plan.open.add(more.open);
  plan.closed.add(more.closed);
  if (!more.unknown.is_empty()) plan.reason = more.reason;
  plan.unknown.add(more.unknown);
}

DayPlan plan_for(std::vector<HoursRule> const& rules, DayFacts const& day, World const& world) {
  DayPlan said;   // by the groups before the last "||"
  DayPlan group;  // by the rules since
  for (auto const& rule : rules) {
    if (rule.join == HoursJoin::fallback) {
      fill_silence(said, std::move(group));
      group = {};
    }
    if (matches(rule.days, day, world)) say_rule(group, rule, day.sun);
  }
  fill_silence(said, std::move(group));
  return said;
}

std::vector<World> worlds_of(std::vector<HoursRule> const& rules, base::Date date,
                             HolidayCalendar const& holidays) {
  bool asks_public = false;
  bool asks_school = false;
  for (auto const& rule : rules) {
    asks_public = asks_public || rule.days.public_holidays;
    asks_school = asks_school || rule.days.school_holidays;
  }
  std::vector<World> worlds{{holidays.is_holiday(date), false}};
  if (asks_public && !holidays.covers(date)) worlds = {{false, false}, {true, false}};
  if (asks_school) {
    for (std::size_t i = 0, count = worlds.size(); i < count; ++i) {
      worlds.push_back({worlds[i].public_holiday, true});
    }
  }
  return worlds;
}

// What all worlds agree on. A minute is open when it is open in each, and may be open when it is
// open or unknown in any.
DayHours agree(std::vector<DayPlan> const& plans) {
  MinuteSet sure = plans.front().open;
  MinuteSet maybe;
  std::string reason;
  for (auto const& plan : plans) {
    MinuteSet elsewhere = sure;
    elsewhere.remove(plan.open);
    sure.remove(elsewhere);
    maybe.add(plan.open);
    maybe.add(plan.unknown);
    if (reason.empty() && !plan.unknown.is_empty()) reason = plan.reason;
  }
  maybe.remove(sure);
  if (maybe.is_empty()) {
    if (sure.is_empty()) return {DayState::closed, {}, ""};
    return {DayState::open, sure.intervals(), ""};
  }
  if (reason.empty()) reason = "the holidays of this date are not known";
  if (sure.is_empty()) return {DayState::unknown, {}, reason};
  return {DayState::open, sure.intervals(), reason};
}

}  // namespace

bool HolidayCalendar::is_holiday(base::Date date) const {
  return std::binary_search(off.begin(), off.end(), date);
}

OpeningHours::OpeningHours(Rules rules) : rules_(std::make_unique<Rules const>(std::move(rules))) {}
OpeningHours::OpeningHours(OpeningHours const& other)
    : rules_(std::make_unique<Rules const>(*other.rules_)) {}
OpeningHours::OpeningHours(OpeningHours&&) noexcept = default;
OpeningHours& OpeningHours::operator=(OpeningHours const& other) {
  if (this != &other) rules_ = std::make_unique<Rules const>(*other.rules_);
  return *this;
}
OpeningHours& OpeningHours::operator=(OpeningHours&&) noexcept = default;
OpeningHours::~OpeningHours() = default;

OpeningHours OpeningHours::parse(std::string_view text) {
  return OpeningHours(Rules{std::string(text), parse_hours(text)});
}

std::string const& OpeningHours::verbatim() const {
  return rules_->verbatim;
}

std::optional<std::string> OpeningHours::problem() const {
  return rules_->parsed.problem;
}

DayHours OpeningHours::on(base::Date date, HolidayCalendar const& holidays,
                          std::optional<SunTimes> const& sun) const {
  auto const& rules = rules_->parsed.rules;
  DayFacts const day{date, std::chrono::year_month_day(date), base::weekday_index(date), sun};
  std::vector<DayPlan> plans;
  for (auto const& world : worlds_of(rules, date, holidays)) {
    plans.push_back(plan_for(rules, day, world));
  }
  return agree(plans);
}

}  // namespace magpie::catalog
