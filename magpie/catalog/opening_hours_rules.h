// The parsed form of opening hours: what the parser makes and the evaluator reads. Internal to
// opening_hours*.cc; others use opening_hours.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace magpie::catalog {

enum class SunEvent { none, sunrise, sunset };

// A clock time, or a sun event moved by `minutes`.
struct HoursPoint {
  SunEvent event = SunEvent::none;
  int minutes = 0;
};

// From `from` to `to`. `wraps`: the end lies on the next day. `open_end`: it may stay open longer;
// without `to` nothing is known after `from`.
struct HoursSpan {
  HoursPoint from;
  std::optional<HoursPoint> to;
  bool wraps = false;
  bool open_end = false;
};

// 0 = Monday. `nth` (1…5, −1…−5): only these occurrences in the month; empty = all.
struct WeekdayRange {
  int first = 0;
  int last = 0;
  std::vector<int> nth;
};

struct YearRange {
  int first = 0;
  int last = 0;
  int step = 1;
};

struct WeekRange {
  int first = 0;
  int last = 0;
  int step = 1;
};

// "Dec 24-Jan 06", "May", "2026 Mar 01-2026 Oct 31". Without days whole months; without years it
// comes every year and may wrap over New Year.
struct MonthDay {
  std::optional<int> year;
  int month = 0;
  std::optional<int> day;
};
struct MonthDayRange {
  MonthDay first;
  MonthDay last;
};

// Lists of one sort are alternatives; the sorts restrict each other. Empty lists match every day.
struct DaySelector {
  std::vector<YearRange> years;
  std::vector<MonthDayRange> dates;
  std::vector<WeekRange> weeks;
  std::vector<WeekdayRange> weekdays;
  bool public_holidays = false;
  bool school_holidays = false;

  bool has_days() const { return !weekdays.empty() || public_holidays || school_holidays; }
  bool is_empty() const { return years.empty() && dates.empty() && weeks.empty() && !has_days(); }
};

enum class HoursEffect { open, off, unknown };

// How a rule meets the rules before it: ";" replaces the days it matches, "," adds to them, "||"
// speaks only where nothing was said.
enum class HoursJoin { replace, add, fallback };

struct HoursRule {
  HoursJoin join = HoursJoin::replace;
  DaySelector days;
  std::vector<HoursSpan> spans;  // empty = the whole day
  HoursEffect effect = HoursEffect::open;
  std::string reason;  // why unknown
};

struct ParsedHours {
  std::vector<HoursRule> rules;
  std::optional<std::string> problem;  // the first piece that was not understood
};

}  // namespace magpie::catalog
