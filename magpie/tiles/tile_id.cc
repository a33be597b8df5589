#include "magpie/tiles/tile_id.h"

#include <utility>

namespace magpie::tiles {

namespace {

// The number of the first tile of a zoom: (4^z − 1) / 3.
std::uint64_t first_number(int zoom) {
  return ((std::uint64_t{1} << (2 * zoom)) - 1) / 3;
}

// One step of the Hilbert curve: turns the quarter of side `side` so that the curve goes on.
void turn(std::uint64_t side, std::uint64_t& x, std::uint64_t& y, std::uint64_t right,
          std::uint64_t low) {
  if (low != 0) return;
  if (right != 0) {
    x = side - 1 - x;
    y = side - 1 - y;
  }
  std::swap(x, y);
}

}  // namespace

std::optional<TileId> make_tile_id(std::int64_t zoom, std::int64_t x, std::int64_t y) {
  if (zoom < 0 || zoom > kZoomMax) return std::nullopt;
  auto const side = std::int64_t{1} << zoom;
  if (x < 0 || y < 0 || x >= side || y >= side) return std::nullopt;
  return TileId{static_cast<int>(zoom), static_cast<std::uint32_t>(x),
                static_cast<std::uint32_t>(y)};
}

std::uint64_t tile_number(TileId tile) {
  std::uint64_t number = first_number(tile.zoom);
  std::uint64_t x = tile.x;
  std::uint64_t y = tile.y;
  for (auto side = (std::uint64_t{1} << tile.zoom) / 2; side > 0; side /= 2) {
    std::uint64_t const right = (x & side) != 0 ? 1 : 0;
    std::uint64_t const low = (y & side) != 0 ? 1 : 0;
    number += side * side * ((3 * right) ^ low);
    x &= side - 1;
    y &= side - 1;
    turn(side, x, y, right, low);
  }
  return number;
}

std::optional<TileId> tile_of_number(std::uint64_t number) {
  if (number >= first_number(kZoomMax + 1)) return std::nullopt;
  int zoom = 0;
  while (number >= first_number(zoom + 1)) ++zoom;
  auto rest = number - first_number(zoom);
  std::uint64_t x = 0;
  std::uint64_t y = 0;
  for (std::uint64_t side = 1; side < (std::uint64_t{1} << zoom); side *= 2) {
    std::uint64_t const right = (rest / 2) & 1;
    std::uint64_t const low = (rest ^ right) & 1;
    turn(side, x, y, right, low);
    x += side * right;
    y += side * low;
    rest /= 4;
  }
  return TileId{zoom, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

}  // namespace magpie::tiles
