// ColumnMapping: which column of a file is which field. Guessed from the words of the header and
// from the values, corrected by a person, stored per member as JSON.
//
// Fields are those of fields.h, and some that are none: "@row" (number of the row), "@id",
// "@county", "@lat", "@lon", "@position" (both in one cell), "@datum", "@distance" and "@date"
// (read, then kept in tags), "@note" (kept in tags verbatim), "@precision" (left out: the position
// says it), "" (not used). A column that begins
// with "=" names its field itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::catalog {

struct ColumnUse {
  std::size_t column = 0;
  std::string field;
  std::string unit;       // what the header says in brackets: "万人次"
  std::string statistic;  // of a measurement
  std::string indicator;  // of a measurement: negative_ions, temperature
  std::string period;     // of a measurement: summer
  std::string datum;      // "GCJ-02" where the header says so
  double certainty = 0;   // 0–1
  Words reason;
  bool operator==(ColumnUse const& other) const {
    return column == other.column && field == other.field && unit == other.unit &&
           statistic == other.statistic && indicator == other.indicator && period == other.period &&
           datum == other.datum;
  }
};

struct ColumnMapping {
  std::vector<ColumnUse> columns;  // one for each column of the table, in order
  ColumnUse const* find(std::string_view field) const;
  bool operator==(ColumnMapping const&) const = default;
};

// The field a header names by its words, or "".
std::string field_of_header(std::string const& header);
ColumnMapping guess_mapping(SourceTable const& table);
std::string mapping_json(ColumnMapping const& mapping);
base::Result<ColumnMapping> parse_mapping(std::string_view json);

}  // namespace magpie::catalog
