// AlpineBits DestinationData as a SourceTable: JSON:API documents or bare resource objects of
// mountain areas, lifts, ski slopes, snowparks, trails, venues, events and agents. One row for each
// object of "data", labelled with its zero-based index, then for each included object that is no
// picture, category or feature. Pictures and categories that are included fill the rows.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Findings: MISSING_ID, LANGUAGE_CODE, BAD_DATE, MISSING_LINK, REFERENCES, DUPLICATE_ID.
base::Result<catalog::SourceTable> read_alpinebits(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
