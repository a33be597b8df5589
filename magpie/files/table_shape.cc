#include "magpie/files/table_shape.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/files/table_header.h"
#include "magpie/files/table_rows.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::Action;
using catalog::Finding;

bool is_date_cell(RawRow const& row, std::size_t column) {
  return std::find(row.date_columns.begin(), row.date_columns.end(), static_cast<int>(column)) !=
         row.date_columns.end();
}

// Turns one RawTable into a SourceTable; lives for one call of shape_table.
class Shaper {
 public:
  Shaper(RawTable raw, HeaderPlace place, catalog::SourceTable& table)
      : raw_(std::move(raw)), place_(place), table_(table) {}

  base::Status run();

 private:
  std::size_t first_data() const { return place_.first + place_.levels; }
  void choose_columns();
  void name_columns(std::vector<std::string> const& names);
  void say_header();
  void say_title_dates();
  void say_title_date(RawRow const& row, std::size_t column, std::string_view label);
  void label_rows();
  void prepare_merges();
  void take_rows();
  void take_row(RawRow& row, std::string const& label);
  void fill_merged(std::size_t index);
  void say_skipped(RowKind kind, RawRow const& row, std::string const& label);
  void say_broken(RawRow const& row, std::string const& label);
  std::string place_words_zh(RawRow const& row, std::string const& label) const;
  std::string place_words_en(RawRow const& row, std::string const& label) const;
  void add(Finding finding) { table_.findings.push_back(std::move(finding)); }

  struct Fill {
    std::size_t column;
    std::string text;
    std::string area;
  };

  RawTable raw_;
  HeaderPlace place_;
  catalog::SourceTable& table_;
  std::vector<std::size_t> used_;  // columns of the file that are columns of the table
  std::vector<std::string> labels_;
  std::vector<RowKind> kinds_;
  std::multimap<std::size_t, Fill> fills_;
  bool first_is_number_ = false;
};

// A row of a text file with cells to the right of the header is broken, unless most rows have them.
void Shaper::choose_columns() {
  std::size_t header_end = 0;
  for (std::size_t level = 0; level < place_.levels; ++level) {
    auto const& row = raw_.rows[place_.first + level];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!is_blank(row.cells[i])) header_end = std::max(header_end, i + 1);
    }
  }
  std::vector<std::size_t> counts;
  for (auto i = first_data(); i < raw_.rows.size(); ++i) {
    auto const& row = raw_.rows[i];
    if (!row.problem.empty()) continue;
    if (counts.size() < row.cells.size()) counts.resize(row.cells.size());
    for (std::size_t c = 0; c < row.cells.size(); ++c) counts[c] += is_blank(row.cells[c]) ? 0 : 1;
  }
  auto const data_rows = raw_.rows.size() - first_data();
  auto const names = header_names(raw_, place_, std::max(header_end, counts.size()));
  bool const is_text_file = raw_.naming == RowNaming::data_rows;
  for (std::size_t c = 0; c < names.size(); ++c) {
    bool const has_data = c < counts.size() && counts[c] > 0;
    bool const is_stray = is_text_file && c >= header_end && has_data && counts[c] * 2 < data_rows;
    if (!names[c].empty() || (has_data && !is_stray)) used_.push_back(c);
  }
  name_columns(names);
}

void Shaper::name_columns(std::vector<std::string> const& names) {
  std::set<std::string> seen;
  for (auto const c : used_) {
    auto name = names[c].empty() ? "(" + column_letters(static_cast<int>(c)) + ")" : names[c];
    if (!seen.insert(name).second) {
      auto const twice = name;
      for (int number = 2; !seen.insert(name).second; ++number) {
        name = fmt::format("{} ({})", twice, number);
      }
      add({"",
           name,
           "DUPLICATE_COLUMN",
           Action::accept_with_note,
           twice,
           name,
           {fmt::format("列名“{}”重复，后一列按“{}”读取。", twice, name),
            fmt::format("The column “{}” stands twice; the later one is read as “{}”.", twice,
                        name)}});
    }
    table_.columns.push_back(std::move(name));
  }
}

