#include "magpie/tiles/terrain.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "magpie/tiles/world.h"

namespace magpie::tiles {

namespace {

constexpr std::size_t kSide = kTerrainSide;
constexpr int kSideBits = 8;
// An eighth of a metre is finer than any of the sources, and packs better than 1/256.
constexpr double kFractions = 8;

// Fills the gaps of `count` values that lie `stride` apart; false where none is known.
bool fill_gaps(float* values, std::size_t count, std::size_t stride) {
  std::size_t known = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isnan(values[i * stride])) continue;
    // Up to the middle between two known ones the first holds, then the second.
    std::size_t const begin = known == count ? 0 : known + 1;
    std::size_t const middle = known == count ? 0 : (known + i + 1) / 2;
    for (auto j = begin; j < i; ++j) values[j * stride] = values[(j < middle ? known : i) * stride];
    known = i;
  }
  if (known == count) return false;
  for (auto j = known + 1; j < count; ++j) values[j * stride] = values[known * stride];
  return true;
}

void fill_unknown(std::vector<float>& meters) {
  bool is_any = false;
  for (std::size_t row = 0; row < kSide; ++row)
    is_any = fill_gaps(&meters[row * kSide], kSide, 1) || is_any;
  if (!is_any) std::fill(meters.begin(), meters.end(), 0.0F);
  for (std::size_t column = 0; is_any && column < kSide; ++column)
    fill_gaps(&meters[column], kSide, kSide);
}

std::vector<png_byte> colours_of(std::vector<float> const& meters) {
  std::vector<png_byte> colours;
  colours.reserve(meters.size() * 3);
  for (float const height : meters) {
    double const above = std::clamp(double(height) + 32768, 0.0, 65535.0);
    double const stepped = std::round(above * kFractions) / kFractions;
    auto const whole = static_cast<unsigned>(stepped);
    colours.push_back(static_cast<png_byte>(whole >> 8U));
    colours.push_back(static_cast<png_byte>(whole & 0xFFU));
    colours.push_back(static_cast<png_byte>((stepped - whole) * 256));
  }
  return colours;
}

}  // namespace

TerrainAxes terrain_axes(TileId tile) {
  TerrainAxes axes;
  int const pixel_bits = kWorldBits - tile.zoom - kSideBits;
  for (std::uint32_t i = 0; i < kSide; ++i) {
    auto const middle = [&](std::uint32_t square) {
      return static_cast<std::int32_t>(((square * kSide + i) << pixel_bits) +
                                       (1U << pixel_bits) / 2);
    };
    axes.rows[i] = from_world({0, middle(tile.y)});
    axes.columns[i] = from_world({middle(tile.x), 0});
  }
  return axes;
}

geo::Box terrain_bounds(TileId tile) {
  int const bits = kWorldBits - tile.zoom;
  auto const edge = [&](std::uint32_t square) {
    return static_cast<std::int32_t>(std::min<std::uint64_t>(std::uint64_t{square} << bits,
                                                             (std::uint64_t{1} << kWorldBits) - 1));
  };
  geo::Box box;
  box.extend(from_world({edge(tile.x), edge(tile.y)}));
  box.extend(from_world({edge(tile.x + 1), edge(tile.y + 1)}));
  return box;
}

std::string terrain_png(std::vector<float> meters) {
  meters.resize(kSide * kSide, std::nanf(""));
  fill_unknown(meters);
  auto const colours = colours_of(meters);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = kTerrainSide;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (png_image_write_to_memory(&image, out.data(), &size, 0, colours.data(), 0, nullptr) == 0)
    throw std::runtime_error(std::string("a tile of heights: ") + image.message);
  out.resize(size);
  return out;
}

}  // namespace magpie::tiles
