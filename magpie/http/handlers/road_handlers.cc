#include "magpie/http/handlers/road_handlers.h"

#include "magpie/app/osrm.h"
#include "magpie/app/rights.h"
#include "magpie/app/road_questions.h"

namespace magpie::http {

namespace {

constexpr char kGeoJson[] = "application/geo+json";

base::Result<app::RoadWish> wish_of(Request const& request) {
  MAGPIE_TRY(auto const without_permits, query_flag(request, "without_permits"));
  return app::read_wish({request.query_value("vehicle").value_or(""),
                         request.query_value("date").value_or(""),
                         request.query_value("size").value_or(""),
                         request.query_value("scenic").value_or(""), without_permits});
}

base::Result<geo::LatLng> point_of(Request const& request, char const* name) {
  return app::read_point(request.query_value(name).value_or(""), app::PointOrder::lon_lat, name);
}

base::Result<std::vector<geo::LatLng>> points_of(std::vector<api::Position> const& positions,
                                                 char const* field) {
  std::vector<geo::LatLng> points;
  for (auto const& position : positions) {
    auto const point = geo::make_latlng(position[1], position[0]);
    if (!point) {
      return base::fail(base::ErrorCode::invalid_argument,
                        "A position is [longitude, latitude] in degrees.", field);
    }
    points.push_back(*point);
  }
  return points;
}

// Asks `body` when the actor may read.
template <class Body>
Response when_allowed(Surroundings const& around, Request const& request, Body&& body) {
  {
    Call call(around, request);
    auto const allowed = app::require(call.context(), app::Right::read);
    if (!allowed) return problem_response(allowed.error());
  }
  base::Result<Response> answered = body();
  return answered ? std::move(*answered) : problem_response(answered.error());
}

Handler osrm_handler(Surroundings const& around, std::string const& service) {
  return [&around, service](Request const& request) {
    return when_allowed(around, request, [&]() -> base::Result<Response> {
      app::OsrmQuestion question{
          service, request.param("profile"), request.param("coordinates"), {}};
      for (auto const& [name, value] : request.query) question.options.emplace(name, value);
      auto reply = app::osrm_reply(around.workspace, question);
      return json_response(std::move(reply.json), reply.is_ok ? 200 : 400);
    });
  };
}

}  // namespace

Response RoadHandlers::get_road_route(Request const& request) const {
  return when_allowed(around, request, [&]() -> base::Result<Response> {
    MAGPIE_TRY(auto const wish, wish_of(request));
    MAGPIE_TRY(auto const from, point_of(request, "from"));
    MAGPIE_TRY(auto const to, point_of(request, "to"));
    return make_response(kGeoJson,
                         app::route_json(app::road_route(around.workspace, wish, from, to)));
  });
}

Response RoadHandlers::get_road_matrix(Request const& request) const {
  return when_allowed(around, request, [&]() -> base::Result<Response> {
    MAGPIE_TRY(auto const asked, read_body<api::RoadMatrixQuestion>(request));
    MAGPIE_TRY(auto wish, app::read_wish({asked.vehicle.value_or(""), asked.date.value_or(""),
                                          asked.size.value_or(""), "",
                                          asked.without_permits.value_or(false)}));
    wish.scenic_weight = asked.scenic.value_or(0);
    app::TableQuestion question;
    MAGPIE_TRY(question.sources, points_of(asked.sources, "sources"));
    question.targets = question.sources;
    if (asked.targets) {
      MAGPIE_TRY(question.targets, points_of(*asked.targets, "targets"));
    }
    MAGPIE_TRY(auto const table, app::road_table(around.workspace, wish, question));
    return json_response(app::table_json(table));
  });
}

Response RoadHandlers::get_nearest_roads(Request const& request) const {
  return when_allowed(around, request, [&]() -> base::Result<Response> {
    MAGPIE_TRY(auto const wish, wish_of(request));
    MAGPIE_TRY(auto const at, point_of(request, "at"));
    MAGPIE_TRY(auto const count, query_integer(request, "count", 1, app::kNearestMax));
    MAGPIE_TRY(auto const found, app::road_nearest(around.workspace, wish, at,
                                                   static_cast<std::size_t>(count.value_or(1))));
    return make_response(kGeoJson, app::nearest_json(found));
  });
}

Response RoadHandlers::get_isochrone(Request const& request) const {
  return when_allowed(around, request, [&]() -> base::Result<Response> {
    MAGPIE_TRY(auto const wish, wish_of(request));
    MAGPIE_TRY(auto const from, point_of(request, "from"));
    MAGPIE_TRY(auto limits, app::read_limits(request.query_value("minutes").value_or("")));
    MAGPIE_TRY(auto const found,
               app::road_isochrone(around.workspace, wish, from, std::move(limits)));
    return make_response(kGeoJson, app::isochrone_json(found));
  });
}

void register_osrm(Router& router, Surroundings const& around) {
  for (std::string const service : {"route", "table", "nearest"}) {
    router.add("GET", "/" + service + "/v1/{profile}/{coordinates}", osrm_handler(around, service));
  }
}

}  // namespace magpie::http
