// What goes out of the catalogue: counts, clusters for the map, the registry of fields, and files
// for others.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct OutHandlers {
  Surroundings const& around;

  Response get_facets(Request const& request) const;
  Response get_map_clusters(Request const& request) const;
  Response export_places(Request const& request) const;
};

}  // namespace magpie::http
