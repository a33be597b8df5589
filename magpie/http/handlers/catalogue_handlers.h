// The alliance, its members and its places.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct CatalogueHandlers {
  Surroundings const& around;

  Response get_health(Request const& request) const;
  Response get_alliance(Request const& request) const;
  Response list_members(Request const& request) const;
  Response list_default_rules(Request const& request) const;
  Response list_sources(Request const& request) const;
  Response list_places(Request const& request) const;
  Response get_place(Request const& request) const;
  Response get_places_geojson(Request const& request) const;
};

}  // namespace magpie::http
