#include "magpie/roads/road_zones.h"

#include <algorithm>

namespace magpie::roads {

namespace {

using Ring = std::vector<geo::LatLng>;

// Which side of the line a–b a point lies on, exactly.
__extension__ using Wide = __int128;
int side(geo::LatLng a, geo::LatLng b, geo::LatLng p) {
  auto const cross = Wide{b.lon_e7 - std::int64_t{a.lon_e7}} * (p.lat_e7 - std::int64_t{a.lat_e7}) -
                     Wide{b.lat_e7 - std::int64_t{a.lat_e7}} * (p.lon_e7 - std::int64_t{a.lon_e7});
  return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

bool cross(geo::LatLng a, geo::LatLng b, geo::LatLng c, geo::LatLng d) {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 &&
         std::max(a.lat_e7, b.lat_e7) >= std::min(c.lat_e7, d.lat_e7) &&
         std::max(c.lat_e7, d.lat_e7) >= std::min(a.lat_e7, b.lat_e7) &&
         std::max(a.lon_e7, b.lon_e7) >= std::min(c.lon_e7, d.lon_e7) &&
         std::max(c.lon_e7, d.lon_e7) >= std::min(a.lon_e7, b.lon_e7);
}

// Counts the sides that a ray to the east crosses.
bool is_inside(std::vector<Ring> const& rings, geo::LatLng p) {
  bool inside = false;
  for (auto const& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      auto low = ring[i];
      auto high = ring[(i + 1) % ring.size()];
      if (low.lat_e7 > high.lat_e7) std::swap(low, high);
      if (p.lat_e7 < low.lat_e7 || p.lat_e7 >= high.lat_e7) continue;
      if (side(low, high, p) > 0) inside = !inside;
    }
  }
  return inside;
}

bool touches(std::vector<Ring> const& rings, std::span<geo::LatLng const> line) {
  if (is_inside(rings, line.front())) return true;
  for (std::size_t i = 1; i < line.size(); ++i) {
    for (auto const& ring : rings) {
      for (std::size_t k = 0; k < ring.size(); ++k) {
        if (cross(line[i - 1], line[i], ring[k], ring[(k + 1) % ring.size()])) return true;
      }
    }
  }
  return false;
}

geo::Box box_of(std::vector<Ring> const& rings) {
  geo::Box box;
  for (auto const& ring : rings) {
    for (auto const point : ring) box.extend(point);
  }
  return box;
}

bool is_near(geo::Box const& box, std::span<geo::LatLng const> line) {
  geo::Box own;
  for (auto const point : line) own.extend(point);
  return own.low.lat_e7 <= box.high.lat_e7 && own.high.lat_e7 >= box.low.lat_e7 &&
         own.low.lon_e7 <= box.high.lon_e7 && own.high.lon_e7 >= box.low.lon_e7;
}

}  // namespace

std::vector<std::uint16_t> apply_zones(EdgeList const& list, std::vector<RoadZone> const& zones,
                                       std::vector<Label>& cost) {
  std::vector<std::uint16_t> permit_of;
  for (std::size_t z = 0; z < zones.size() && z < 0xFFFF; ++z) {
    auto const& zone = zones[z];
    bool const is_permit = zone.rule == RoadZone::Rule::permit;
    if (is_permit) permit_of.resize(list.edges.size(), 0);
    auto const box = box_of(zone.rings);
    for (std::size_t e = 0; e < list.edges.size(); ++e) {
      auto const shape = list.shape(list.edges[e]);
      if (!is_near(box, shape) || !touches(zone.rings, shape)) continue;
      if (!is_permit)
        cost[e] = kNoWay;
      else if (permit_of[e] == 0)
        permit_of[e] = static_cast<std::uint16_t>(z + 1);
    }
  }
  return permit_of;
}

}  // namespace magpie::roads
