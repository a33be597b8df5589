#include "magpie/http/handlers/catalogue_handlers.h"

#include <algorithm>
#include <array>

#include "magpie/app/list_places.h"
#include "magpie/app/overview.h"
#include "magpie/app/rights.h"
#include "magpie/base/text.h"

namespace magpie::http {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<std::string_view, 5> kLayers{"roads", "water", "boundary", "woods", "peaks"};

base::Result<app::PlaceQuery> place_query(Request const& request) {
  app::PlaceQuery query;
  query.words = request.query_value("q").value_or("");
  query.member = request.query_value("member");
  query.theme = request.query_value("theme");
  if (auto const kind = request.query_value("kind")) {
    query.kind = catalog::parse_kind(*kind);
    if (!query.kind)
      return fail(ErrorCode::invalid_argument,
                  "kind names no kind of place, such as sight or museum.", "kind");
  }
  MAGPIE_TRY(auto const rating, query_integer(request, "rating_min", 1, 5));
  if (rating) query.rating_min = static_cast<int>(*rating);
  if (auto const box = request.query_value("bbox")) {
    MAGPIE_TRY(query.box, app::parse_box(*box));
  }
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  MAGPIE_TRY(auto const offset, query_integer(request, "cursor", 0, 10'000'000));
  query.limit = static_cast<std::size_t>(limit.value_or(100));
  query.offset = static_cast<std::size_t>(offset.value_or(0));
  return query;
}

// Reads the catalogue when the actor may; `body` makes the answer.
template <class Body>
Response with_catalogue(Surroundings const& around, Request const& request, Body&& body) {
  Call call(around, request);
  if (auto const allowed = app::require(call.context(), app::Right::read); !allowed) {
    return problem_response(allowed.error());
  }
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return body(snapshot->catalogue);
}

}  // namespace

Response CatalogueHandlers::get_health(Request const&) const {
  return json_response(api::to_json_value(api::Health{"ok", "0.1.0"}).dump());
}

Response CatalogueHandlers::get_alliance(Request const& request) const {
  Call call(around, request);
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return answer(app::get_alliance(call.context(), *snapshot));
}

Response CatalogueHandlers::list_members(Request const& request) const {
  return with_catalogue(around, request, [](app::Catalogue const& catalogue) {
    return json_response(api::to_json_value(app::list_members(catalogue)).dump());
  });
}

Response CatalogueHandlers::list_default_rules(Request const&) const {
  return json_response(api::to_json_value(app::list_default_rules()).dump());
}

Response CatalogueHandlers::list_sources(Request const& request) const {
  return with_catalogue(around, request, [](app::Catalogue const& catalogue) {
    return json_response(api::to_json_value(app::list_sources(catalogue)).dump());
  });
}

Response CatalogueHandlers::list_places(Request const& request) const {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  return with_catalogue(around, request, [&](app::Catalogue const& catalogue) {
    return json_response(api::to_json_value(app::list_places(catalogue, *query)).dump());
  });
}

Response CatalogueHandlers::get_place(Request const& request) const {
  auto const id = path_id(request);
  if (!id) return problem_response(id.error());
  return with_catalogue(around, request, [&](app::Catalogue const& catalogue) {
    return answer(app::get_place(catalogue, *id, today_of(catalogue, around.now_s())));
  });
}

Response CatalogueHandlers::get_places_geojson(Request const& request) const {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  return with_catalogue(around, request, [&](app::Catalogue const& catalogue) {
    return make_response("application/geo+json", app::places_geojson(catalogue, *query));
  });
}

Response CatalogueHandlers::get_map_layer(Request const& request) const {
  auto const& layer = request.param("layer");
  if (std::find(kLayers.begin(), kLayers.end(), layer) == kLayers.end()) {
    return problem_response(
        {ErrorCode::not_found, "The layers are roads, water, boundary, woods and peaks.", "layer"});
  }
  return make_response("application/geo+json", Body(around.workspace.layer(layer)));
}

}  // namespace magpie::http
