// Finds the header of a table under its title rows: the first row that is about as full as the
// table is wide and holds words, not numbers. A second level below it is told by merged cells, by
// the gaps they leave in a text file, or by units in brackets. Three levels are not read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/files/raw_table.h"

namespace magpie::files {

struct HeaderPlace {
  std::size_t first = 0;   // index into RawTable::rows
  std::size_t levels = 1;  // 1 or 2
};

// Nothing when no row has content.
std::optional<HeaderPlace> find_header(RawTable const& raw);
// One name for each column up to `width`, levels joined as "upper / lower", "" where there is none.
std::vector<std::string> header_names(RawTable const& raw, HeaderPlace place, std::size_t width);

// "" beyond the end of the row.
std::string_view cell_of(RawRow const& row, std::size_t column);

}  // namespace magpie::files
