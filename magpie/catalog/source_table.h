// SourceTable: a file somebody sent, as rows of text cells, before anything is understood. Every
// reader in files/ makes one; column_mapping.h and interpret.h turn it into drafts. Structured
// formats, whose vocabulary is fixed, name the record's fields themselves: such a column is "=" and
// a field of fields.h ("=name.zh", "=location.lat") and its cells still hold the text of the file.
// Behind a space stands what the file calls it: "=location.lat geo.latitude".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/finding.h"

namespace magpie::catalog {

struct SourceRow {
  std::string label;               // how people find it: sheet row, data row, index of the feature
  std::vector<std::string> cells;  // as many as columns; trimmed only where the format says so
};

struct SourceTable {
  std::string file;     // name without folder
  std::string format;   // csv, xlsx, geojson, gpx, schemaorg, alpinebits, datatourisme
  std::string sheet;    // of a workbook
  std::string datum;    // "WGS84" where the format or the file states it, else ""
  std::string licence;  // stated for the whole file, else ""
  std::vector<std::string> columns;
  std::vector<SourceRow> rows;
  std::vector<Finding> findings;  // what the reader itself noticed: ENCODING, HEADER_FOUND …
};

// The field a column names itself, "" where a header must be understood first.
inline std::string column_field(std::string_view column) {
  if (!column.starts_with('=')) return "";
  return std::string(column.substr(1, column.find(' ') - 1));
}

// The column as people know it from the file.
inline std::string column_label(std::string_view column) {
  if (!column.starts_with('=')) return std::string(column);
  auto const space = column.find(' ');
  return std::string(column.substr(space == std::string_view::npos ? 1 : space + 1));
}

}  // namespace magpie::catalog
