#include "magpie/geo/heights.h"

#include <gtest/gtest.h>

#include "magpie/base/random.h"
#include "magpie/geo/height_bytes.h"

namespace magpie::geo {
namespace {

LatLng at(double lat, double lon) {
  return *make_latlng(lat, lon);
}

// Samples of 1/10 degree, as metres row by row; -1 is a void.
HeightGrid drawn(double north, double west, std::vector<std::vector<double>> const& rows,
                 double step = 0.1) {
  HeightGrid grid{north,
                  west,
                  step,
                  step,
                  static_cast<std::uint32_t>(rows.size()),
                  static_cast<std::uint32_t>(rows.front().size()),
                  {}};
  for (auto const& row : rows)
    for (double const height : row)
      grid.samples.push_back(height < 0 ? kNoHeight : pack_height(height));
  return grid;
}

TEST(Heights, PackToTwentyCentimetresAndRefuseWhatIsNoHeight) {
  EXPECT_NEAR(unpack_height(pack_height(8848.86)), 8848.86, 0.1);
  EXPECT_NEAR(unpack_height(pack_height(-430.5)), -430.5, kHeightStepM / 2 + 1e-9);
  EXPECT_EQ(pack_height(-32768), kNoHeight);
  EXPECT_EQ(pack_height(std::numeric_limits<double>::quiet_NaN()), kNoHeight);
}

TEST(Heights, LieBetweenTheFourSamplesAround) {
  auto const grid = drawn(43, 1, {{100, 200}, {300, 400}});
  EXPECT_NEAR(*grid.at(at(43, 1)), 100, 0.1);
  EXPECT_NEAR(*grid.at(at(42.9, 1.1)), 400, 0.1);
  EXPECT_NEAR(*grid.at(at(42.95, 1.05)), 250, 0.1);
  EXPECT_NEAR(*grid.at(at(42.9, 1.025)), 325, 0.1);
  EXPECT_FALSE(grid.at(at(43.2, 1.05)));
  EXPECT_FALSE(grid.at(at(42.95, 1.3)));
}

TEST(Heights, AreUnknownOnlyWhereAVoidWeighs) {
  auto const grid = drawn(43, 1, {{100, -1, 200}, {100, 100, 200}});
  EXPECT_FALSE(grid.at(at(42.99, 1.05)));
  EXPECT_NEAR(*grid.at(at(42.9, 1.05)), 100, 0.1);
  EXPECT_NEAR(*grid.at(at(43, 1)), 100, 0.1);
}

TEST(Heights, OfAFinerGridGoBeforeACoarserWhichFillsItsVoids) {
  Heights heights;
  heights.add(drawn(43, 1, {{10, 10}, {10, 10}}));
  heights.add(drawn(43, 1, {{50, -1}, {50, 50}}, 0.05));
  EXPECT_NEAR(*heights.at(at(43, 1)), 50, 0.1);
  EXPECT_NEAR(*heights.at(at(42.99, 1.04)), 10, 0.1);
  EXPECT_NEAR(*heights.at(at(42.9, 1.1)), 10, 0.1);
  EXPECT_FALSE(heights.at(at(50, 1)));
}

// A plane stays the plane it is, so that smoothing bends no even slope.
TEST(Heights, SmoothedOfAPlaneAreThePlane) {
  std::vector<std::vector<double>> rows;
  for (int r = 0; r < 20; ++r) {
    rows.emplace_back();
    for (int c = 0; c < 20; ++c) rows.back().push_back(1000 + 8 * r + 4 * c);
  }
  Heights heights;
  heights.add(drawn(42.02, 1, rows, 0.001));
  auto const place = at(42.0123, 1.0087);
  EXPECT_NEAR(*heights.smooth_at(place), *heights.at(place), 0.2);
}

TEST(Heights, HalvedKeepTheCornersAndAverage) {
  std::vector<std::vector<double>> rows(7, std::vector<double>(9, 500));
  rows[3][4] = 590;
  auto const half = halved(drawn(43, 1, rows));
  ASSERT_TRUE(half);
  EXPECT_EQ(half->rows, 4U);
  EXPECT_EQ(half->columns, 5U);
  EXPECT_NEAR(*half->at(at(43, 1)), 500, 0.1);
  EXPECT_NEAR(half->south(), 42.4, 1e-9);
  EXPECT_NEAR(unpack_height(half->sample(1, 2)), 510, 0.2);
  EXPECT_FALSE(halved(drawn(43, 1, {{1, 2}, {3, 4}})));
}

ReadHeightBytes reader_of(std::string const& bytes) {
  return [&bytes](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
    if (offset > bytes.size() || length > bytes.size() - offset)
      return base::fail(base::ErrorCode::invalid_data, "the file is cut short: import it again");
    return bytes.substr(offset, length);
  };
}

HeightGrid random_grid() {
  base::Random random(5);
  HeightGrid grid{43, 1, 1.0 / 40, 1.0 / 40, 41, 41, {}};
  for (int i = 0; i < 41 * 41; ++i)
    grid.samples.push_back(
        random.below(50) == 0 ? kNoHeight : pack_height(static_cast<double>(random.below(3000))));
  return grid;
}

TEST(HeightFile, ReadsWhatWasWrittenAtEveryFineness) {
  auto const grid = random_grid();
  auto const bytes = write_heights(grid);
  auto const file = HeightFile::open(reader_of(bytes));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->level_count(), 5U);
  EXPECT_EQ(file->bounds().low, at(42, 1));
  EXPECT_EQ(file->bounds().high, at(43, 2));
  EXPECT_EQ(file->grid(0)->samples, grid.samples);
  EXPECT_EQ(file->grid(1)->samples, halved(grid)->samples);
  EXPECT_EQ(file->level_for(100), 0U);
  EXPECT_EQ(file->level_for(2 * file->finest_step_m()), 1U);
  EXPECT_EQ(file->level_for(1e9), 4U);
}

TEST(HeightFile, IsRefusedAtEveryCutAndEveryChangedByte) {
  auto const bytes = write_heights(random_grid());
  for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
    auto const part = bytes.substr(0, cut);
    auto const file = HeightFile::open(reader_of(part));
    if (!file) {
      EXPECT_FALSE(file.error().message.empty());
      continue;
    }
    EXPECT_FALSE(file->grid(file->level_count() - 1));
  }
  for (std::size_t at = 0; at < bytes.size(); at += 13) {
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    auto const file = HeightFile::open(reader_of(changed));
    if (!file) continue;
    for (std::size_t level = 0; level < file->level_count(); ++level) {
      if (auto const grid = file->grid(level)) {
        EXPECT_EQ(grid->samples.size(), std::size_t{grid->rows} * grid->columns);
      }
    }
  }
}

}  // namespace
}  // namespace magpie::geo
