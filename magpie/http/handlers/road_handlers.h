// Routes, tables, nearest roads and isochrones over the loaded extract; and the same in the form of
// OSRM, at /route/v1, /table/v1 and /nearest/v1, which stand beside the contract: theirs is OSRM's.
#pragma once

#include "magpie/http/handlers/surroundings.h"
#include "magpie/http/router.h"

namespace magpie::http {

struct RoadHandlers {
  Surroundings const& around;

  Response get_road_route(Request const& request) const;
  Response get_road_matrix(Request const& request) const;
  Response get_nearest_roads(Request const& request) const;
  Response get_isochrone(Request const& request) const;
};

// `around` must live as long as the router.
void register_osrm(Router& router, Surroundings const& around);

}  // namespace magpie::http
