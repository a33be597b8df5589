// Reading the catalogue: pages, one place, and all of it as GeoJSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/base/civil.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

inline constexpr std::size_t kSearchHitsMax = 500;

struct PlaceQuery {
  std::string words;
  std::optional<std::string> member;
  std::optional<catalog::Kind> kind;
  std::optional<std::string> theme;
  std::optional<int> rating_min;
  std::optional<catalog::PlaceStatus> status;
  std::optional<catalog::Workflow> workflow;
  std::optional<std::string> missing;  // a field of fields.h; of those that quality
                                       // asks for by kind it means what it means there
  std::optional<geo::Box> box;
  std::size_t offset = 0;  // from the cursor
  std::size_t limit = 100;
};

// "west,south,east,north" in degrees.
base::Result<geo::Box> parse_box(std::string_view text);

// Whether fields.h has a field of this name.
bool is_field_name(std::string_view field);

// A query made ready for many places of one catalogue. All but its words, which are the search's.
class PlaceMatcher {
 public:
  PlaceMatcher(Catalogue const& catalogue, PlaceQuery const& query);
  bool takes(CatalogueEntry const& entry, PlaceTraits const& traits) const;

 private:
  PlaceQuery const& query_;
  std::optional<std::uint32_t> member_;
  std::vector<bool> theme_lists_;  // those that have the theme
  std::optional<catalog::Missing> missing_;
};

// take(slot, entry, traits) for all that match: with words the best first, at most 500; else by id.
template <class Take>
void visit_matching(Catalogue const& catalogue, PlaceQuery const& query, Take const& take) {
  PlaceMatcher const matcher(catalogue, query);
  auto const take_one = [&](std::size_t slot, CatalogueEntry const& entry,
                            PlaceTraits const& traits) {
    if (matcher.takes(entry, traits)) take(slot, entry, traits);
  };
  auto const& entries = catalogue.entries();
  if (query.words.empty()) return entries.visit(take_one);
  for (auto const slot : catalogue.search_slots(query.words, kSearchHitsMax))
    take_one(slot, *entries.at(slot), entries.traits(slot));
}

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
