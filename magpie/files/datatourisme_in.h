// DATAtourisme points of interest and tours (JSON-LD) as a SourceTable: one object, a list, or
// "@graph". Names and descriptions by language, the most specific type as kind, position, opening
// periods, pictures with credits. Persons' phone numbers and mail addresses are left out.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Findings: TEXT_NUMBER, LANGUAGES, MANY_TYPES, START_ONLY, PERSONAL_DATA, NO_POSITION.
base::Result<catalog::SourceTable> read_datatourisme(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
