// TileId: one square of the web map. At zoom z the world is 2^z squares wide; x counts from the
// west, y from the north. Its number is that of PMTiles: zooms one after the other, within a zoom
// along a Hilbert curve, so that neighbours on the map are mostly neighbours in the file.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace magpie::tiles {

inline constexpr int kZoomMax = 26;

struct TileId {
  int zoom = 0;
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  auto operator<=>(TileId const&) const = default;
};

// Nothing for a zoom outside 0–26 and for squares outside the world.
std::optional<TileId> make_tile_id(std::int64_t zoom, std::int64_t x, std::int64_t y);

std::uint64_t tile_number(TileId tile);
// Nothing for a number above the last of zoom 26.
std::optional<TileId> tile_of_number(std::uint64_t number);

}  // namespace magpie::tiles
