// What the workspace knows of the ground for the checks of an import: counties with their seats,
// county areas where boundaries were imported, and which counties are the alliance's.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/catalog/county.h"
#include "magpie/geo/area.h"
#include "magpie/store/db.h"

namespace magpie::app {

inline constexpr char kCountyFile[] = "counties.csv";
inline constexpr char kBoundaryFile[] = "boundaries.geojson";

struct ImportGround {
  std::vector<catalog::County> counties;  // also those that only have an area
  geo::AreaIndex areas;
  std::vector<std::string> area_codes;   // area → county code; empty without boundaries
  std::set<std::string> alliance_codes;  // of the members' regions
};

// What is not there is left empty; an error is a file of the workspace that cannot be read.
base::Result<ImportGround> load_import_ground(Workspace const& workspace, store::Db& db);

}  // namespace magpie::app
