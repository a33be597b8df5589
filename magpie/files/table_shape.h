// Finds the table in the cells somebody sent: the header under title rows (one level or two), the
// columns' names, what each row is; and says in findings what it did. Values stay as they stand.
//
//   HEADER_FOUND, EXCEL_DATE (title rows) · DUPLICATE_COLUMN · MERGED_CELL · FORMULA_ERROR ·
//   BROKEN_ROW · TOTAL_ROW, FOOTNOTE, SECTION_ROW, REPEATED_HEADER (left out)
#pragma once

#include <cstddef>
#include <string>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"
#include "magpie/files/raw_table.h"

namespace magpie::files {

// Columns times rows, empty cells included: a bound on memory.
inline constexpr std::size_t kTableCellsMax = 5'000'000;
inline constexpr std::size_t kReaderFindingsMax = 10'000;

// Fills columns, rows and findings of `table`. Refuses what has no header or too many cells.
base::Status shape_table(RawTable raw, catalog::SourceTable& table);

// 0 → "A", 27 → "AB".
std::string column_letters(int column);

}  // namespace magpie::files
