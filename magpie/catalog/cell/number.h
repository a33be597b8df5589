// Numbers as people write them, in one unit: "45里" is 22.5 km, "0.5244万" is 5,244. A damaged
// number ("<> km", "4,5", "2600,<> years") has no value and is not guessed; a bound ("50,000以上")
// is no value either. "2-3小时" is a range: its middle, with both ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

// What is counted or measured decides the unit stored and how strictly it is read.
enum class Measure {
  plain,        // any number, no unit
  count,        // persons, beds: "人", "人次", "张"
  length,       // stored in km
  duration,     // stored in minutes
  money,        // stored in yuan
  area,         // stored in hectares
  temperature,  // °C
  density,      // ions per cm³
  percent,
};

struct NumberRules {
  Measure measure = Measure::plain;
  std::string header_unit{};  // what the header says in brackets: "万人次", "℃", "元"
};

struct NumberValue {
  double value = 0;
  std::string unit;       // km, min, CNY, ha, °C, 1/cm3, persons, %, ""
  std::string statistic;  // mean, maximum, minimum; "" = not said
  bool is_approximate = false;
  std::optional<double> low;  // of a range
  std::optional<double> high;
};

Reading<NumberValue> read_number(std::string_view text, NumberRules const& rules);
// "最高", "平均", "最低", "max" → maximum, mean, minimum; "" for no such word, and for two of them.
std::string statistic_in(std::string_view text);
// The number of "一" … "九十九" and "两"; nothing for other text.
std::optional<int> chinese_number(std::string_view text);

}  // namespace magpie::catalog::cell
