#include "magpie/catalog/cell/grade.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

struct Title {
  std::string_view word;
  std::string_view designation;
};

constexpr std::array kTitles = std::to_array<Title>({
    {"全国重点文物保护", "national-heritage"},
    {"国保", "national-heritage"},
    {"省级文物保护", "provincial-heritage"},
    {"省保", "provincial-heritage"},
    {"市级文物保护", "city-heritage"},
    {"市保", "city-heritage"},
    {"县级文物保护", "county-heritage"},
    {"县保", "county-heritage"},
    {"一级博物馆", "museum-grade:1"},
    {"二级博物馆", "museum-grade:2"},
    {"三级博物馆", "museum-grade:3"},
    {"中国传统村落", "traditional-village"},
    {"传统村落", "traditional-village"},
    {"乡村旅游重点村", "key-rural-village"},
    {"国家级旅游度假区", "national-resort"},
    {"省级旅游度假区", "provincial-resort"},
});

// The grade without the words around it: "国家4A级旅游景区" → "4a".
std::string core_of(std::string_view text) {
  auto core = squeezed(text);
  for (auto const word : {"国家", "全国", "旅游", "风景", "景区", "景点", "等级", "级", "(", ")",
                          "gradea", "grade", "level", "scenicarea", ":", "-"}) {
    core = replace_all(core, word, "");
  }
  for (auto const& [word, digit] :
       {std::pair{"五", "5"}, {"四", "4"}, {"三", "3"}, {"二", "2"}, {"一", "1"}}) {
    if (core == std::string(word) + "a") core = std::string(digit) + "a";
  }
  return core;
}

int rating_of(std::string_view core) {
  if (core.size() == 2 && core[1] == 'a' && core[0] >= '1' && core[0] <= '5') return core[0] - '0';
  bool const only_a = std::all_of(core.begin(), core.end(), [](char c) { return c == 'a'; });
  return only_a && core.size() >= 2 && core.size() <= 5 ? static_cast<int>(core.size()) : 0;
}

Reading<GradeValue> refuse(std::string_view shown, std::string_view core) {
  if (core == "a") {
    return Remark{"INCOMPLETE_CODE",
                  Action::quarantine,
                  {fmt::format("“{}”缺数字，不是1A–5A中的一级，本格不入库，请补等级。", shown),
                   fmt::format("\"{}\" lacks its number and is no grade from 1A to 5A; the cell "
                               "stays out, add the grade.",
                               shown)}};
  }
  return Remark{
      "DAMAGED_CODE",
      Action::quarantine,
      {fmt::format("“{}”不是1A–5A中的等级，本格不入库，请核对。", shown),
       fmt::format("\"{}\" is no grade from 1A to 5A; the cell stays out, check it.", shown)}};
}

Reading<GradeValue> read_line(std::string_view text) {
  auto const shown = plain(text);
  auto const whole = squeezed(text);
  for (auto const& [word, designation] : kTitles) {
    if (holds(whole, word)) return GradeValue{0, std::string(designation)};
  }
  auto const core = core_of(text);
  int const rating = rating_of(core);
  if (rating == 0) return refuse(shown, core);
  GradeValue const value{rating, ""};
  if (core.front() != 'a') return value;
  auto const stored = fmt::format("{}A", rating);
  return {value, Remark{"NAME_VARIANT",
                        Action::accept,
                        {fmt::format("“{}”按{}读取。", shown, stored),
                         fmt::format("\"{}\" is read as {}.", shown, stored)},
                        stored}};
}

}  // namespace

Reading<GradeValue> read_grade(std::string_view text) {
  if (is_formula_error(text)) {
    return Remark{
        "FORMULA_ERROR",
        Action::quarantine,
        {fmt::format("“{}”是表格的公式错误，本格留空，请补等级。", plain(text)),
         fmt::format("\"{}\" is an error of the workbook; the cell stays empty, enter the "
                     "grade.",
                     plain(text))}};
  }
  if (is_empty_word(text)) return {};
  auto const lines = lines_of(text);
  if (lines.size() == 1) return read_line(lines.front());
  std::set<int> ratings;
  for (auto const& line : lines) {
    auto const read = read_line(line);
    ratings.insert(read.value ? read.value->rating : 0);
  }
  auto const shown = replace_all(plain(text), "\n", " / ");
  if (ratings.size() != 1 || *ratings.begin() == 0) {
    return Remark{
        "DAMAGED_CODE",
        Action::quarantine,
        {fmt::format("一格内有几个不同的值（{}），本格不入库，请写一个等级。", shown),
         fmt::format("One cell holds several values ({}); it stays out, write one grade.", shown)}};
  }
  auto const stored = fmt::format("{}A", *ratings.begin());
  return {
      GradeValue{*ratings.begin(), ""},
      Remark{"DAMAGED_CODE",
             Action::accept_with_note,
             {fmt::format("一格内同一等级写了{}次（{}），按{}读取。", lines.size(), shown, stored),
              fmt::format("One cell holds the grade {} times ({}); it is read as {}.", lines.size(),
                          shown, stored)},
             stored}};
}

}  // namespace magpie::catalog::cell
