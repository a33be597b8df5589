// Any CSV or TSV file as a SourceTable: UTF-8, GB18030 or UTF-16; "," ";" tab or "|"; title rows
// above the header, totals and remarks below. Cells stay as they are, spaces included; only the
// apostrophe that our own exports put before a formula sign is taken off.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Findings: ENCODING, DELIMITER where they are not UTF-8 and comma, and those of table_shape.h.
base::Result<catalog::SourceTable> read_csv_table(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
