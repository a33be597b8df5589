// Reads an .xlsx workbook into text cells. Numbers read as people typed them, dates as ISO text,
// formulas as the value the program saved with them, errors as "#REF!". Nothing is computed, no
// link is followed, no macro is looked at; pictures and comments stay unread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/files/raw_table.h"
#include "magpie/files/xlsx_zip.h"

namespace magpie::files {

enum class CellKind { text, number, boolean, date, error };
// `sum`: of cells of several rows, as in a total.
enum class CellFormula { none, sum, other };

struct SheetCell {
  int column = 0;  // 0 = A
  CellKind kind = CellKind::text;
  CellFormula formula = CellFormula::none;
  std::string text;
};

struct SheetRow {
  int number = 0;  // 1 = the first
  bool is_hidden = false;
  std::vector<SheetCell> cells;  // ascending columns; empty cells are missing
};

struct Sheet {
  std::string name;
  bool is_hidden = false;
  std::vector<SheetRow> rows;  // ascending numbers; empty rows are missing
  std::vector<MergedArea> merges;
};

struct Workbook {
  std::vector<Sheet> sheets;
  DateSystem dates = DateSystem::from_1900;
};

// Refuses a damaged, encrypted or oversized file with a sentence that says what to do.
base::Result<Workbook> read_xlsx(std::string_view bytes, XlsxLimits const& limits = {});

}  // namespace magpie::files
