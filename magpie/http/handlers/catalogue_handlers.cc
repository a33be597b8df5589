#include "magpie/http/handlers/catalogue_handlers.h"

#include "magpie/app/list_places.h"
#include "magpie/app/overview.h"
#include "magpie/app/rights.h"
#include "magpie/base/text.h"
#include "magpie/http/handlers/place_query.h"

namespace magpie::http {

namespace {

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

}  // namespace magpie::http
