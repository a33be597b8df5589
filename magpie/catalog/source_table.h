// SourceTable: a file somebody sent, as rows of text cells, before anything is understood. Every
// reader in files/ makes one; column_mapping.h and interpret.h turn it into drafts. Structured
// formats, whose vocabulary is fixed, name the record's fields themselves: such a column is "=" and
// a field of fields.h ("=name.zh", "=location.lat") and its cells still hold the text of the file.
#pragma once

#include <string>
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

}  // namespace magpie::catalog
