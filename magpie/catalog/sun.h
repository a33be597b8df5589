// Sunrise and sunset at a place, on the astronomical horizon: mountains around it are not known.
// Method: J. Meeus, Astronomical Algorithms, 2nd ed., chapters 12, 22 and 25 (low-accuracy Sun,
// 0.01 degree), altitude −0.8333° solved by stepping and bisection. Good to about 10 s; the answer
// is rounded to whole minutes.
#pragma once

#include <optional>

#include "magpie/base/civil.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/geo/latlng.h"

namespace magpie::catalog {

// Altitude of the Sun's centre in degrees, without refraction, at UTC seconds since 1970.
double sun_altitude_deg(geo::LatLng place, double utc_seconds);

// The first sunrise in the 24 hours that begin at local midnight of `date`, and the sunset that
// follows it. Nothing when the Sun does not rise or does not set then.
std::optional<SunTimes> sun_times(geo::LatLng place, base::Date date, int utc_offset_minutes);

}  // namespace magpie::catalog
