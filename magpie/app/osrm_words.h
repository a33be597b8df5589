// How OSRM writes a leg, its steps and a line.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "magpie/roads/legs.h"

namespace magpie::app {

enum class OsrmGeometry { polyline, polyline6, geojson };
std::optional<OsrmGeometry> find_osrm_geometry(std::string_view word);

// Google's encoded polyline, or a GeoJSON LineString.
nlohmann::json osrm_geometry(std::vector<geo::LatLng> const& line, OsrmGeometry geometry);
// As a whole route is drawn on one screen.
std::vector<geo::LatLng> osrm_simplified(std::vector<geo::LatLng> const& line);
// With an empty list of steps.
nlohmann::json osrm_leg(roads::LegPath const& path);
nlohmann::json osrm_steps(roads::LegPath const& path, OsrmGeometry geometry,
                          std::string_view profile);

}  // namespace magpie::app
