// One grid of heights as the bytes of a file: header, then the grid at several finenesses, each
// half as fine as the one before and packed by itself, so that a wide view or the roads read no
// more than they need. Everything is bound to a format version; each part carries its hash.
//
//   write_file(path, write_heights(grid));
//   auto const file = HeightFile::open(read);
//   auto const grid = file->grid(file->level_for(60));
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/geo/heights.h"

namespace magpie::geo {

// More samples are refused: a square of one degree at one third of an arc second.
inline constexpr std::uint64_t kHeightSamplesMax = 120'000'000;

// The grid must be valid: see HeightGrid.
std::string write_heights(HeightGrid const& grid);

// Exactly `length` bytes from `offset`, or an error.
using ReadHeightBytes =
    std::function<base::Result<std::string>(std::uint64_t offset, std::uint64_t length)>;

class HeightFile {
 public:
  // invalid_data with one sentence for what is not ours, of another version or damaged.
  static base::Result<HeightFile> open(ReadHeightBytes read);

  Box bounds() const { return bounds_; }
  std::size_t level_count() const { return levels_.size(); }
  // The step of the finest level in metres.
  double finest_step_m() const { return levels_.front().shape.step_m(); }
  // The coarsest level whose step is at most `step_m`; the finest where there is none.
  std::size_t level_for(double step_m) const;
  base::Result<HeightGrid> grid(std::size_t level) const;

 private:
  struct Level {
    HeightGrid shape;  // without samples
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::string hash;
  };
  HeightFile() = default;

  ReadHeightBytes read_;
  std::vector<Level> levels_;  // the finest first
  Box bounds_;
};

}  // namespace magpie::geo
