#include "magpie/geo/area.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "magpie/geo/distance.h"

namespace magpie::geo {

namespace {

// Whether the ray from p to the east crosses the ring an odd number of times. Exact: the products
// of two differences of 1e-7 degrees fit into 64 bits.
bool ring_contains(Area::Ring const& ring, LatLng p) {
  bool inside = false;
  LatLng a = ring.back();
  for (auto const b : ring) {
    if ((a.lat_e7 > p.lat_e7) != (b.lat_e7 > p.lat_e7)) {
      std::int64_t const rise = std::int64_t{b.lat_e7} - a.lat_e7;
      std::int64_t const side =
          (std::int64_t{p.lon_e7} - a.lon_e7) * rise -
          (std::int64_t{b.lon_e7} - a.lon_e7) * (std::int64_t{p.lat_e7} - a.lat_e7);
      if ((rise > 0) == (side < 0)) inside = !inside;
    }
    a = b;
  }
  return inside;
}

Box widened(Box box, double metres) {
  auto const by = static_cast<std::int32_t>(metres / 111'000 * 1e7) + 1;
  // Twice as far in longitude holds up to 60° latitude; beyond, the whole world is compared.
  bool const far_north = std::max(std::abs(box.low.lat()), std::abs(box.high.lat())) > 59;
  auto const east = far_north ? std::int32_t{300'000'000} : 2 * by;
  box.low = {box.low.lat_e7 - by, box.low.lon_e7 - east};
  box.high = {box.high.lat_e7 + by, box.high.lon_e7 + east};
  return box;
}

}  // namespace

Area::Area(std::vector<Ring> rings) : rings_(std::move(rings)) {
  std::erase_if(rings_, [](Ring const& ring) { return ring.size() < 3; });
  for (auto const& ring : rings_) {
    for (auto const p : ring) box_.extend(p);
  }
}

bool Area::contains(LatLng p) const {
  if (!box_.contains(p)) return false;
  return std::count_if(rings_.begin(), rings_.end(),
                       [&](Ring const& ring) { return ring_contains(ring, p); }) %
             2 ==
         1;
}

double Area::border_distance_m(LatLng p) const {
  double best = std::numeric_limits<double>::infinity();
  for (auto const& ring : rings_) {
    LatLng a = ring.back();
    for (auto const b : ring) {
      best = std::min(best, a == b ? geo::distance_m(p, a) : project(p, a, b).distance_m);
      a = b;
    }
  }
  return best;
}

std::optional<std::size_t> AreaIndex::find(LatLng p) const {
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    if (areas_[i].contains(p)) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> AreaIndex::within(LatLng p, double tolerance_m) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    auto const& area = areas_[i];
    if (area.box().is_empty() || !widened(area.box(), tolerance_m).contains(p)) continue;
    if (area.distance_m(p) <= tolerance_m) out.push_back(i);
  }
  return out;
}

}  // namespace magpie::geo
