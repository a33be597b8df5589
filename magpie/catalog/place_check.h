// Checks over a whole set of rows with positions: does the position lie in the county the row
// names, is it a default or a seat's, do two rows mean one place, does a name belong elsewhere.
// What the catalogue says otherwise is asked too. Everything is asked; nothing is corrected.
// Without county areas distances to the seats decide.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/finding.h"
#include "magpie/catalog/place_names.h"
#include "magpie/geo/area.h"
#include "magpie/geo/datum.h"
#include "magpie/geo/latlng.h"

namespace magpie::catalog {

struct CheckedRow {
  std::string label;
  std::string name;
  std::string id;
  std::string county_text;
  std::vector<std::size_t> counties;    // what county_text may be
  std::optional<geo::LatLng> position;  // WGS84
  std::optional<geo::LatLng> raw;       // as the file has it
  geo::Datum datum = geo::Datum::wgs84;
  int decimals = 7;
  int rating = 0;  // 0 = none
};

struct CheckColumns {
  std::string name, county, position, id, rating;
};

struct CheckContext {
  cell::CountyNames const& names;
  geo::AreaIndex const* areas = nullptr;   // may be null
  std::vector<std::size_t> area_counties;  // area → county
  std::set<std::string> alliance_codes;    // empty = no check against the alliance
  KnownNames const* known = nullptr;       // may be null
  CheckColumns columns;
};

struct RowFinding {
  std::size_t row = 0;
  Finding finding;
  std::vector<std::size_t> others{};  // rows whose position it doubts as well
};

// In the order of the rows.
std::vector<RowFinding> check_places(std::span<CheckedRow const> rows, CheckContext const& context);

// The county whose area holds the position; nothing without areas.
std::optional<std::size_t> county_at(geo::LatLng position, CheckContext const& context);

}  // namespace magpie::catalog
