#include "magpie/files/csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/files/csv_records.h"
#include "magpie/files/csv_text.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

// The separator that stands most often in the first record, outside quotes.
char detect_separator(std::string_view text) {
  static constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (char const c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1 : 0;
  }
  auto const best = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(best - counts.begin())];
}

bool has_content(CsvRow const& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](auto const& cell) { return !base::trim(cell).empty(); });
}

base::Status set_header(CsvTable& table, CsvRow const& row) {
  std::set<std::string> seen;
  for (auto const& cell : row.cells) {
    auto name = base::ascii_lower(base::trim(cell));
    if (!name.empty() && !seen.insert(name).second) {
      return fail(ErrorCode::invalid_data,
                  fmt::format("The column “{}” stands twice in the first line; rename one.", name),
                  name);
    }
    table.header.push_back(std::move(name));
  }
  while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
  return {};
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  auto const found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

base::Result<CsvTable> read_csv(std::string_view bytes) {
  MAGPIE_TRY(auto const text, decode_text(bytes));
  CsvTable table;
  table.encoding = text.encoding;
  table.separator = detect_separator(text.utf8);
  CsvRecords reader(text.utf8, table.separator, CellSpaces::trim);
  while (!reader.is_done()) {
    auto row = reader.next();
    if (!row) {
      if (table.header.empty()) {
        return fail(ErrorCode::invalid_data, "The first line must name the columns; " +
                                                 row.error().problem + " Check its quotes.");
      }
      table.defects.push_back(std::move(row.error()));
    } else if (has_content(*row)) {
      if (!table.header.empty()) {
        table.rows.push_back(std::move(*row));
      } else {
        MAGPIE_TRY_STATUS(set_header(table, *row));
      }
    }
    if (table.rows.size() > kCsvRowsMax || table.defects.size() > kCsvDefectsMax) {
      return fail(ErrorCode::too_large,
                  "The file has more than 1,000,000 rows or 1,000 broken rows; check it.");
    }
  }
  if (table.header.empty()) {
    return fail(ErrorCode::invalid_data,
                "The file is empty; the first line must name the columns.");
  }
  return table;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos &&
      base::trim(text).size() == text.size()) {
    return std::string(text);
  }
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace magpie::files
