#include "magpie/app/list_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "magpie/app/place_view.h"
#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"

namespace magpie::app {

namespace {

// A JSON string literal.
std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

bool is_field_name(std::string_view field) {
  return catalog::field_info(field) != nullptr;
}

PlaceMatcher::PlaceMatcher(Catalogue const& catalogue, PlaceQuery const& query) : query_(query) {
  if (query.member) member_ = catalogue.words().find_member(*query.member);
  if (query.missing) missing_ = catalog::missing_without(*query.missing);
  if (!query.theme) return;
  for (auto const& themes : catalogue.words().theme_lists())
    theme_lists_.push_back(std::find(themes.begin(), themes.end(), *query.theme) != themes.end());
}

bool PlaceMatcher::takes(CatalogueEntry const& entry, PlaceTraits const& traits) const {
  if (query_.member && member_ != traits.member) return false;
  if (query_.kind && traits.kind != *query_.kind) return false;
  if (query_.status && traits.status != *query_.status) return false;
  if (query_.workflow && traits.workflow != *query_.workflow) return false;
  if (query_.rating_min && std::max<int>(traits.rating, 0) < *query_.rating_min) return false;
  if (query_.theme && !theme_lists_[traits.themes]) return false;
  if (query_.box && !(traits.has_location && query_.box->contains(traits.point.location))) {
    return false;
  }
  if (missing_) return traits.lacks(*missing_);
  return !query_.missing || !catalog::has_field(entry.place, *query_.missing);
}

std::vector<CatalogueEntry const*> matching_places(Catalogue const& catalogue,
                                                   PlaceQuery const& query) {
  std::vector<CatalogueEntry const*> found;
  visit_matching(catalogue, query,
                 [&](std::size_t, CatalogueEntry const& entry, PlaceTraits const&) {
                   found.push_back(&entry);
                 });
  return found;
}

void append_feature(std::string& out, CatalogueEntry const& entry) {
  auto const view = summary_of(entry);
  std::string themes;
  for (auto const& theme : view.themes) themes += (themes.empty() ? "" : ",") + json_text(theme);
  fmt::format_to(
      std::back_inserter(out),
      R"({{"type":"Feature","id":{},"geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}},)"
      R"("properties":{{"id":{},"key":{},"name_zh":{},"name_en":{},"kind":"{}","status":"{}","member":{},)"
      R"("precision":"{}","rating":{},"themes":[{}]}}}})",
      view.id, (*view.location)[0], (*view.location)[1], view.id, json_text(view.key),
      json_text(view.name_zh), json_text(view.name_en), catalog::kind_name(entry.place.kind),
      catalog::status_name(entry.place.status), json_text(view.member),
      catalog::precision_name(entry.place.precision), view.rating.value_or(0), themes);
}

base::Result<geo::Box> parse_box(std::string_view text) {
  auto const parts = base::split_list(text, ',');
  std::vector<double> numbers;
  for (auto const& part : parts) {
    if (auto const number = base::parse_number(part)) numbers.push_back(*number);
  }
  if (parts.size() == 4 && numbers.size() == 4) {
    auto const low = geo::make_latlng(numbers[1], numbers[0]);
    auto const high = geo::make_latlng(numbers[3], numbers[2]);
    if (low && high && *low <= *high && low->lon_e7 <= high->lon_e7) return geo::Box{*low, *high};
  }
  return base::fail(base::ErrorCode::invalid_argument,
                    "A box is west,south,east,north in degrees, such as 113.0,37.0,114.0,38.0.",
                    "bbox");
}

api::PlacePage list_places(Catalogue const& catalogue, PlaceQuery const& query) {
  auto const found = matching_places(catalogue, query);
  api::PlacePage page;
  page.total = static_cast<std::int64_t>(found.size());
  std::size_t const first = std::min(query.offset, found.size());
  std::size_t const last = std::min(first + query.limit, found.size());
  for (std::size_t i = first; i < last; ++i) page.items.push_back(summary_of(*found[i]));
  if (last < found.size()) page.next_cursor = std::to_string(last);
  return page;
}

base::Result<api::Place> get_place(Catalogue const& catalogue, std::int64_t id, base::Date today) {
  auto const* entry = catalogue.find(id);
  if (entry == nullptr) {
    return base::fail(base::ErrorCode::not_found,
                      fmt::format("There is no place with the id {}.", id), "id");
  }
  return view_of(catalogue, *entry, today);
}

std::string places_geojson(Catalogue const& catalogue, PlaceQuery const& query) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  bool is_first = true;
  for (auto const* entry : matching_places(catalogue, query)) {
    if (!entry->place.location) continue;
    if (!is_first) out += ',';
    is_first = false;
    append_feature(out, *entry);
  }
  out += "]}";
  return out;
}

}  // namespace magpie::app
