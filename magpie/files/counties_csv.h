// counties.csv → counties with the seat of their government. Columns: code,name_zh,name_en,
// prefecture_zh,prefecture_en,province_zh,province_en,seat_lat,seat_lon,seat_source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/county.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

struct CountiesImport {
  std::vector<catalog::County> counties;
  ImportReport report;
};

base::Result<CountiesImport> read_counties_csv(std::string_view bytes,
                                               std::string file = "counties.csv");

}  // namespace magpie::files
