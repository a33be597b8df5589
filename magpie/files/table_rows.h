// What a row of a table is: data, a total, a remark under the table, a heading between rows, or the
// header printed once more. The rules look at words and shape only, never at a place's values.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/files/raw_table.h"

namespace magpie::files {

enum class RowKind { data, empty, broken, total, footnote, section, repeated_header };

// The kinds of the rows below the header. `first_is_number`: the first column numbers the rows.
struct RowContext {
  std::vector<std::string> header;  // as it stands in the lowest header row that is full
  bool first_is_number = false;
};
std::vector<RowKind> row_kinds(std::span<RawRow const> rows, RowContext const& context);

bool is_blank(std::string_view text);
std::size_t filled_cells(RawRow const& row);
// "填报单位：文旅局", "Date:": a label before a colon, as titles and signature rows have it.
bool is_label_cell(std::string_view text);
// A number, an ISO date, or text that begins with a digit or a sign and a digit.
bool is_number_like(std::string_view text);
// "#REF!", "#DIV/0!" and the like: what a workbook shows where a formula fails.
bool is_error_text(std::string_view text);
// Without spaces (also full-width) and without colons at the end, ASCII in lower case.
std::string squeezed(std::string_view text);

}  // namespace magpie::files
