// Tiles of heights for relief: square PNG pictures whose colours hold metres, in the encoding known
// as Terrarium: metres = red · 256 + green + blue / 256 − 32768. Map engines shade them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/tiles/tile_id.h"

namespace magpie::tiles {

inline constexpr int kTerrainSide = 256;  // pixels

// Where the middles of the pixels lie: their latitudes by row and longitudes by column. `tile` at
// zoom 14 or less.
struct TerrainAxes {
  std::array<geo::LatLng, kTerrainSide> rows;     // latitude counts
  std::array<geo::LatLng, kTerrainSide> columns;  // longitude counts
};
TerrainAxes terrain_axes(TileId tile);
geo::Box terrain_bounds(TileId tile);

// `meters` row by row from the north-west; NaN where nothing is known takes the nearest known of
// its row or of the rows beside, so that no cliff is shaded there, and 0 m where all is unknown.
std::string terrain_png(std::vector<float> meters);

}  // namespace magpie::tiles
