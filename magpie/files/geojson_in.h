// GeoJSON (RFC 7946, and the older form with "crs") as a table: a row for each feature, its
// properties as columns, its geometry as "=location.lon" and "=location.lat". Lines and areas give
// a point on or inside them and keep their geometry as text. One feature for each line is read too.
// Whether Chinese positions are GCJ-02 or BD-09 is not asked here.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

// Refuses what is no GeoJSON, more than 200,000 features, and projected coordinates.
base::Result<catalog::SourceTable> read_geojson(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
