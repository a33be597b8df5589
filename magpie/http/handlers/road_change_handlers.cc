#include "magpie/http/handlers/road_change_handlers.h"

#include "magpie/app/road_changes.h"
#include "magpie/http/negotiation.h"

namespace magpie::http {

namespace {

constexpr char kGeoJson[] = "application/geo+json";

base::Result<app::RoadChangeQuery> query_of(Request const& request) {
  app::RoadChangeQuery query;
  if (auto const kind = request.query_value("kind")) {
    query.kind = api::parse_word<api::RoadChangeKind>(*kind);
    if (!query.kind) {
      return base::fail(base::ErrorCode::invalid_argument,
                        "kind is one of closure, permit_zone, scenic and link.", "kind");
    }
  }
  if (auto const on = request.query_value("on")) {
    query.on = base::parse_date(*on);
    if (!query.on) {
      return base::fail(base::ErrorCode::invalid_argument, "on is a date such as 2026-04-15.",
                        "on");
    }
  }
  MAGPIE_TRY(query.is_removed, query_flag(request, "removed"));
  MAGPIE_TRY(query.before, query_integer(request, "cursor", 1, INT64_MAX));
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  query.limit = limit.value_or(100);
  return query;
}

bool wants_geojson(Request const& request) {
  auto const accept = request.headers.find("Accept").value_or("");
  return weight_in(accept, kGeoJson).value_or(0) >
         weight_in(accept, "application/json").value_or(0);
}

}  // namespace

Response RoadChangeHandlers::list_road_changes(Request const& request) const {
  auto const query = query_of(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  if (!wants_geojson(request)) return answer(app::list_road_changes(call.context(), *query));
  auto text = app::export_road_changes(call.context(), *query);
  return text ? make_response(kGeoJson, std::move(*text)) : problem_response(text.error());
}

Response RoadChangeHandlers::create_road_change(Request const& request) const {
  auto const body = read_body<api::RoadChangeDraft>(request);
  if (!body) return problem_response(body.error());
  Call call(around, request);
  return answer(app::create_road_change(call.context(), around.workspace, *body), 201);
}

Response RoadChangeHandlers::get_road_change(Request const& request) const {
  return with_id(around, request, app::get_road_change);
}

Response RoadChangeHandlers::replace_road_change(Request const& request) const {
  auto const body = read_body<api::RoadChangeDraft>(request);
  if (!body) return problem_response(body.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::replace_road_change(context, around.workspace, id, *body);
  });
}

Response RoadChangeHandlers::delete_road_change(Request const& request) const {
  return with_id(around, request, app::delete_road_change);
}

Response RoadChangeHandlers::restore_road_change(Request const& request) const {
  return with_id(around, request, app::restore_road_change);
}

}  // namespace magpie::http
