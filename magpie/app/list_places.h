// Reading the catalogue: pages, one place, and all of it as GeoJSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/base/civil.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

struct PlaceQuery {
  std::string words;
  std::optional<std::string> member;
  std::optional<catalog::Kind> kind;
  std::optional<std::string> theme;
  std::optional<int> rating_min;
  std::optional<catalog::PlaceStatus> status;
  std::optional<catalog::Workflow> workflow;
  std::optional<std::string> missing;  // a field of fields.h, see missing_field.h
  std::optional<geo::Box> box;
  std::size_t offset = 0;  // from the cursor
  std::size_t limit = 100;
};

// "west,south,east,north" in degrees.
base::Result<geo::Box> parse_box(std::string_view text);

bool matches(CatalogueEntry const& entry, PlaceQuery const& query);
// All of them, without paging: with words the best matches first, at most 500; else by id.
std::vector<CatalogueEntry const*> matching_places(Catalogue const& catalogue,
                                                   PlaceQuery const& query);
// With words the best matches come first, without them the order is by id.
api::PlacePage list_places(Catalogue const& catalogue, PlaceQuery const& query);
base::Result<api::Place> get_place(Catalogue const& catalogue, std::int64_t id, base::Date today);
// All that match and have a position, as compact text.
std::string places_geojson(Catalogue const& catalogue, PlaceQuery const& query);

// One place that has a position.
void append_feature(std::string& out, CatalogueEntry const& entry);

}  // namespace magpie::app
