// A workbook as SourceTable: the sheet that holds the table, its header, its rows by sheet row
// number. Cells merged downwards give their text to every row they cover; across they do not.
#pragma once

#include <string>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"
#include "magpie/files/xlsx.h"

namespace magpie::files {

// Findings: SHEET_CHOSEN where several sheets hold something, HIDDEN_ROWS, and those of
// table_shape.h.
base::Result<catalog::SourceTable> sheet_table(Workbook workbook, std::string file_name);

}  // namespace magpie::files
