// places.csv → places. Columns: id,name_zh,name_en,kind,member,county,county_code,lat,lon,
// location_precision,rating,designation,themes,price_cny,visitors_10k_per_year,source,note and, if
// present, opening_hours,visit_minutes,beds,wheelchair,has_fee,website,phone,status and names in
// other languages as name_<language>. Positions are WGS84 degrees. A value that cannot be read
// stays out and is named; a row without usable id or name stays out as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

struct PlacesImport {
  std::vector<catalog::Place> places;
  ImportReport report;
};

// What the rows may refer to. Empty lists are not checked.
struct PlacesCsvContext {
  std::string file = "places.csv";
  std::vector<std::string> member_slugs;
  std::vector<std::string> source_keys;
};

base::Result<PlacesImport> read_places_csv(std::string_view bytes,
                                           PlacesCsvContext const& context = {});

// "base[;column=key[|key]…]": the first key is the source of name, kind and position; others are
// the source of their column only. Fields are named by their CSV column.
//   "nl-alist;rating=a|b" → {"", "nl-alist"}, {"rating", "a"}, {"rating", "b"}
base::Result<std::vector<catalog::FieldSource>> parse_sources(std::string_view text);
std::string format_sources(std::vector<catalog::FieldSource> const& sources);

}  // namespace magpie::files
