#include "magpie/files/table_csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/files/csv_records.h"
#include "magpie/files/csv_text.h"
#include "magpie/files/formula_guard.h"
#include "magpie/files/table_rows.h"
#include "magpie/files/table_shape.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::Action;

struct Separator {
  char sign;
  char const* zh;
  char const* en;
};

constexpr std::array kSeparators = std::to_array<Separator>({
    {',', "逗号", "Commas"},
    {';', "分号", "Semicolons"},
    {'\t', "制表符", "Tabs"},
    {'|', "竖线", "Vertical bars"},
});

constexpr std::size_t kSampleBytes = 64U << 10U;
constexpr std::size_t kSampleRecords = 200;

// How often the sign stands in each record outside quotes, for the most frequent count: a true
// separator stands equally often in most records. Counts times records.
std::size_t separator_score(std::string_view text, char sign) {
  std::map<std::size_t, std::size_t> records_with;
  std::size_t records = 0;
  std::size_t count = 0;
  bool quoted = false;
  for (char const c : text.substr(0, kSampleBytes)) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == sign) ++count;
    if (quoted || c != '\n') continue;
    ++records_with[count];
    count = 0;
    if (++records >= kSampleRecords) break;
  }
  if (count > 0 || records == 0) ++records_with[count];
  std::size_t best = 0;
  for (auto const& [signs, times] : records_with) best = std::max(best, signs * times);
  return best;
}

Separator const& detect_separator(std::string_view text) {
  auto const* best = &kSeparators.front();
  std::size_t best_score = 0;
  for (auto const& separator : kSeparators) {
    auto const score = separator_score(text, separator.sign);
    if (score > best_score) {
      best = &separator;
      best_score = score;
    }
  }
  return *best;
}

void say_encoding(std::string const& encoding, catalog::SourceTable& table) {
  if (encoding == "UTF-8") return;
  table.findings.push_back(
      {"",
       "",
       "ENCODING",
       Action::accept,
       encoding,
       encoding,
       {fmt::format("文件编码为{}，已按此读取。", encoding),
        fmt::format("The file is {}, not UTF-8; it was read as such.", encoding)}});
}

void say_separator(Separator const& separator, catalog::SourceTable& table) {
  if (separator.sign == ',') return;
  table.findings.push_back({"",
                            "",
                            "DELIMITER",
                            Action::accept,
                            std::string(1, separator.sign),
                            std::string(1, separator.sign),
                            {fmt::format("列分隔符为{}。", separator.zh),
                             fmt::format("{} separate the columns.", separator.en)}});
}

// What can be saved of a broken line: its first cell, which may be its number.
RawRow broken_row(CsvDefect const& defect, std::string_view line, char separator) {
  RawRow row;
  row.number = defect.line;
  row.problem = defect.problem;
  row.cells.emplace_back(base::shorten(line.substr(0, line.find(separator)), 200));
  return row;
}

base::Result<RawTable> read_rows(std::string_view text, char separator) {
  RawTable raw;
  raw.naming = RowNaming::data_rows;
  CsvRecords records(text, separator, CellSpaces::keep);
  std::size_t cells = 0;
  std::size_t defects = 0;
  while (!records.is_done()) {
    auto record = records.next();
    if (!record) {
      ++defects;
      raw.rows.push_back(broken_row(record.error(), records.last_text(), separator));
    } else if (record->cells.size() > 1 || !is_blank(record->cells.front())) {
      cells += record->cells.size();
      for (auto& cell : record->cells) {
        if (is_guarded(cell)) cell.erase(0, 1);
      }
      RawRow row;
      row.number = record->line;
      row.cells = std::move(record->cells);
      raw.rows.push_back(std::move(row));
    }
    if (raw.rows.size() > kCsvRowsMax || defects > kCsvDefectsMax || cells > kTableCellsMax) {
      return fail(ErrorCode::too_large,
                  "The file has more than 1,000,000 rows, 5,000,000 cells or 1,000 broken rows; "
                  "check or split it.");
    }
  }
  return raw;
}

}  // namespace

base::Result<catalog::SourceTable> read_csv_table(std::string_view bytes, std::string file_name) {
  MAGPIE_TRY(auto const text, decode_text(bytes));
  catalog::SourceTable table;
  table.file = std::move(file_name);
  table.format = "csv";
  auto const& separator = detect_separator(text.utf8);
  say_encoding(text.encoding, table);
  say_separator(separator, table);
  MAGPIE_TRY(auto raw, read_rows(text.utf8, separator.sign));
  MAGPIE_TRY_STATUS(shape_table(std::move(raw), table));
  return table;
}

}  // namespace magpie::files
