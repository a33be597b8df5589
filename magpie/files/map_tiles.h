// The map's features → one PMTiles archive of vector tiles, zoom 0–14, each tile at most 60 kB.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "magpie/files/map_collect.h"

namespace magpie::files {

inline constexpr std::size_t kTileMaxBytes = 60'000;  // unpacked

struct MapTiles {
  std::string archive;
  std::size_t tiles = 0;
  std::size_t raw_bytes = 0;      // unpacked, over all tiles
  std::size_t largest_bytes = 0;  // unpacked
  std::size_t trimmed = 0;        // tiles that lost their least important features
};

// No tiles and an empty archive where nothing is drawn. `name` and `attribution` go into the
// archive's metadata.
MapTiles build_map_tiles(MapFeatures drawn, std::string_view name, std::string_view attribution);

}  // namespace magpie::files
