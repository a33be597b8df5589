// Where a position lies on the page: a Mercator picture of an area, fitted into a rectangle.
// Mercator keeps angles, so that a small area looks as it does on any road map.
#pragma once

#include <span>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/paper/document.h"

namespace magpie::paper {

struct Point {
  double x = 0;
  double y = 0;
};

class MapView {
 public:
  // Shows all of `positions` with `padding` points around them, and at least 1.5 km across. The
  // area may lie across the antimeridian. Without positions it shows latitude 0, longitude 0.
  MapView(std::span<geo::LatLng const> positions, Rect frame, double padding);

  Point to_page(geo::LatLng at) const;
  // Metres on the ground for one point of paper, in the middle of the picture.
  double meters_per_point() const { return meters_per_point_; }
  Rect const& frame() const { return frame_; }

 private:
  struct Mercator {
    double x = 0;  // radians east of the middle meridian
    double y = 0;
  };
  Mercator project(geo::LatLng at) const;

  Rect frame_;
  double middle_lon_ = 0;
  Mercator center_;
  double points_per_unit_ = 1;
  double meters_per_point_ = 1;
};

// The longest of 1, 2, 5, 10 … m or km that is not longer than `limit_m`.
double round_length_m(double limit_m);

}  // namespace magpie::paper
