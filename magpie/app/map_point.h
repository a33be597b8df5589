// MapPoint: a place on the web map (Mercator), the whole world in 2³² steps each way, y downwards
// from latitude 85.0511°. Shifting right gives tiles.
#pragma once

#include <cstdint>

#include "magpie/geo/latlng.h"

namespace magpie::app {

struct MapPoint {
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  geo::LatLng location;
};

MapPoint map_point(geo::LatLng location);

}  // namespace magpie::app
