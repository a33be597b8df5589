// CSV as RFC 4180 has it, and as people send it: "," ";" or tab, CRLF or LF, with or without byte
// order mark, quoted cells with line breaks. A row with broken quotes is named and left out; the
// row after it is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::files {

inline constexpr std::size_t kCsvRowsMax = 1'000'000;
inline constexpr std::size_t kCsvCellBytesMax = 64U << 10U;
inline constexpr std::size_t kCsvColumnsMax = 1'000;
inline constexpr std::size_t kCsvDefectsMax = 1'000;

struct CsvRow {
  int line = 0;  // where the row starts, 1 = the first line
  std::vector<std::string> cells;
};

struct CsvDefect {
  int line = 0;
  std::string problem;
  std::string fix;
};

struct CsvTable {
  std::vector<std::string> header;  // trimmed, lower case
  std::vector<CsvRow> rows;         // lines without any content are left out
  std::vector<CsvDefect> defects;   // rows that could not be read
  char separator = ',';
  std::string encoding;

  std::optional<std::size_t> column(std::string_view name) const;
};

// Refuses a file that is empty, not text, too large, or whose first line names a column twice.
base::Result<CsvTable> read_csv(std::string_view bytes);

// A cell as it must be written: quoted where it holds a separator, quote or line break. Text that
// a spreadsheet would run as a formula stays as it is; who exports for spreadsheets decides.
std::string csv_cell(std::string_view text);

}  // namespace magpie::files
