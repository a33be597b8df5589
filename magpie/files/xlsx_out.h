// Writes a workbook of one sheet: a header that stays in sight, and rows of text. Cells are texts,
// never formulas; one that a spreadsheet would run when it is typed again is guarded as in CSV.
// Deliberately missing: styles, several sheets, numbers with a format.
#pragma once

#include <string>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::files {

struct SheetOut {
  std::string name;  // at most 31 characters, without []:*?/\ .
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // guarded by the writer
};

// The bytes of the .xlsx file. Refuses more rows than a sheet holds; texts beyond 32,767
// characters are cut. The file is made in the folder for temporary files.
base::Result<std::string> write_xlsx(SheetOut const& sheet);

}  // namespace magpie::files
