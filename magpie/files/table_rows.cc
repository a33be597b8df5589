#include "magpie/files/table_rows.h"

#include <algorithm>
#include <array>
#include <optional>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using Words = std::span<std::string_view const>;

constexpr std::array<std::string_view, 20> kTotalWords{
    "合计",   "总计",     "小计",      "共计",  "总数",   "累计",      "合計",
    "總計",   "小計",     "total",     "sum",   "totals", "summe",     "gesamt",
    "totale", "subtotal", "sub-total", "somme", "totaux", "grandtotal"};
constexpr std::array<std::string_view, 5> kTotalEndings{"合计", "总计", "小计", "合計", "小計"};
constexpr std::array<std::string_view, 19> kNoteWords{
    "备注",     "注",       "说明",    "附注",    "资料来源", "数据来源", "来源",
    "填表说明", "填报说明", "備註",    "說明",    "note",     "notes",    "remark",
    "remarks",  "source",   "sources", "hinweis", "quelle"};
constexpr std::array<std::string_view, 17> kSignatureWords{
    "填表", "填报", "审核", "复核",     "负责人",   "单位负责人", "制表", "联系",  "电话",
    "日期", "盖章", "签字", "分管领导", "prepared", "checked",    "date", "signed"};
constexpr std::array<std::string_view, 13> kErrorTexts{
    "#REF!",   "#DIV/0!", "#N/A",    "#NAME?", "#NULL!",        "#NUM!",    "#VALUE!",
    "#SPILL!", "#CALC!",  "#FIELD!", "#BUSY!", "#GETTING_DATA", "#CONNECT!"};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The text after the word it begins with; nothing when it begins with none.
std::optional<std::string_view> after_word(std::string_view text, Words words) {
  std::optional<std::string_view> rest;
  for (auto const word : words) {
    if (!starts_with(text, word)) continue;
    auto const tail = text.substr(word.size());
    if (!rest || tail.size() < rest->size()) rest = tail;
  }
  return rest;
}

bool is_total_text(std::string_view cell) {
  auto const text = squeezed(cell);
  if (auto const rest = after_word(text, kTotalWords)) {
    if (rest->empty() || is_digit(rest->front())) return true;
    for (auto const next : {":", "：", "(", "（", "共"}) {
      if (starts_with(*rest, next)) return true;
    }
  }
  if (base::to_code_points(text).size() > 12) return false;
  return std::any_of(kTotalEndings.begin(), kTotalEndings.end(),
                     [&](auto const end) { return ends_with(text, end); });
}

bool is_filler(std::string_view text) {
  auto const bare = base::trim(text);
  return bare.empty() || is_number_like(bare) || is_error_text(bare) || bare == "-" ||
         bare == "/" || bare == "—" || bare == "——" || bare == "–";
}

// A word for a total, and besides it only numbers; or sums over rows and hardly any text.
bool is_total(RawRow const& row) {
  std::size_t texts = 0;
  bool has_word = false;
  for (auto const& cell : row.cells) {
    if (is_filler(cell)) continue;
    if (++texts == 1) has_word = is_total_text(cell);
  }
  return (has_word && texts == 1) || (row.sums_rows && texts <= 3);
}

// The first filled cell, or nullptr.
std::string const* first_filled(RawRow const& row) {
  auto const found = std::find_if(row.cells.begin(), row.cells.end(),
                                  [](auto const& cell) { return !is_blank(cell); });
  return found == row.cells.end() ? nullptr : &*found;
}

// "注：…", "备注: …", "Note 1: …": a remark wherever it stands alone in its row.
bool is_marked_note(RawRow const& row) {
  if (filled_cells(row) != 1) return false;
  auto const text = squeezed(*first_filled(row));
  auto const rest = after_word(text, kNoteWords);
  if (!rest) return false;
  if (rest->empty() || is_digit(rest->front())) return true;
  for (auto const next : {":", "：", "(", "（", ".", "、", "一"}) {
    if (starts_with(*rest, next)) return true;
  }
  return false;
}

