#include "magpie/files/csv_records.h"

#include <utility>

#include "magpie/base/text.h"

namespace magpie::files {

tl::expected<CsvRow, CsvDefect> CsvRecords::next() {
  start_ = at_;
  CsvRow row{line_, {}};
  while (true) {
    std::string cell;
    char const* problem = read_cell(cell);
    if (problem == nullptr && row.cells.size() >= kCsvColumnsMax) {
      problem = "The row has more than 1,000 cells.";
    }
    if (problem != nullptr) return skip_line(row.line, problem);
    row.cells.push_back(std::move(cell));
    if (is_done() || text_[at_] != separator_) break;
    ++at_;
  }
  end_line();
  return row;
}

void CsvRecords::end_line() {
  if (is_done()) return;
  if (text_[at_] == '\r') ++at_;
  if (!is_done() && text_[at_] == '\n') ++at_;
  ++line_;
}

tl::unexpected<CsvDefect> CsvRecords::skip_line(int line, char const* problem) {
  at_ = start_;
  line_ = line;
  while (!is_done() && !is_line_end()) ++at_;
  end_line();
  return tl::unexpected<CsvDefect>(
      {line, problem, "Check the quotes of this line: a quoted cell ends with one quote."});
}

// Reads up to the separator or the line's end. Returns what is wrong, or nothing.
char const* CsvRecords::read_cell(std::string& cell) {
  auto const begin = at_;
  while (!is_done() && text_[at_] == ' ') ++at_;
  if (!is_done() && text_[at_] == '"') return read_quoted(cell);
  while (!is_done() && text_[at_] != separator_ && !is_line_end()) ++at_;
  if (at_ - begin > kCsvCellBytesMax) return "A cell is longer than 64 kB.";
  auto const text = text_.substr(begin, at_ - begin);
  cell = spaces_ == CellSpaces::trim ? base::trim(text) : text;
  return nullptr;
}

char const* CsvRecords::read_quoted(std::string& cell) {
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

}  // namespace magpie::files
