// A line as GeoJSON text, written straight from its whole numbers: the way across a province has
// thirty thousand points, and a JSON value for each costs ten times as long as finding the way.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "magpie/geo/latlng.h"

namespace magpie::app {

// {"coordinates":[[lon,lat],…],"type":"LineString"}; shortest decimals, a whole degree with ".0".
std::string line_text(std::span<geo::LatLng const> line);
// The same as a value, for short lines among others.
nlohmann::json line_json(std::span<geo::LatLng const> line);

}  // namespace magpie::app
