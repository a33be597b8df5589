// Reads one sheet of a workbook; xlsx.h is what others use.
#pragma once

#include <string>
#include <vector>

#include "magpie/files/xlsx.h"
#include "magpie/files/xlsx_styles.h"

namespace magpie::files {

struct XlsxBook {
  std::vector<std::string> strings;  // shared by all sheets
  std::vector<NumberStyle> styles;   // by the number a cell names
  DateSystem dates = DateSystem::from_1900;
  XlsxLimits limits;
  std::size_t cells = 0;  // so far, of all sheets
  std::size_t text_bytes = 0;
};

base::Status read_sheet(XlsxZip& zip, std::string const& part, XlsxBook& book, Sheet& sheet);

// "_x000D_" stands for a character that XML cannot hold.
std::string unescape_xlsx(std::string_view text);

}  // namespace magpie::files
