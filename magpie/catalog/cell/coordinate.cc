#include "magpie/catalog/cell/coordinate.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

Remark damaged(std::string_view shown) {
  return {
      "DAMAGED_NUMBER",
      Action::quarantine,
      {fmt::format("“{}”不是坐标，本格留空，请补经纬度。", shown),
       fmt::format("\"{}\" is no coordinate; the cell stays empty, give the position.", shown)}};
}

Remark out_of_range(std::string_view shown) {
  return {
      "OUT_OF_RANGE",
      Action::quarantine,
      {fmt::format("“{}”不是合法的经度或纬度，不作猜测，本格留空，请核对。", shown),
       fmt::format("\"{}\" is no longitude or latitude and is not guessed; the cell stays empty, "
                   "check it.",
                   shown)}};
}

Axis axis_in(std::string_view lower) {
  if (holds_any(lower, {"北纬", "南纬", "纬度", "lat"})) return Axis::lat;
  if (holds_any(lower, {"东经", "西经", "经度", "lon", "lng"})) return Axis::lon;
  if (lower.ends_with('n') || lower.starts_with('n')) return Axis::lat;
  if (lower.ends_with('s') || lower.starts_with('s')) return Axis::lat;
  if (lower.ends_with('e') || lower.starts_with('e')) return Axis::lon;
  if (lower.ends_with('w') || lower.starts_with('w')) return Axis::lon;
  return Axis::unknown;
}

bool is_negative(std::string_view lower) {
  return holds_any(lower, {"南纬", "西经"}) || lower.ends_with('s') || lower.ends_with('w') ||
         lower.starts_with('s') || lower.starts_with('w') || lower.starts_with('-');
}

// Digits, points, and the three marks of degrees, minutes and seconds as d, m and s.
std::string marks_of(std::string text) {
  for (auto const& [word, mark] : {std::pair{"°", "d"},
                                   {"度", "d"},
                                   {"''", "q"},
                                   {"\"", "q"},
                                   {"秒", "q"},
                                   {"'", "m"},
                                   {"分", "m"}}) {
    text = replace_all(text, word, mark);
  }
  std::string out;
  for (char const c : text) {
    if ((c >= '0' && c <= '9') || c == '.' || c == 'd' || c == 'm' || c == 'q' || c == ',')
      out += c;
  }
  return out;
}

