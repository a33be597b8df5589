// NearestIndex: an immutable grid over points; answers "the k nearest within r". Shared freely
// between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

struct Near {
  std::uint32_t index = 0;  // position in the points given at construction
  double distance_m = 0;
};

class NearestIndex {
 public:
  // `cell_e7`: edge of a grid cell in 1e-7 degrees, > 0.
  explicit NearestIndex(std::vector<LatLng> points, std::int32_t cell_e7 = 100'000);

  // At most `count` points within `radius_m`, nearest first; equal distances by index.
  std::vector<Near> within(LatLng center, double radius_m, std::size_t count) const;

  std::span<LatLng const> points() const { return points_; }

 private:
  std::vector<LatLng> points_;
  std::int32_t cell_e7_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> cells_;  // sorted by cell key
};

}  // namespace magpie::geo
