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

std::vector<std::uint32_t> edges_in(EdgeList const& list, std::vector<Ring> const& rings) {
  std::vector<std::uint32_t> found;
  auto const box = box_of(rings);
  for (std::uint32_t e = 0; e < list.edges.size(); ++e) {
    auto const shape = list.shape(list.edges[e]);
    if (geo::box_of(shape).meets(box) && touches(rings, shape)) found.push_back(e);
  }
  return found;
}

}  // namespace

std::vector<ZoneMark> apply_zones(EdgeList const& list, std::vector<RoadZone> const& zones,
                                  std::vector<Label>& cost) {
  std::vector<ZoneMark> marks;
  for (std::uint32_t z = 0; z < zones.size(); ++z) {
    auto const& zone = zones[z];
    auto edges = zone.rings.empty() ? std::vector<std::uint32_t>() : edges_in(list, zone.rings);
    for (auto const& line : zone.lines) {
      auto const along = edges_along(list, line);
      edges.insert(edges.end(), along.begin(), along.end());
    }
    for (auto const edge : edges) {
      if (zone.rule == RoadZone::Rule::closed) {
        cost[edge] = kNoWay;
      } else {
        marks.push_back({edge, z});
      }
    }
  }
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

}  // namespace magpie::roads
