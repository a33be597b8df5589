#include "magpie/app/page_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "magpie/base/text.h"

namespace magpie::app {

namespace {

struct Row {
  PageList list;
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};

using enum PageList;

constexpr std::array kRows = std::to_array<Row>({
    {status, "open", "开放", "open"},
    {status, "proposed", "拟建", "proposed"},
    {status, "building", "在建", "under construction"},
    {status, "closed", "已关闭", "closed for good"},
    {wheelchair, "yes", "可以", "yes"},
    {wheelchair, "limited", "部分可以", "in part"},
    {wheelchair, "no", "不可以", "no"},
    {change_origin, "create", "录入", "entered"},
    {change_origin, "edit", "修改", "edited"},
    {change_origin, "bulk", "批量修改", "edited with others"},
    {change_origin, "import", "导入", "imported"},
    {change_origin, "undo", "撤回修改", "a change taken back"},
    {change_origin, "merge", "合并", "merged"},
    {change_origin, "workflow", "流程", "moved on"},
    {change_origin, "delete", "删除", "removed"},
    {change_origin, "restore", "恢复", "restored"},
});

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::optional<std::int64_t> piece(std::string_view iso, std::size_t at, std::size_t length) {
  if (iso.size() < at + length) return std::nullopt;
  return base::parse_integer(iso.substr(at, length));
}

}  // namespace

api::Sentence page_words(PageList list, std::string_view code) {
  auto const found = std::find_if(kRows.begin(), kRows.end(), [&](Row const& row) {
    return row.list == list && row.code == code;
  });
  if (found == kRows.end()) return {std::string(code), std::string(code)};
  return {std::string(found->zh), std::string(found->en)};
}

api::Sentence page_words(catalog::WordList list, std::string_view code) {
  auto words = catalog::list_words(list, code);
  return {std::move(words.zh), std::move(words.en)};
}

api::Sentence designation_words(std::string_view code) {
  auto const colon = std::min(code.find(':'), code.size());
  auto words = page_words(catalog::WordList::designation, code.substr(0, colon));
  if (colon + 1 < code.size()) {
    words.zh += fmt::format(" {}", code.substr(colon + 1));
    words.en += fmt::format(" {}", code.substr(colon + 1));
  }
  return words;
}

api::Sentence day_words(std::string_view iso) {
  auto const year = piece(iso, 0, 4);
  auto const month = iso.size() >= 7 ? piece(iso, 5, 2) : std::nullopt;
  auto const day = iso.size() >= 10 ? piece(iso, 8, 2) : std::nullopt;
  bool const is_date = year && (iso.size() == 4 || (month && *month >= 1 && *month <= 12));
  if (!is_date) return {std::string(iso), std::string(iso)};
  if (!month) return {fmt::format("{}年", *year), std::to_string(*year)};
  auto const& name = kMonths.at(static_cast<std::size_t>(*month - 1));
  if (!day) return {fmt::format("{}年{}月", *year, *month), fmt::format("{} {}", name, *year)};
  return {fmt::format("{}年{}月{}日", *year, *month, *day),
          fmt::format("{} {} {}", *day, name, *year)};
}

std::string figure_text(double value) {
  auto text = fmt::format("{:.2f}", std::abs(value));
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  auto const point = std::min(text.find('.'), text.size());
  for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  return value < 0 && text != "0" ? "−" + text : text;
}

}  // namespace magpie::app
