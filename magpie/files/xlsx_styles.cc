#include "magpie/files/xlsx_styles.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"

namespace magpie::files {

namespace {

// The letters of a format outside quotes, escapes, and brackets; "[h]" is kept as "H".
std::string format_letters(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    char const c = code[i];
    if (c == ';') break;  // the format of negative numbers
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      auto const end = std::min(code.find(']', i), code.size());
      auto const inside = base::ascii_lower(code.substr(i + 1, end - i - 1));
      if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) out += 'H';
      i = end;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

std::string clock_text(long seconds) {
  auto const text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return seconds % 60 == 0 ? text : fmt::format("{}:{:02}", text, seconds % 60);
}

bool is_plain_number(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c != '.' && !(c == '-' && i == 0)) {
      return false;
    }
  }
  return digits > 0 && digits <= 15 && text.find('.') == std::string_view::npos;
}

}  // namespace

std::optional<NumberStyle> builtin_style(int format_id) {
  if (format_id == 14 || format_id == 15 || format_id == 16 || format_id == 17) {
    return NumberStyle::date;
  }
  if ((format_id >= 18 && format_id <= 21) || format_id == 45 || format_id == 47) {
    return NumberStyle::time;
  }
  if (format_id == 22) return NumberStyle::date_time;
  if (format_id == 46) return NumberStyle::duration;
  if (format_id == 32 || format_id == 33 || format_id == 34 || format_id == 35 || format_id == 55 ||
      format_id == 56) {
    return NumberStyle::time;  // 上午/下午, of Chinese workbooks
  }
  if ((format_id >= 27 && format_id <= 31) || format_id == 36 ||
      (format_id >= 50 && format_id <= 58)) {
    return NumberStyle::date;  // 年月日, of East Asian workbooks
  }
  if (format_id < 164) return NumberStyle::number;
  return std::nullopt;
}

NumberStyle style_of_code(std::string_view code) {
  auto const letters = format_letters(code);
  if (letters.find("general") != std::string::npos) return NumberStyle::number;
  auto const has = [&](char c) { return letters.find(c) != std::string::npos; };
  if (has('H')) return NumberStyle::duration;
  if (has('0') || has('#') || has('?')) {
    // "0.00E+00" is a number; "ss.0" is a time.
    if (!has('s') && !has('y') && !has('d')) return NumberStyle::number;
  }
  bool const has_clock = has('h') || has('s');
  if (has('y') || has('d')) return has_clock ? NumberStyle::date_time : NumberStyle::date;
  if (has_clock) return NumberStyle::time;
  return has('m') ? NumberStyle::date : NumberStyle::number;  // "mmm"
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "";
  if (value == 0) return "0";
  auto out = fmt::format("{:.15g}", value);
  if (out.find('e') == std::string::npos) return out;
  double const magnitude = std::fabs(value);
  if (magnitude >= 1e21 || magnitude < 1e-15) return out;
  auto const exponent = static_cast<int>(std::floor(std::log10(magnitude)));
  out = fmt::format("{:.{}f}", value, std::clamp(14 - exponent, 0, 30));
  if (out.find('.') == std::string::npos) return out;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string number_text(std::string_view written) {
  if (is_plain_number(written)) return std::string(written);
  auto const value = base::parse_number(written);
  return value ? number_text(*value) : std::string(written);
}

std::string styled_text(std::string_view written, NumberStyle style, DateSystem dates) {
  auto const value = base::parse_number(written);
  bool const is_day = value && *value >= 0 && *value < 2'958'466;  // the year 10000
  if (style == NumberStyle::number || !is_day) return number_text(written);
  auto const seconds = std::llround(*value * 86'400);
  if (style == NumberStyle::duration) return clock_text(seconds);
  auto const clock = clock_text(seconds % 86'400);
  auto days = seconds / 86'400;
  if (style == NumberStyle::time || (days == 0 && dates == DateSystem::from_1900)) return clock;
  // Day 60 of the 1900 system is 29 February 1900, which never was; the days before are one off.
  if (dates == DateSystem::from_1900 && days < 60) ++days;
  auto const start = dates == DateSystem::from_1904 ? base::parse_date("1904-01-01")
                                                    : base::parse_date("1899-12-30");
  auto const date = base::format_date(*start + std::chrono::days(days));
  bool const with_clock = style == NumberStyle::date_time || seconds % 86'400 != 0;
  return with_clock ? date + " " + clock : date;
}

}  // namespace magpie::files
