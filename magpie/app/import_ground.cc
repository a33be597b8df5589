#include "magpie/app/import_ground.h"

#include <algorithm>
#include <string_view>

#include "magpie/app/import_steps.h"
#include "magpie/files/boundaries.h"
#include "magpie/files/counties_csv.h"
#include "magpie/store/member_store.h"

namespace magpie::app {

namespace {

// A county that only the boundaries know has the city and the province of one whose code begins
// alike.
catalog::County county_of(files::Boundary const& boundary,
                          std::vector<catalog::County> const& listed) {
  catalog::County county;
  county.code = boundary.code;
  county.name_zh = boundary.name_zh;
  for (auto const& other : listed) {
    if (other.code.starts_with(county.code.substr(0, 2))) county.province_zh = other.province_zh;
    if (!other.code.starts_with(county.code.substr(0, 4))) continue;
    county.prefecture_zh = other.prefecture_zh;
    break;
  }
  return county;
}

void add_areas(std::vector<files::Boundary> boundaries, ImportGround& ground) {
  std::vector<geo::Area> areas;
  auto const listed = ground.counties;
  for (auto& boundary : boundaries) {
    bool const is_listed = std::any_of(listed.begin(), listed.end(), [&](auto const& county) {
      return county.code == boundary.code;
    });
    if (!is_listed) ground.counties.push_back(county_of(boundary, listed));
    ground.area_codes.push_back(boundary.code);
    areas.push_back(std::move(boundary.area));
  }
  ground.areas = geo::AreaIndex(std::move(areas));
}

// "140700" is a city with all its counties, "140000" a province.
std::string_view region_prefix(std::string_view code) {
  while (code.size() > 2 && code.ends_with("00")) code.remove_suffix(2);
  return code;
}

std::set<std::string> codes_of_members(store::Db& db,
                                       std::vector<catalog::County> const& counties) {
  std::set<std::string> codes;
  for (auto const& stored : store::list_members(db)) {
    auto const& region = stored.member.region_code;
    if (region.size() != 6) continue;
    for (auto const& county : counties) {
      auto const prefix = region_prefix(region);
      if (county.code.starts_with(prefix) || county.code_current.starts_with(prefix))
        codes.insert(county.code);
    }
  }
  return codes;
}

}  // namespace

std::string county_table(Workspace const& workspace) {
  auto const text = read_file_whole(workspace.folder() / kCountyFile);
  return text ? *text : std::string();
}

base::Result<ImportGround> load_import_ground(Workspace const& workspace, store::Db& db) {
  ImportGround ground;
  if (auto const text = county_table(workspace); !text.empty()) {
    MAGPIE_TRY(auto read, files::read_counties_csv(text));
    ground.counties = std::move(read.counties);
  }
  if (auto const text = read_file_whole(workspace.folder() / kBoundaryFile)) {
    MAGPIE_TRY(auto read, files::read_boundaries(*text, kBoundaryFile));
    add_areas(std::move(read.boundaries), ground);
  }
  ground.alliance_codes = codes_of_members(db, ground.counties);
  return ground;
}

}  // namespace magpie::app
