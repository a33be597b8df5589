#include "magpie/http/handlers/out_handlers.h"

#include "magpie/app/export_places.h"
#include "magpie/app/facets.h"
#include "magpie/app/map_clusters.h"
#include "magpie/app/rights.h"
#include "magpie/http/handlers/file_answer.h"
#include "magpie/http/handlers/place_query.h"

namespace magpie::http {

namespace {

using base::ErrorCode;
using base::fail;

// Reads the catalogue under the filters of the request when the actor may.
template <class Body>
Response with_query(Surroundings const& around, Request const& request, Body&& body) {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  if (auto const allowed = app::require(call.context(), app::Right::read); !allowed) {
    return problem_response(allowed.error());
  }
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return body(snapshot->catalogue, *query);
}

}  // namespace

Response OutHandlers::get_facets(Request const& request) const {
  return with_query(around, request, [](auto const& catalogue, auto const& query) {
    return json_response(api::to_json_value(app::get_facets(catalogue, query)).dump());
  });
}

Response OutHandlers::get_map_clusters(Request const& request) const {
  auto const zoom = query_integer(request, "zoom", 0, app::kZoomMax);
  if (!zoom) return problem_response(zoom.error());
  if (!*zoom) {
    return problem_response({ErrorCode::invalid_argument,
                             "请给出缩放级别 zoom，0 到 22。 Give the zoom, from 0 to 22.",
                             "zoom"});
  }
  return with_query(around, request, [&](auto const& catalogue, auto const& query) {
    auto const level = static_cast<int>(**zoom);
    return make_response("application/geo+json", app::map_clusters(catalogue, query, level));
  });
}

// Whoever asks gets what goes to them: a visitor only what may leave the alliance.
Response OutHandlers::export_places(Request const& request) const {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return file_answer(
      app::export_places(call.context(), snapshot->catalogue, *query, request.param("format")));
}

}  // namespace magpie::http
