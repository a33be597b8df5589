// sources.csv → where facts come from, and under which licence. Columns: key,title,publisher,
// licence,licence_class,attribution,as_of; datum_in_source, address and note are allowed and not
// kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

struct SourcesImport {
  std::vector<catalog::Source> sources;
  ImportReport report;
};

base::Result<SourcesImport> read_sources_csv(std::string_view bytes,
                                             std::string file = "sources.csv");

}  // namespace magpie::files
