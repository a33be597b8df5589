// DATAtourisme points of interest and tours (JSON-LD) as a SourceTable: one object, a list,
// "@graph", or the zip file of an export with index.json and objects/…/*.json, read one object at a
// time. Names and descriptions by language, the most specific type as kind, position, opening
// periods, pictures with credits. Persons' phone numbers and mail addresses are left out.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"
#include "magpie/files/xlsx_zip.h"

namespace magpie::files {

// Findings: TEXT_NUMBER, LANGUAGES, MANY_TYPES, START_ONLY, PERSONAL_DATA, NO_POSITION.
base::Result<catalog::SourceTable> read_datatourisme(std::string_view bytes, std::string file_name);

inline constexpr XlsxLimits kArchiveLimits{.entries = 250'000};

// The same findings, and UNREADABLE_OBJECTS. An archive beyond the limits is refused.
base::Result<catalog::SourceTable> read_datatourisme_zip(std::string_view bytes,
                                                         std::string file_name,
                                                         XlsxLimits const& limits = kArchiveLimits);

}  // namespace magpie::files
