#include "magpie/tiles/tile_id.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

namespace magpie::tiles {
namespace {

TEST(TileId, NumbersAreThoseOfTheSpecification) {
  EXPECT_EQ(tile_number({0, 0, 0}), 0U);
  EXPECT_EQ(tile_number({1, 0, 0}), 1U);
  EXPECT_EQ(tile_number({1, 0, 1}), 2U);
  EXPECT_EQ(tile_number({1, 1, 1}), 3U);
  EXPECT_EQ(tile_number({1, 1, 0}), 4U);
  EXPECT_EQ(tile_number({2, 0, 0}), 5U);
  EXPECT_EQ(tile_number({12, 3423, 1763}), 19078479U);
}

TEST(TileId, NumbersAndTilesAreOneToOne) {
  EXPECT_TRUE(rc::check("tile_of_number undoes tile_number", [] {
    int const zoom = *rc::gen::inRange(0, kZoomMax + 1);
    auto const side = std::int64_t{1} << zoom;
    auto const tile = *make_tile_id(zoom, *rc::gen::inRange<std::int64_t>(0, side),
                                    *rc::gen::inRange<std::int64_t>(0, side));
    auto const back = tile_of_number(tile_number(tile));
    RC_ASSERT(back == tile);
  }));
}

TEST(TileId, NeighboursInNumberAreNeighboursOnTheMap) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  auto last = *tile_of_number(tile_number({5, 0, 0}));
  for (std::uint64_t i = 0; i < 1024; ++i) {
    auto const tile = *tile_of_number(tile_number({5, 0, 0}) + i);
    EXPECT_EQ(tile.zoom, 5);
    auto const steps = std::abs(int(tile.x) - int(last.x)) + std::abs(int(tile.y) - int(last.y));
    EXPECT_EQ(steps, i == 0 ? 0 : 1) << i;
    seen.emplace(tile.x, tile.y);
    last = tile;
  }
  EXPECT_EQ(seen.size(), 1024U);
}

TEST(TileId, RefusesSquaresOutsideTheWorld) {
  EXPECT_FALSE(make_tile_id(3, 8, 0));
  EXPECT_FALSE(make_tile_id(3, 0, -1));
  EXPECT_FALSE(make_tile_id(-1, 0, 0));
  EXPECT_FALSE(make_tile_id(27, 0, 0));
  EXPECT_FALSE(tile_of_number(UINT64_MAX));
}

}  // namespace
}  // namespace magpie::tiles
