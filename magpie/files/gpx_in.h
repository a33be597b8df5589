// GPX 1.0 and 1.1 as a table: a row for each waypoint. Routes and tracks are counted in a finding
// and not read. Entities that a file declares itself are refused before anything is expanded.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Rows are labelled with the zero-based index of the waypoint. Positions are WGS84 by definition.
base::Result<catalog::SourceTable> read_gpx(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
