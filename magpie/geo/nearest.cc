#include "magpie/geo/nearest.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/base/check.h"
#include "magpie/geo/distance.h"

namespace magpie::geo {

namespace {

std::int64_t cell_of(std::int64_t value_e7, std::int32_t cell_e7) {
  return (value_e7 + 1'800'000'000) / cell_e7;
}

std::uint64_t key_of(std::int64_t row, std::int64_t column) {
  return static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint64_t>(column);
}

}  // namespace

NearestIndex::NearestIndex(std::vector<LatLng> points, std::int32_t cell_e7)
    : points_(std::move(points)), cell_e7_(cell_e7) {
  MAGPIE_CHECK(cell_e7 > 0);
  cells_.reserve(points_.size());
  for (std::uint32_t i = 0; i < points_.size(); ++i) {
    cells_.emplace_back(
        key_of(cell_of(points_[i].lat_e7, cell_e7_), cell_of(points_[i].lon_e7, cell_e7_)), i);
  }
  std::sort(cells_.begin(), cells_.end());
}

std::vector<Near> NearestIndex::within(LatLng center, double radius_m, std::size_t count) const {
  double const degrees = radius_m / kEarthRadiusM * 180 / std::numbers::pi;
  double const shrink = std::max(0.01, std::cos(center.lat() * std::numbers::pi / 180));
  auto const lat_reach = static_cast<std::int64_t>(degrees * 1e7) + 1;
  auto const lon_reach =
      std::min<std::int64_t>(static_cast<std::int64_t>(degrees / shrink * 1e7) + 1, 1'800'000'000);
  auto const clamp_low = [](std::int64_t v) { return std::max<std::int64_t>(v, -1'800'000'000); };
  std::int64_t const column_low = cell_of(clamp_low(center.lon_e7 - lon_reach), cell_e7_);
  std::int64_t const column_high = cell_of(center.lon_e7 + lon_reach, cell_e7_);
  std::vector<Near> found;
  for (std::int64_t row = cell_of(clamp_low(center.lat_e7 - lat_reach), cell_e7_);
       row <= cell_of(center.lat_e7 + lat_reach, cell_e7_); ++row) {
    auto at = std::lower_bound(cells_.begin(), cells_.end(),
                               std::pair(key_of(row, column_low), std::uint32_t{0}));
    for (; at != cells_.end() && at->first <= key_of(row, column_high); ++at) {
      double const distance = distance_m(center, points_[at->second]);
      if (distance <= radius_m) found.push_back({at->second, distance});
    }
  }
  auto const nearer = [](Near const& a, Near const& b) {
    return a.distance_m != b.distance_m ? a.distance_m < b.distance_m : a.index < b.index;
  };
  auto const kept = std::min(count, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    nearer);
  found.resize(kept);
  return found;
}

}  // namespace magpie::geo