int decimals_of(std::string_view number) {
  auto const point = number.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

// "37d43m18q", "37d43.3m", "37d43"; nothing for another form.
std::optional<CoordinateValue> from_marks(std::string_view marks) {
  auto const d = marks.find('d');
  if (d == std::string_view::npos) return std::nullopt;
  auto const degrees = base::parse_number(marks.substr(0, d));
  auto rest = marks.substr(d + 1);
  if (!degrees) return std::nullopt;
  if (rest.empty()) return CoordinateValue{*degrees, decimals_of(marks.substr(0, d)), {}, {}};
  auto const m = rest.find('m');
  auto const minute_text = rest.substr(0, m);
  auto const minutes = base::parse_number(minute_text);
  auto seconds_text = m == std::string_view::npos ? std::string_view() : rest.substr(m + 1);
  if (!seconds_text.empty() && seconds_text.back() == 'q') seconds_text.remove_suffix(1);
  auto const seconds =
      seconds_text.empty() ? std::optional<double>(0) : base::parse_number(seconds_text);
  if (!minutes || !seconds || *minutes >= 60 || *seconds >= 60) return std::nullopt;
  int const decimals = seconds_text.empty() ? 2 + decimals_of(minute_text) : 4;
  return CoordinateValue{*degrees + *minutes / 60 + *seconds / 3600, decimals,
                         Notation::degrees_minutes, Axis::unknown};
}

// A comma where a point would make a coordinate: "114,7629".
bool is_decimal_comma(std::string_view text) {
  auto const comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
    return false;
  auto const number = base::parse_number(replace_all(std::string(text), ",", "."));
  return number && std::abs(*number) <= 180 && comma >= 1 && comma <= 4;
}

bool is_number_sign(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
}

// The pieces of a combined cell. Decimal numbers split at any sign; others at the separator.
std::vector<std::string> halves_of(std::string text) {
  for (auto const word : {"point", "(", ")", "[", "]", "{", "}"})
    text = replace_all(text, word, " ");
  if (holds_any(text, {"°", "度", "'"})) {
    text = replace_all(replace_all(text, "，", ","), "、", ",");
    for (char const separator : {',', ';', '/', '\n', ' '}) {
      auto halves = base::split_list(text, separator);
      if (halves.size() == 2) return halves;
    }
    for (auto const word : {"北纬", "东经", "n", "e"}) {
      auto const at = text.find(word, 1);
      if (at == std::string::npos) continue;
      auto const cut = word[1] == '\0' ? at + 1 : at;
      if (cut < text.size()) return {text.substr(0, cut), text.substr(cut)};
    }
    return {};
  }
  std::vector<std::string> halves;
  std::string current;
  for (char const c : text + " ") {
    if (is_number_sign(c)) {
      current += c;
    } else if (!current.empty()) {
      halves.push_back(std::move(current));
      current.clear();
    }
  }
  return halves;
}

Reading<CoordinateValue> with_sign(CoordinateValue value, std::string_view shown,
                                   std::string_view lower) {
  if (std::abs(value.degrees) > 180) return out_of_range(shown);
  if (is_negative(lower)) value.degrees = -std::abs(value.degrees);
  value.axis = axis_in(lower);
  if (value.notation == Notation::decimal) return value;
  auto const stored = number_text(value.degrees, 5);
  return {value, Remark{"DMS_NOTATION",
                        Action::accept,
                        {fmt::format("“{}”读作{}。", shown, stored),
                         fmt::format("\"{}\" is read as {}.", shown, stored)},
                        stored}};
}

}  // namespace

Reading<CoordinateValue> read_coordinate(std::string_view text) {
  auto const shown = plain(text);
  if (is_formula_error(shown)) {
    auto remark = damaged(shown);
    remark.code = "FORMULA_ERROR";
    return remark;
  }
  if (is_empty_word(shown)) return {};
  auto const lower = base::ascii_lower(replace_all(shown, " ", ""));
  if (auto const number = base::parse_number(lower)) {
    return with_sign({*number, decimals_of(lower), Notation::decimal, Axis::unknown}, shown, lower);
  }
  if (is_decimal_comma(lower)) {
    auto const maybe = replace_all(lower, ",", ".");
    return Remark{
        "DECIMAL_COMMA",
        Action::ask,
        {fmt::format("“{}”中的逗号是小数点吗（{}）？请确认。", shown, maybe),
         fmt::format("Is the comma in \"{}\" a decimal comma ({})? Please confirm.", shown, maybe)},
        maybe};
  }
  auto const marks = marks_of(lower);
  if (auto const value = from_marks(marks)) return with_sign(*value, shown, lower);
  if (holds(marks, "d") && !holds(marks, ",")) return out_of_range(shown);
  auto const bare = base::parse_number(marks);
  if (bare && axis_in(lower) != Axis::unknown) {
    return with_sign({*bare, decimals_of(marks), Notation::decimal, Axis::unknown}, shown, lower);
  }
  return damaged(shown);
}

Reading<CoordinatePair> read_coordinate_pair(std::string_view text) {
  auto const shown = plain(text);
  if (is_empty_word(shown)) return {};
  auto const halves = halves_of(base::ascii_lower(shown));
  if (halves.size() != 2) return damaged(shown);
  Reading<CoordinatePair> out;
  auto first = read_coordinate(halves[0]);
  auto second = read_coordinate(halves[1]);
  for (auto* half : {&first, &second}) {
    for (auto& remark : half->remarks) {
      if (!out.has(remark.code)) out.remarks.push_back(std::move(remark));
    }
  }
  if (first.value && second.value) out.value = CoordinatePair{first.value, second.value};
  if (!out.value && out.remarks.empty()) out.remarks.push_back(damaged(shown));
  return out;
}

}  // namespace magpie::catalog::cell
