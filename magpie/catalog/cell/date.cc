#include "magpie/catalog/cell/date.h"

#include <fmt/core.h>

#include <vector>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

Remark bad_date(std::string_view shown) {
  return {"BAD_DATE",
          Action::drop_value,
          {fmt::format("“{}”不是日期，不采用；请写成2016-03-10这样的日期。", shown),
           fmt::format("\"{}\" is no date and is left out; write it like 2016-03-10.", shown)}};
}

std::optional<std::string> checked(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1000 || year > 2200) return std::nullopt;
  if (month == 0) return fmt::format("{:04}", year);
  if (month < 1 || month > 12) return std::nullopt;
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  auto text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return base::parse_date(text) ? std::optional(text) : std::nullopt;
}

// Day 1 is 1900-01-01 and day 60 a day that never was, so that from day 61 on 1899-12-30 counts.
Reading<DateValue> from_serial(std::int64_t serial, std::string_view shown) {
  auto const date = *base::parse_date("1899-12-30") + std::chrono::days(serial);
  auto const text = base::format_date(date);
  return {DateValue{text, DateNotation::excel},
          Remark{"EXCEL_DATE",
                 Action::accept,
                 {fmt::format("“{}”是Excel日期，读作{}。", shown, text),
                  fmt::format("\"{}\" is an Excel date: {}.", shown, text)},
                 text}};
}

DateNotation notation_of(std::string_view text, std::size_t numbers) {
  if (holds(text, "年")) return DateNotation::chinese;
  if (numbers == 1) return DateNotation::year;
  if (holds(text, ".")) return DateNotation::dotted;
  if (holds(text, "/")) return DateNotation::slashed;
  return numbers == 2 ? DateNotation::month : DateNotation::iso;
}

std::vector<std::string> numbers_of(std::string text) {
  for (auto const sign : {"年", "月", "日", "号", ".", "/"}) text = replace_all(text, sign, "-");
  return base::split_list(text, '-');
}

}  // namespace

Reading<DateValue> read_date(std::string_view raw) {
  auto const shown = plain(raw);
  if (is_empty_word(shown)) return {};
  std::string text = replace_all(shown, " ", "");
  // A time of day behind the date is not kept.
  if (auto const at = shown.find_first_of("T ");
      at != std::string::npos && at >= 8 && holds(shown, ":")) {
    text = shown.substr(0, at);
  }
  auto const pieces = numbers_of(text);
  std::vector<std::int64_t> numbers;
  for (auto const& piece : pieces) {
    auto const number = base::parse_integer(piece);
    if (!number || *number < 0) return bad_date(shown);
    numbers.push_back(*number);
  }
  if (numbers.empty() || numbers.size() > 3) return bad_date(shown);
  auto notation = notation_of(text, numbers.size());
  if (numbers.size() == 1 && pieces[0].size() == 5 && numbers[0] >= 20'000 && numbers[0] < 80'000) {
    return from_serial(numbers[0], shown);
  }
  if (numbers.size() == 1 && pieces[0].size() == 8) {
    numbers = {numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100};
    notation = DateNotation::compact;
  }
  if (numbers.size() == 3 && pieces[2].size() == 4 && pieces[0].size() <= 2) {
    return Remark{"AMBIGUOUS_DATE",
                  Action::ask,
                  {fmt::format("“{}”的日和月次序不明，请写成2016-03-10这样的日期。", shown),
                   fmt::format("In \"{}\" day and month could stand either way; write it like "
                               "2016-03-10.",
                               shown)}};
  }
  if (numbers.size() > 1 && pieces[0].size() == 2) {
    numbers[0] += numbers[0] < 70 ? 2000 : 1900;
    notation = DateNotation::short_year;
  }
  numbers.resize(3, 0);
  auto const date = checked(numbers[0], numbers[1], numbers[2]);
  if (!date) return bad_date(shown);
  return DateValue{*date, notation};
}

}  // namespace magpie::catalog::cell
