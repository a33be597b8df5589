// Conditional values of OpenStreetMap: "no @ (Nov-Apr); 30 @ (22:00-06:00)". A condition speaks of
// dates, months, weekdays, hours and the vehicle's weight; what it says is asked for a civil moment
// that comes in as an argument, in the alliance's time zone.
//
//   auto const values = parse_conditional("no @ (Nov-Apr)");
//   auto const value = conditional_value(*values, {CivilMoment{12 February 2026, 600}, 18.0});   //
//   "no"
//
// Left out: sunrise, holidays, snow and "wet", stay lengths, residents. A text with one of them is
// not read at all: the caller lists it, so that it is never ignored in silence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/civil.h"

namespace magpie::roads {

// A date and the minute since local midnight, 0–1439.
struct CivilMoment {
  base::Date date;
  int minute = 0;
  bool operator==(CivilMoment const&) const = default;
};

// What a condition may ask about. Without a moment no condition on dates or hours holds.
struct ConditionFacts {
  std::optional<CivilMoment> when;
  double weight_t = 0;
};

// A window within the year, both ends included, across New Year where `to` lies before `from`.
struct YearDay {
  int month = 1;  // 1–12
  int day = 1;    // 1–31
  auto operator<=>(YearDay const&) const = default;
};
struct DateWindow {
  std::optional<int> from_year;  // both years or none
  std::optional<int> to_year;
  YearDay from;
  YearDay to;
  bool operator==(DateWindow const&) const = default;
};

// Minutes since midnight; `to` at or before `from` means the next day.
struct TimeWindow {
  int from = 0;
  int to = 0;
  bool operator==(TimeWindow const&) const = default;
};

// All parts that are given must hold; within a part one entry is enough. Entries separated by ","
// or ";" with different parts are different spans.
struct TimeSpan {
  std::vector<DateWindow> dates;
  std::uint8_t weekdays = 0;  // bit 0 = Monday; 0 = every day
  std::vector<TimeWindow> times;
  bool operator==(TimeSpan const&) const = default;
};

struct WeightLimit {
  enum class Compare : std::uint8_t { less, less_equal, greater, greater_equal, equal };
  Compare compare = Compare::greater;
  double weight_t = 0;
  bool operator==(WeightLimit const&) const = default;
};

// `spans`: one must hold; none = always. `weights`: all must hold.
struct Condition {
  std::vector<TimeSpan> spans;
  std::vector<WeightLimit> weights;
  bool operator==(Condition const&) const = default;
};

struct ConditionalValue {
  std::string value;  // "no", "30", "yes"
  Condition condition;
  bool operator==(ConditionalValue const&) const = default;
};

// "value @ condition", separated by ";". Nothing where any part of the text could not be read.
std::optional<std::vector<ConditionalValue>> parse_conditional(std::string_view text);
// The part behind the @, with or without parentheses.
std::optional<Condition> parse_condition(std::string_view text);

bool holds(Condition const& condition, ConditionFacts const& facts);

// The value whose condition holds; the last one where several do (it is the more specific one by
// the rule of the tag). Nothing where none holds.
std::optional<std::string_view> conditional_value(std::vector<ConditionalValue> const& values,
                                                  ConditionFacts const& facts);

}  // namespace magpie::roads
