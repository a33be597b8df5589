// members.csv → members. Columns: slug,name_zh,name_en,kind,region_code,role,source. Empty Chinese
// names stay empty: a name that no source prints is not invented.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

struct MembersImport {
  std::vector<catalog::Member> members;
  ImportReport report;
};

base::Result<MembersImport> read_members_csv(std::string_view bytes,
                                             std::string file = "members.csv");

}  // namespace magpie::files
