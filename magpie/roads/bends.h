// Mountain bends: a car takes a curve of radius R no faster than its tyres and passengers bear.
// v = 3.6 · √(a · R) km/h with a lateral acceleration a of 2.0 m/s² (assumption, comfortable for
// guests) and R the radius through three consecutive points, at least 5 m.
#pragma once

#include <span>

#include "magpie/geo/latlng.h"

namespace magpie::roads {

// Seconds to drive the line at `speed_kmh` > 0, slowed by its bends. The line is resampled first:
// points closer than 10 m make false bends.
double driving_seconds(std::span<geo::LatLng const> line, double speed_kmh);

}  // namespace magpie::roads
