// The records of a CSV text: cells between separators, quoted cells with line breaks and doubled
// quotes. A record with broken quotes costs its own line only: the next line is read again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "magpie/files/csv.h"

namespace magpie::files {

// Spaces around unquoted cells: read_csv drops them, an import shows them to the person who asks.
enum class CellSpaces { trim, keep };

class CsvRecords {
 public:
  CsvRecords(std::string_view text, char separator, CellSpaces spaces)
      : text_(text), separator_(separator), spaces_(spaces) {}

  bool is_done() const { return at_ >= text_.size(); }
  // The next record, or why it cannot be read; then the line it starts in is skipped.
  tl::expected<CsvRow, CsvDefect> next();
  // The text since the last next(), for the sentence about a broken line.
  std::string_view last_text() const { return text_.substr(start_, at_ - start_); }

 private:
  bool is_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  void end_line();
  tl::unexpected<CsvDefect> skip_line(int line, char const* problem);
  char const* read_cell(std::string& cell);
  char const* read_quoted(std::string& cell);

  std::string_view text_;
  char separator_;
  CellSpaces spaces_;
  std::size_t start_ = 0;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace magpie::files
