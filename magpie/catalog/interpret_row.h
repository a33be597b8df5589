// RowReader: the cells of one row become the fields of a draft; what must be said about them
// becomes findings of that row. Positions are interpret_positions.h's. One step of interpret.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/date.h"
#include "magpie/catalog/cell/reading.h"
#include "magpie/catalog/interpret.h"
#include "magpie/catalog/place_check.h"

namespace magpie::catalog {

struct RowResult {
  std::optional<Draft> draft;  // nothing where the row is no record
  CheckedRow checked;          // without position
  std::vector<Finding> findings;
};

// Dates as written, by column: how many notations does a column have?
using DateNotations = std::map<std::size_t, std::map<std::string, cell::DateNotation>>;

struct RowGround {
  SourceTable const& table;
  ColumnMapping const& mapping;
  InterpretContext const& context;
  cell::CountyNames const& names;
};

RowResult read_row(RowGround const& ground, std::size_t row, DateNotations& dates);

// Used by both steps.
std::string column_name(SourceTable const& table, std::size_t column);
std::string const& cell_text(RowGround const& ground, std::size_t row, std::string_view field);
void add_tag(Draft& draft, std::string const& key, std::string const& value);
void add_remarks(RowGround const& ground, RowResult& result, ColumnUse const& use,
                 std::string const& text, std::vector<cell::Remark> const& remarks);

}  // namespace magpie::catalog