std::string range_text(int first, int last) {
  return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

void Shaper::say_header() {
  auto title_end = place_.first;
  while (title_end > 0 && filled_cells(raw_.rows[title_end - 1]) == 0) --title_end;
  if (title_end == 0 && place_.levels == 1) return;
  auto const top = raw_.rows[place_.first].number;
  auto const bottom = raw_.rows[first_data() - 1].number;
  auto const header = range_text(top, bottom);
  auto const first = title_end == 0 ? top : raw_.rows.front().number;
  Finding finding{"", "", "HEADER_FOUND", Action::accept};
  if (raw_.naming == RowNaming::sheet_rows) finding.row = fmt::format("{}-{}", first, bottom);
  auto const* levels_zh = place_.levels == 2 ? "（两级）" : "";
  auto const* levels_en = place_.levels == 2 ? " (two levels)" : "";
  finding.sentence = {fmt::format("表头在第{}行{}。", header, levels_zh),
                      fmt::format("The header is in row {}{}.", header, levels_en)};
  if (title_end > 0) {
    auto const title = range_text(first, raw_.rows[title_end - 1].number);
    finding.sentence = {
        fmt::format("第{}行是标题，表头在第{}行{}。", title, header, levels_zh),
        fmt::format("Row {} is a title; the header is in row {}{}.", title, header, levels_en)};
  }
  add(std::move(finding));
}

bool speaks_of_date(std::string_view label) {
  auto const text = squeezed(label);
  return text.find("日期") != std::string::npos || text.find("时间") != std::string::npos ||
         text.find("時間") != std::string::npos || text.find("date") != std::string::npos;
}

std::chrono::days date_offset(DateSystem dates) {
  auto const start = dates == DateSystem::from_1904 ? base::parse_date("1904-01-01")
                                                    : base::parse_date("1899-12-30");
  return start->time_since_epoch();
}

void Shaper::say_title_date(RawRow const& row, std::size_t column, std::string_view label) {
  auto const text = std::string(base::trim(row.cells[column]));
  auto const offset = date_offset(raw_.dates);
  Finding finding{"", squeezed(label), "EXCEL_DATE", Action::accept};
  if (raw_.naming == RowNaming::sheet_rows) finding.row = std::to_string(row.number);
  if (is_date_cell(row, column)) {
    auto const date = base::parse_date(text.substr(0, 10));
    if (!date) return;
    finding.value = std::to_string((date->time_since_epoch() - offset).count());
    finding.stored = text;
  } else {
    auto const number = base::parse_integer(text);
    if (!number || *number < 20'000 || *number > 80'000 || !speaks_of_date(label)) return;
    finding.value = text;
    finding.stored = base::format_date(base::Date(offset + std::chrono::days(*number)));
  }
  finding.sentence = {fmt::format("{}为Excel日期，即{}。", finding.value, finding.stored),
                      fmt::format("{} is an Excel date: {}.", finding.value, finding.stored)};
  add(std::move(finding));
}

void Shaper::say_title_dates() {
  for (std::size_t i = 0; i < place_.first; ++i) {
    std::string_view label;
    for (std::size_t c = 0; c < raw_.rows[i].cells.size(); ++c) {
      auto const& cell = raw_.rows[i].cells[c];
      if (is_blank(cell)) continue;
      say_title_date(raw_.rows[i], c, label);
      label = cell;
    }
  }
}

// Whether the header of the first column says that it numbers the rows.
bool is_numbering_name(std::string_view name) {
  static std::set<std::string, std::less<>> const kNames{
      "序号", "序號",     "序",     "号",  "编号", "行号",  "no",  "no.", "nr",
      "nr.",  "num",      "number", "#",   "id",   "index", "idx", "row", "f1",
      "(a)",  "unnamed0", "sn",     "s/n", "№",    "n°",    "n",   "rank"};
  auto text = squeezed(name);
  text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
  return kNames.count(text) > 0;
}

void Shaper::label_rows() {
  auto const count = raw_.rows.size() - first_data();
  std::set<std::string> numbers;
  std::size_t filled = 0;
  bool const is_named = !used_.empty() && is_numbering_name(table_.columns.front());
  for (std::size_t i = 0; i < count; ++i) {
    auto const number = base::parse_integer(
        base::trim(cell_of(raw_.rows[first_data() + i], used_.empty() ? 0 : used_.front())));
    if (number && *number >= 0) {
      ++filled;
      numbers.insert(std::to_string(*number));
    }
  }
  first_is_number_ = is_named && filled * 2 >= count;
  bool by_number = first_is_number_ && numbers.size() == filled;
  auto const label_of = [&](std::size_t i) {
    auto const& row = raw_.rows[first_data() + i];
    if (raw_.naming == RowNaming::sheet_rows) return std::to_string(row.number);
    auto const own = base::parse_integer(base::trim(cell_of(row, used_.front())));
    return by_number && own && *own >= 0 ? std::to_string(*own) : std::to_string(i + 1);
  };
  // A row without number takes its position, which must not be the number of another row.
  if (raw_.naming == RowNaming::data_rows) {
    std::set<std::string> labels;
    for (std::size_t i = 0; i < count && by_number; ++i) {
      by_number = labels.insert(label_of(i)).second;
    }
  }
  for (std::size_t i = 0; i < count; ++i) labels_.push_back(label_of(i));
}

void Shaper::prepare_merges() {
  auto const begin = raw_.rows.begin() + static_cast<std::ptrdiff_t>(first_data());
  for (auto const& area : raw_.merges) {
    if (area.bottom == area.top) continue;
    auto const top =
        std::lower_bound(begin, raw_.rows.end(), area.top,
                         [](auto const& row, int number) { return row.number < number; });
    if (top == raw_.rows.end() || top->number != area.top) continue;
    auto const column = static_cast<std::size_t>(area.left);
    auto const text = cell_of(*top, column);
    if (is_blank(text)) continue;
    auto const name = fmt::format("{}{}:{}{}", column_letters(area.left), area.top,
                                  column_letters(area.right), area.bottom);
    for (auto row = top + 1; row != raw_.rows.end() && row->number <= area.bottom; ++row) {
      fills_.insert({static_cast<std::size_t>(row - begin), Fill{column, std::string(text), name}});
      if (fills_.size() > kTableCellsMax) return;
    }
  }
}

void Shaper::fill_merged(std::size_t index) {
  auto& row = raw_.rows[first_data() + index];
  auto const [begin, end] = fills_.equal_range(index);
  for (auto fill = begin; fill != end; ++fill) {
    auto const& [column, text, area] = fill->second;
    if (!is_blank(cell_of(row, column))) continue;
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = text;
    auto const at = std::find(used_.begin(), used_.end(), column) - used_.begin();
    add({labels_[index],
         table_.columns.at(static_cast<std::size_t>(at)),
         "MERGED_CELL",
         Action::accept,
         "",
         text,
         {fmt::format("合并单元格{}：第{}行同为“{}”。", area, row.number, text),
          fmt::format("The merged cell {} gives “{}” to row {} as well.", area, text,
                      row.number)}});
  }
}

std::string Shaper::place_words_zh(RawRow const& row, std::string const& label) const {
  if (raw_.naming == RowNaming::sheet_rows) return fmt::format("第{}行", label);
  return fmt::format("文件第{}行", row.number);
}

std::string Shaper::place_words_en(RawRow const& row, std::string const& label) const {
  if (raw_.naming == RowNaming::sheet_rows) return "Row " + label;
  return fmt::format("Line {}", row.number);
}

void Shaper::say_skipped(RowKind kind, RawRow const& row, std::string const& label) {
  struct Saying {
    RowKind kind;
    char const* code;
    char const* zh;
    char const* en;
  };
  static constexpr Saying kSayings[] = {
      {RowKind::total, "TOTAL_ROW", "是合计，不作为记录。", " is a total and no record."},
      {RowKind::footnote, "FOOTNOTE", "是备注，不作为记录。", " is a remark and no record."},
      {RowKind::section, "SECTION_ROW", "是分类标题，不作为记录。",
       " is a heading between the rows and no record."},
      {RowKind::repeated_header, "REPEATED_HEADER", "重复了表头，不作为记录。",
       " repeats the header and is no record."},
  };
  for (auto const& saying : kSayings) {
    if (saying.kind != kind) continue;
    auto const first = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](auto const& cell) { return !is_blank(cell); });
    add({label,
         "",
         saying.code,
         Action::skip,
         first == row.cells.end() ? "" : base::shorten(base::trim(*first), 200),
         "",
         {place_words_zh(row, label) + saying.zh, place_words_en(row, label) + saying.en}});
  }
}