bool reads_as_sentence(std::string_view text) {
  for (auto const mark : {"。", "；", "：", ": ", "※", "*"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return base::to_code_points(text).size() > 30;
}

// A remark that only its place below the table gives away.
bool is_trailing_note(RawRow const& row, RowContext const& context) {
  auto const* first = first_filled(row);
  if (first == nullptr || row.sums_rows) return false;
  auto const text = squeezed(*first);
  if (is_label_cell(*first) && after_word(text, kSignatureWords) && filled_cells(row) <= 8) {
    return true;
  }
  if (filled_cells(row) != 1 || is_number_like(*first)) return false;
  bool const is_first_cell = first == row.cells.data();
  if (row.is_wide || (is_first_cell && context.first_is_number)) return true;
  return reads_as_sentence(*first) && (is_first_cell || after_word(text, kNoteWords));
}

// "一、自然景观类" alone in its row, where a number would stand or across the table.
bool is_section(RawRow const& row, RowContext const& context) {
  if (filled_cells(row) != 1) return false;
  auto const* first = first_filled(row);
  if (is_number_like(*first)) return false;
  return row.is_wide || (first == row.cells.data() && context.first_is_number);
}

bool repeats_header(RawRow const& row, RowContext const& context) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (is_blank(row.cells[i])) continue;
    if (i >= context.header.size() || base::trim(row.cells[i]) != base::trim(context.header[i])) {
      return false;
    }
    ++equal;
  }
  return equal >= 2;
}

RowKind kind_of(RawRow const& row, RowContext const& context) {
  if (!row.problem.empty()) return RowKind::broken;
  if (filled_cells(row) == 0) return RowKind::empty;
  if (is_total(row)) return RowKind::total;
  if (is_marked_note(row)) return RowKind::footnote;
  if (repeats_header(row, context)) return RowKind::repeated_header;
  return is_section(row, context) ? RowKind::section : RowKind::data;
}

}  // namespace

std::vector<RowKind> row_kinds(std::span<RawRow const> rows, RowContext const& context) {
  std::vector<RowKind> kinds;
  kinds.reserve(rows.size());
  for (auto const& row : rows) kinds.push_back(kind_of(row, context));
  for (std::size_t i = rows.size(); i-- > 0;) {
    bool const may_be_note = kinds[i] == RowKind::data || kinds[i] == RowKind::section;
    if (may_be_note && is_trailing_note(rows[i], context)) kinds[i] = RowKind::footnote;
    if (kinds[i] == RowKind::data || kinds[i] == RowKind::section) break;
  }
  return kinds;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) {
      text.remove_prefix(1);
    } else if (starts_with(text, "\xC2\xA0")) {
      text.remove_prefix(2);
    } else if (starts_with(text, "\xE3\x80\x80")) {
      text.remove_prefix(3);
    } else {
      return false;
    }
  }
  return true;
}

std::size_t filled_cells(RawRow const& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](auto const& cell) { return !is_blank(cell); }));
}

bool is_label_cell(std::string_view text) {
  auto const colon = std::min(text.find(':'), text.find("："));
  auto const bracket = std::min(text.find('('), text.find("（"));
  // A clock time or an address of the web has its colon elsewhere.
  if (colon == std::string_view::npos || colon == 0 || bracket < colon || colon > 60) return false;
  return !is_digit(text[colon - 1]) && text.substr(colon, 3) != "://";
}

bool is_number_like(std::string_view text) {
  auto bare = base::trim(text);
  if (bare.size() > 1 && (bare.front() == '-' || bare.front() == '+')) bare.remove_prefix(1);
  return !bare.empty() && is_digit(bare.front());
}

bool is_error_text(std::string_view text) {
  auto const bare = base::trim(text);
  return std::find(kErrorTexts.begin(), kErrorTexts.end(), bare) != kErrorTexts.end();
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const rest = text.substr(at);
    if (starts_with(rest, "\xE3\x80\x80")) {
      at += 3;
    } else if (starts_with(rest, "\xC2\xA0")) {
      at += 2;
    } else {
      if (text[at] != ' ' && !(text[at] >= '\t' && text[at] <= '\r')) out += text[at];
      ++at;
    }
  }
  while (!out.empty() && (out.back() == ':' || ends_with(out, "：")))
    out.resize(out.size() - (out.back() == ':' ? 1 : 3));
  return base::ascii_lower(out);
}

}  // namespace magpie::files
