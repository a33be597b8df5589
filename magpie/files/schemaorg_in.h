// Things of schema.org in JSON-LD as a SourceTable: one row for each thing of the file, labelled
// with its zero-based index. Takes one object, a list, "@graph", an ItemList or a DataFeed, and a
// web page that holds such scripts. Nested attractions and stops of a trip are no rows: they stay
// in the tags of their row. Properties the vocabulary has and a record has not are kept in tags
// without a word; unknown ones are columns the import review names.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Findings: OLD_CONTEXT, NO_POSITION, NOT_BOOLEAN, COUNT_MISMATCH, NAME_ONLY, PRICE_MEANING,
// NOT_A_PLACE.
base::Result<catalog::SourceTable> read_schemaorg(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
