// Opening hours against a slow reference: random rules are written as text and, beside it, judged
// minute by minute straight from the random rules, without parser and without interval arithmetic.
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {
namespace {

constexpr int kMinutes = 2 * 1440;
constexpr std::array<char const*, 7> kDays{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct RandomRule {
  char join = ';';      // ';' ',' '|'
  int first_month = 0;  // 0 = every month, else 1–12
  int last_month = 0;
  std::set<int> weekdays;  // empty = every day
  bool holidays = false;
  std::vector<Interval> times;
  int effect = 0;  // 0 open, 1 off, 2 unknown
};

std::string text_of(RandomRule const& rule) {
  std::string out;
  if (rule.first_month > 0) {
    out += kMonths[static_cast<std::size_t>(rule.first_month - 1)];
    if (rule.last_month != rule.first_month) {
      out += fmt::format("-{}", kMonths[static_cast<std::size_t>(rule.last_month - 1)]);
    }
    out += " ";
  }
  std::string days = rule.holidays ? "PH" : "";
  for (int const weekday : rule.weekdays) {
    days += (days.empty() ? "" : ",") + std::string(kDays[static_cast<std::size_t>(weekday)]);
  }
  if (!days.empty()) out += days + " ";
  std::string times;
  for (auto const& time : rule.times) {
    times += fmt::format("{}{}-{}", times.empty() ? "" : ",", base::format_clock(time.open),
                         base::format_clock(time.close % 1440 == 0 ? 1440 : time.close % 1440));
  }
  if (!times.empty()) out += times + " ";
  static constexpr std::array<char const*, 3> kEffects{"open", "off", "unknown"};
  return out + kEffects[static_cast<std::size_t>(rule.effect)];
}

std::string text_of(std::vector<RandomRule> const& rules) {
  std::string out;
  for (auto const& rule : rules) {
    if (!out.empty()) out += rule.join == '|' ? " || " : fmt::format("{} ", rule.join);
    out += text_of(rule);
  }
  return out;
}

// A minute: ' ' nobody spoke, 'o' open, 'c' closed, 'u' unknown.
using Line = std::string;

bool matches(RandomRule const& rule, base::Date date, bool is_holiday) {
  std::chrono::year_month_day const civil(date);
  int const month = static_cast<int>(static_cast<unsigned>(civil.month()));
  if (rule.first_month > 0) {
    bool found = false;
    for (int m = rule.first_month;; m = m % 12 + 1) {
      found = found || m == month;
      if (m == rule.last_month) break;
    }
    if (!found) return false;
  }
  if (rule.weekdays.empty() && !rule.holidays) return true;
  return rule.weekdays.count(base::weekday_index(date)) > 0 || (rule.holidays && is_holiday);
}

void speak(Line& line, RandomRule const& rule) {
  char const sign = "ocu"[rule.effect];
  bool const cuts_only = rule.effect == 1 && !rule.times.empty();
  if (rule.join != ',' && !cuts_only) line.assign(kMinutes, ' ');
  for (int minute = 0; minute < kMinutes; ++minute) {
    bool inside = rule.times.empty() && (minute < 1440 || rule.effect != 0);
    for (auto const& time : rule.times) {
      inside = inside || (time.open <= minute && minute < time.close);
    }
    if (inside) line[static_cast<std::size_t>(minute)] = sign;
  }
}

Line reference(std::vector<RandomRule> const& rules, base::Date date, bool is_holiday) {
  Line said(kMinutes, ' ');
  Line group(kMinutes, ' ');
  auto const close_group = [&] {
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (said[i] == ' ') said[i] = group[i];
    }
    group.assign(kMinutes, ' ');
  };
  for (auto const& rule : rules) {
    if (rule.join == '|') close_group();
    if (matches(rule, date, is_holiday)) speak(group, rule);
  }
  close_group();
  return said;
}

// What both lines agree on, as the evaluator must answer.
DayHours answer_of(Line const& a, Line const& b) {
  DayHours answer;
  answer.state = DayState::closed;
  for (int minute = 0; minute <= kMinutes; ++minute) {
    auto const i = static_cast<std::size_t>(minute);
    bool const open = minute < kMinutes && a[i] == 'o' && b[i] == 'o';
    bool const before = minute > 0 && a[i - 1] == 'o' && b[i - 1] == 'o';
    bool const maybe =
        minute < kMinutes && (a[i] == 'o' || a[i] == 'u' || b[i] == 'o' || b[i] == 'u');
    if (maybe && answer.state == DayState::closed) answer.state = DayState::unknown;
    if (open && !before) answer.intervals.push_back({minute, 0});
    if (!open && before) answer.intervals.back().close = minute;
  }
  if (!answer.intervals.empty()) answer.state = DayState::open;
  return answer;
}

rc::Gen<Interval> any_interval() {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 1440), rc::gen::inRange(1, 1440)),
                      [](std::pair<int, int> const& raw) {
                        return Interval{raw.first, raw.first + raw.second};
                      });
}

rc::Gen<RandomRule> any_rule() {
  return rc::gen::build<RandomRule>(
      rc::gen::set(&RandomRule::join, rc::gen::element(';', ';', ';', ',', '|')),
      rc::gen::set(&RandomRule::first_month, rc::gen::element(0, 0, 1, 2, 5, 9, 12)),
      rc::gen::set(&RandomRule::last_month, rc::gen::inRange(1, 13)),
      rc::gen::set(&RandomRule::weekdays,
                   rc::gen::container<std::set<int>>(rc::gen::inRange(0, 7))),
      rc::gen::set(&RandomRule::holidays, rc::gen::element(false, false, true)),
      rc::gen::set(&RandomRule::times,
                   rc::gen::resize(4, rc::gen::container<std::vector<Interval>>(any_interval()))),
      rc::gen::set(&RandomRule::effect, rc::gen::element(0, 0, 0, 1, 2)));
}

// A comma can only add a rule that begins with its days.
void make_writable(std::vector<RandomRule>& rules) {
  for (auto& rule : rules) {
    bool const has_days = rule.first_month > 0 || !rule.weekdays.empty() || rule.holidays;
    if (rule.join == ',' && !has_days) rule.join = ';';
  }
  rules.front().join = ';';
}

TEST(OpeningHoursProperty, EqualsAMinuteByMinuteReference) {
  EXPECT_TRUE(rc::check([] {
    auto rules = *rc::gen::resize(
        6, rc::gen::nonEmpty(rc::gen::container<std::vector<RandomRule>>(any_rule())));
    make_writable(rules);
    std::string const text = text_of(rules);
    auto const date =
        base::parse_date("2026-01-01").value() + std::chrono::days(*rc::gen::inRange(0, 365));
    bool const is_covered = *rc::gen::arbitrary<bool>();
    bool const is_holiday = is_covered && *rc::gen::arbitrary<bool>();
    HolidayCalendar calendar;
    if (is_covered) calendar.first = calendar.last = date;
    if (is_holiday) calendar.off = {date};

    auto const hours = OpeningHours::parse(text);
    auto answer = hours.on(date, calendar, std::nullopt);
    auto const expected = answer_of(reference(rules, date, is_holiday),
                                    reference(rules, date, is_holiday || !is_covered));
    answer.reason.clear();
    RC_LOG() << text << " on " << base::format_date(date) << std::endl;
    RC_ASSERT(!hours.problem());
    RC_ASSERT(answer.state == expected.state);
    RC_ASSERT(answer.intervals == expected.intervals);
  }));
}

}  // namespace
}  // namespace magpie::catalog
