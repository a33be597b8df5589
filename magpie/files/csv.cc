#include "magpie/files/csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "magpie/base/text.h"
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

class RecordReader {
 public:
  RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool is_done() const { return at_ >= text_.size(); }

  // The next record, or the sentence why it cannot be read; then the line it starts in is skipped.
  tl::expected<CsvRow, CsvDefect> next() {
    auto const start = at_;
    CsvRow row{line_, {}};
    while (true) {
      std::string cell;
      char const* problem = read_cell(cell);
      if (problem == nullptr && row.cells.size() >= kCsvColumnsMax) {
        problem = "The row has more than 1,000 cells.";
      }
      if (problem != nullptr) return skip_line(start, row.line, problem);
      row.cells.push_back(std::move(cell));
      if (is_done() || text_[at_] != separator_) break;
      ++at_;
    }
    end_line();
    return row;
  }

 private:
  bool is_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void end_line() {
    if (is_done()) return;
    if (text_[at_] == '\r') ++at_;
    if (!is_done() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  tl::unexpected<CsvDefect> skip_line(std::size_t start, int line, char const* problem) {
    at_ = start;
    line_ = line;
    while (!is_done() && !is_line_end()) ++at_;
    end_line();
    return tl::unexpected<CsvDefect>(
        {line, problem, "Check the quotes of this line: a quoted cell ends with one quote."});
  }

  // Reads up to the separator or the line's end. Returns what is wrong, or nothing.
  char const* read_cell(std::string& cell) {
    while (!is_done() && text_[at_] == ' ') ++at_;
    if (!is_done() && text_[at_] == '"') return read_quoted(cell);
    auto const begin = at_;
    while (!is_done() && text_[at_] != separator_ && !is_line_end()) ++at_;
    if (at_ - begin > kCsvCellBytesMax) return "A cell is longer than 64 kB.";
    cell = base::trim(text_.substr(begin, at_ - begin));
    return nullptr;
  }

  char const* read_quoted(std::string& cell) {
    ++at_;
    while (true) {
      if (is_done()) return "A quoted cell is never closed.";
      if (cell.size() > kCsvCellBytesMax) return "A quoted cell is longer than 64 kB.";
      char const c = text_[at_++];
      if (c == '"') {
        if (is_done() || text_[at_] != '"') break;
        ++at_;
      }
      if (c == '\n') ++line_;
      cell += c;
    }
    while (!is_done() && text_[at_] == ' ') ++at_;
    if (is_done() || text_[at_] == separator_ || is_line_end()) return nullptr;
    return "Text follows the closing quote of a cell.";
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

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
  RecordReader reader(text.utf8, table.separator);
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
