// Distances on the sphere of mean radius 6,371,008.8 m (IUGG), error below 0.6 % of the ellipsoid.
#pragma once

#include <span>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

inline constexpr double kEarthRadiusM = 6371008.8;

// Great-circle distance in metres (haversine).
double distance_m(LatLng a, LatLng b);

// The point at a share of the straight way from a to b, in [0, 1]; rounded to whole units.
LatLng between(LatLng a, LatLng b, double share);

// Length of the line in metres.
double length_m(std::span<LatLng const> line);

// The point of segment ab nearest to p, its share of the segment in [0, 1], and the distance in
// metres, on a local plane: good for segments up to about 100 km.
struct Projection {
  LatLng point;
  double share = 0;
  double distance_m = 0;
};
Projection project(LatLng p, LatLng a, LatLng b);

}  // namespace magpie::geo
