// Slope: what a gradient does to those who go by muscle, as a factor on the time of the flat. Cars
// and coaches keep theirs: their engines climb what roads for visitors climb, and bends, which are
// counted apart (bends.h), are what slows them in the mountains.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/roads/edges.h"

namespace magpie::roads {

// Tobler (1993): v = 6 · e^(−3.5 · |s + 0.05|) km/h on a slope s = rise ÷ run; 5.04 on the flat.
double tobler_kmh(double slope);

// How many times as long as on the flat the edge lasts on a slope (positive: uphill), greater than
// 0. Slopes beyond ±1 count as ±1: no drawn way for guests is steeper, the heights are wrong.
//
// On foot: the profile's own pace on the flat, Tobler's relation on slopes; steps keep theirs.
// By bicycle: Parkin and Rotheram (2010), GPS of everyday cyclists: 6.01 m/s on the flat, 0.4002
// m/s less for each per cent uphill, 0.2379 m/s more for each downhill (up to 15). Never slower
// than pushing it as a walker; downhill at most 25 km/h, and unpaved no faster than on the flat.
double slope_factor(Vehicle vehicle, RoadEdge const& edge, double slope);

// "10%", "-8 %", "5°" as rise ÷ run; nothing for "up", "steep" or a bare number, whose unit nobody
// knows, and for more than 45°.
std::optional<double> parse_incline(std::string_view text);

}  // namespace magpie::roads
