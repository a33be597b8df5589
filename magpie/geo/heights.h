// Heights: metres above the sea by position, a mosaic of regular grids in degrees (WGS84), as
// elevation files bring them. Between samples bilinear; nothing where a grid has a void.
//
//   Heights heights;
//   heights.add(std::move(grid));
//   auto const h = heights.at({425000000, 15000000});
//
// A sample takes two bytes: steps of 0.2 m from -1,000 m on, up to 12,106 m.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

inline constexpr std::uint16_t kNoHeight = 0xFFFF;
inline constexpr double kLowestHeightM = -1000;
inline constexpr double kHighestHeightM = 12000;
inline constexpr double kHeightStepM = 0.2;

// kNoHeight outside of lowest and highest, and for NaN.
std::uint16_t pack_height(double meters);
inline double unpack_height(std::uint16_t sample) {
  return kLowestHeightM + sample * kHeightStepM;
}

// Rows from north to south, columns from west to east. Steps in degrees, above 0; at least 2 × 2.
struct HeightGrid {
  double north = 0;  // of the first row's samples
  double west = 0;   // of the first column's
  double lat_step = 0;
  double lon_step = 0;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<std::uint16_t> samples;

  std::uint16_t sample(std::uint32_t row, std::uint32_t column) const {
    return samples[std::size_t{row} * columns + column];
  }
  double south() const { return north - lat_step * (rows - 1); }
  double east() const { return west + lon_step * (columns - 1); }
  // One step of latitude on the ground.
  double step_m() const;
  Box bounds() const;
  // Nothing beside a void (where the void weighs) and farther than one step outside of the grid:
  // files whose squares do not share their border leave no gap.
  std::optional<double> at(LatLng place) const;
};

// Half as fine in both directions: each sample the mean of the 3 × 3 around it. Below 5 rows or
// columns there is nothing left to halve.
std::optional<HeightGrid> halved(HeightGrid const& grid);

class Heights {
 public:
  // Of two grids the finer answers, of equally fine ones that which came first.
  void add(HeightGrid grid);
  // Shared with whoever keeps the grid for the next mosaic.
  void add(std::shared_ptr<HeightGrid const> grid);
  bool is_empty() const { return grids_.empty(); }

  std::optional<double> at(LatLng place) const;
  // The mean of the place and of four points around it, so that the slope between two answers is
  // one over some 150 m and not the noise between neighbouring samples.
  std::optional<double> smooth_at(LatLng place) const;

 private:
  std::vector<std::shared_ptr<HeightGrid const>> grids_;  // the finest first
};

}  // namespace magpie::geo
