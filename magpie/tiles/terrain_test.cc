#include "magpie/tiles/terrain.h"

#include <gtest/gtest.h>
#include <png.h>

#include <cmath>

namespace magpie::tiles {
namespace {

// The picture read back as metres.
std::vector<double> meters_of(std::string const& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  EXPECT_NE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()), 0);
  EXPECT_EQ(image.width, 256U);
  EXPECT_EQ(image.height, 256U);
  image.format = PNG_FORMAT_RGB;
  std::vector<png_byte> colours(PNG_IMAGE_SIZE(image));
  EXPECT_NE(png_image_finish_read(&image, nullptr, colours.data(), 0, nullptr), 0);
  std::vector<double> meters;
  for (std::size_t i = 0; i + 2 < colours.size(); i += 3)
    meters.push_back(colours[i] * 256.0 + colours[i + 1] + colours[i + 2] / 256.0 - 32768);
  return meters;
}

TEST(Terrain, PicturesGiveTheHeightsBack) {
  std::vector<float> heights(256 * 256);
  for (std::size_t i = 0; i < heights.size(); ++i) heights[i] = float(i) / 10 - 400;
  auto const meters = meters_of(terrain_png(heights));
  ASSERT_EQ(meters.size(), heights.size());
  for (std::size_t i = 0; i < heights.size(); i += 17) EXPECT_NEAR(meters[i], heights[i], 0.07);
}

TEST(Terrain, UnknownTakesTheNearestKnown) {
  std::vector<float> heights(256 * 256, std::nanf(""));
  heights[3 * 256 + 10] = 700;
  heights[3 * 256 + 20] = 900;
  auto const meters = meters_of(terrain_png(heights));
  EXPECT_EQ(meters[3 * 256 + 13], 700);
  EXPECT_EQ(meters[3 * 256 + 17], 900);
  EXPECT_EQ(meters[0], 700);
  EXPECT_EQ(meters[256 * 256 - 1], 900);
  EXPECT_EQ(meters_of(terrain_png({}))[5], 0);
}

TEST(Terrain, PixelsLieInsideTheirTile) {
  TileId const tile{11, 1032, 757};
  auto const box = terrain_bounds(tile);
  auto const axes = terrain_axes(tile);
  EXPECT_NEAR(box.low.lon(), 1032.0 / 2048 * 360 - 180, 1e-5);
  EXPECT_NEAR(axes.columns[0].lon() - box.low.lon(), 0.5 / 256 * 360 / 2048, 1e-5);
  EXPECT_GT(axes.rows[0].lat(), axes.rows[255].lat());
  EXPECT_LT(axes.rows[0].lat(), box.high.lat());
  EXPECT_GT(axes.rows[255].lat(), box.low.lat());
}

}  // namespace
}  // namespace magpie::tiles
