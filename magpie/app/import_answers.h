// What a person said about an import under review, as the catalogue's rules take it.
#pragma once

#include <vector>

#include "magpie/catalog/column_mapping.h"
#include "magpie/catalog/interpret.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

// Lays corrected columns over what was guessed. Columns of the same name go in their order.
void correct_mapping(catalog::SourceTable const& table, std::vector<api::ColumnUse> const& wanted,
                     catalog::ColumnMapping& mapping);
// Codes are "SWAPPED_COLUMNS" for the file and "WRONG_COUNTY@7" for row 7.
catalog::ImportAnswers answers_of(api::ImportAnswers const& answers);

}  // namespace magpie::app
