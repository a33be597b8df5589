// RawTable: the cells of a sheet or text file before anybody knows which row is the header. Both
// the CSV and the workbook reader make one; table_shape.h turns it into a SourceTable.
#pragma once

#include <string>
#include <vector>

namespace magpie::files {

// Row numbers as people read them, columns from 0; both ends are inside.
struct MergedArea {
  int top = 0;
  int left = 0;
  int bottom = 0;
  int right = 0;
};

struct RawRow {
  int number = 0;                  // sheet row, or line of a text file; 1 = the first
  std::vector<std::string> cells;  // may be shorter than the table is wide
  std::vector<int> date_columns;   // cells whose number format is a date; they hold ISO text
  bool sums_rows = false;          // a cell is the formula SUM of cells of several rows
  bool is_wide = false;            // a merged cell spans at least half of the row
  std::string problem;             // why the row could not be read; then cells may be partial
};

// Sheet rows carry their number as label. Rows of text files carry the number of their first
// column where it counts them, else 1 for the first row after the header.
enum class RowNaming { sheet_rows, data_rows };
// The day that number 0 of a date cell stands for.
enum class DateSystem { from_1900, from_1904 };

struct RawTable {
  std::vector<RawRow> rows;  // ascending numbers; rows without content may be missing
  std::vector<MergedArea> merges;
  RowNaming naming = RowNaming::sheet_rows;
  DateSystem dates = DateSystem::from_1900;
};

}  // namespace magpie::files