void Shaper::say_broken(RawRow const& row, std::string const& label) {
  add({label,
       "",
       "BROKEN_ROW",
       Action::reject,
       row.cells.empty() ? "" : base::shorten(row.cells.front(), 200),
       "",
       {fmt::format("文件第{}行的分隔符或引号不完整，该行未读取；请检查后重新导入。", row.number),
        fmt::format("Line {} stays out: {} Put quotes around cells with separators.", row.number,
                    row.problem)}});
}

void Shaper::take_row(RawRow& row, std::string const& label) {
  catalog::SourceRow taken{label, {}};
  taken.cells.reserve(used_.size());
  for (std::size_t i = 0; i < used_.size(); ++i) {
    auto const c = used_[i];
    taken.cells.push_back(c < row.cells.size() ? std::move(row.cells[c]) : std::string());
    auto const& text = taken.cells.back();
    if (text.empty() || text.find('#') == std::string::npos || !is_error_text(text)) continue;
    add({label,
         table_.columns[i],
         "FORMULA_ERROR",
         Action::quarantine,
         text,
         "",
         {fmt::format("{}是表格公式错误，请补上数值。", text),
          fmt::format("{} is an error of the workbook; give the value.", text)}});
  }
  row.cells = {};
  table_.rows.push_back(std::move(taken));
}

