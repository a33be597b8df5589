// County boundaries as GeoJSON → areas: each feature carries "code" (or "adcode"), six digits of
// GB/T 2260, and a Polygon or MultiPolygon in WGS84. Used to find positions outside their county;
// nothing of the file is shown or passed on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/files/row_problem.h"
#include "magpie/geo/area.h"

namespace magpie::files {

struct Boundary {
  std::string code;
  std::string name_zh;
  geo::Area area;
};

struct BoundariesImport {
  std::vector<Boundary> boundaries;
  ImportReport report;  // rows are features, counted from 0
};

// Error invalid_data when no feature is a county's area. Codes that end in 00 are cities and
// provinces and are left out.
base::Result<BoundariesImport> read_boundaries(std::string_view bytes, std::string file);

}  // namespace magpie::files
