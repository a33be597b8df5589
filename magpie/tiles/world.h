// The plane of the web map (spherical Mercator, EPSG:3857) in whole numbers: the world is 2^30
// units wide, 3.7 cm at the equator. At zoom z a tile is 4096 units of that zoom wide, and a
// position of the world becomes one of the zoom by dropping 18 − z bits.
//
//   auto const p = at_zoom(to_world({lat, lon}), 14);     // p.x >> 12 is the tile's x
#pragma once

#include <cstdint>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::tiles {

inline constexpr int kExtentBits = 12;
inline constexpr std::int32_t kExtent = 1 << kExtentBits;  // units across one tile
inline constexpr int kWorldBits = 30;
inline constexpr int kWorldZoom = kWorldBits - kExtentBits;  // 18

struct Point {
  std::int32_t x = 0;
  std::int32_t y = 0;
  bool operator==(Point const&) const = default;
};

using Line = std::vector<Point>;
// A closed outline; the first point is not repeated at the end.
using Ring = std::vector<Point>;

// Latitudes beyond ±85.05° lie on the border of the map.
Point to_world(geo::LatLng position);
geo::LatLng from_world(Point world);

// `zoom` 0–18. Rounded to the nearest.
inline Point at_zoom(Point world, int zoom) {
  int const shift = kWorldZoom - zoom;
  std::int32_t const half = shift > 0 ? 1 << (shift - 1) : 0;
  return {(world.x + half) >> shift, (world.y + half) >> shift};
}

struct Rect {
  Point low;
  Point high;  // inclusive
  bool contains(Point p) const {
    return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
  }
};

Rect bounds_of(std::vector<Point> const& points);

// Twice the area; positive for an outer ring of a vector tile (clockwise on the screen, where y
// grows to the south).
std::int64_t doubled_area(Ring const& ring);

}  // namespace magpie::tiles
