// Area: what lies inside one or several polygons with holes, and how far its border is. A ring may
// repeat its first point at the end or not. AreaIndex: which of some hundred areas holds a point;
// it compares bounding boxes first, which for 400 counties costs about a microsecond.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

class Area {
 public:
  using Ring = std::vector<LatLng>;
  // Outer rings and holes alike, in any order: a point is inside when an odd number of rings holds
  // it. Rings of fewer than three points are left out.
  explicit Area(std::vector<Ring> rings);

  bool contains(LatLng p) const;
  // Metres to the nearest point of any ring, infinite for an area without rings.
  double border_distance_m(LatLng p) const;
  // 0 inside, else the distance to the border.
  double distance_m(LatLng p) const { return contains(p) ? 0 : border_distance_m(p); }
  Box const& box() const { return box_; }
  std::vector<Ring> const& rings() const { return rings_; }

 private:
  std::vector<Ring> rings_;
  Box box_;
};

class AreaIndex {
 public:
  AreaIndex() = default;
  explicit AreaIndex(std::vector<Area> areas) : areas_(std::move(areas)) {}

  // The first area that holds the point.
  std::optional<std::size_t> find(LatLng p) const;
  // All areas that hold the point or lie within `tolerance_m` of it, in their order.
  std::vector<std::size_t> within(LatLng p, double tolerance_m) const;
  std::vector<Area> const& areas() const { return areas_; }

 private:
  std::vector<Area> areas_;
};

}  // namespace magpie::geo
