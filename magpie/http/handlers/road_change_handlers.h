// What an alliance says about its roads: closures, permit zones, scenic corridors, links.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct RoadChangeHandlers {
  Surroundings const& around;

  Response list_road_changes(Request const& request) const;
  Response create_road_change(Request const& request) const;
  Response get_road_change(Request const& request) const;
  Response replace_road_change(Request const& request) const;
  Response delete_road_change(Request const& request) const;
  Response restore_road_change(Request const& request) const;
};

}  // namespace magpie::http