void Shaper::take_rows() {
  auto const end = used_.empty() ? 0 : used_.back() + 1;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    auto& row = raw_.rows[first_data() + i];
    if (kinds_[i] == RowKind::broken) {
      say_broken(row, labels_[i]);
    } else if (kinds_[i] == RowKind::data) {
      auto const extra = std::find_if(
          row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(end, row.cells.size())),
          row.cells.end(), [](auto const& c) { return !is_blank(c); });
      if (extra != row.cells.end()) {
        row.problem = fmt::format("it has {} cells, the header has {}.", row.cells.size(), end);
        say_broken(row, labels_[i]);
        continue;
      }
      fill_merged(i);
      take_row(row, labels_[i]);
    } else {
      say_skipped(kinds_[i], row, labels_[i]);
    }
  }
}

base::Status Shaper::run() {
  for (std::size_t i = 0; i < place_.first; ++i) {
    if (raw_.rows[i].problem.empty()) continue;
    return fail(ErrorCode::invalid_data,
                fmt::format("Line {} cannot be read, and no header stands above it; check its "
                            "quotes.",
                            raw_.rows[i].number));
  }
  say_header();
  say_title_dates();
  choose_columns();
  auto const count = raw_.rows.size() - first_data();
  if (used_.size() * count > kTableCellsMax) {
    return fail(ErrorCode::too_large,
                fmt::format("The table has {} columns and {} rows, more than {} cells; split it.",
                            used_.size(), count, kTableCellsMax));
  }
  label_rows();
  RowContext context{raw_.rows[place_.first].cells, first_is_number_};
  kinds_ = row_kinds(std::span(raw_.rows).subspan(first_data()), context);
  prepare_merges();
  take_rows();
  return {};
}

void limit_findings(std::vector<Finding>& findings) {
  if (findings.size() <= kReaderFindingsMax) return;
  auto const more = findings.size() - kReaderFindingsMax;
  findings.resize(kReaderFindingsMax);
  findings.push_back({"",
                      "",
                      "MORE_FINDINGS",
                      Action::accept_with_note,
                      "",
                      "",
                      {fmt::format("另有{}条提示未列出；请先处理以上各条。", more),
                       fmt::format("{} more findings are not listed; settle these first.", more)}});
}

}  // namespace

base::Status shape_table(RawTable raw, catalog::SourceTable& table) {
  auto const place = find_header(raw);
  if (!place) {
    return fail(ErrorCode::invalid_data,
                "The file is empty; its first filled row must name the columns.");
  }
  MAGPIE_TRY_STATUS(Shaper(std::move(raw), *place, table).run());
  limit_findings(table.findings);
  return {};
}

std::string column_letters(int column) {
  std::string out;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return out;
}

}  // namespace magpie::files
