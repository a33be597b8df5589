// The estimated network: travel time and distance where no extract covers a leg. Method, sources
// and the measured error are in docs/methods/estimated-legs.md.
#pragma once

#include <string_view>

#include "magpie/roads/legs.h"

namespace magpie::roads {

// There is no height model: the caller says what land an end lies in (by county, or hills where
// nobody has said). A leg between two kinds of land takes the mean of both.
enum class Relief { plain, hills, mountains };

// What the estimate is told about an end of the leg.
struct EndPoint {
  geo::LatLng position;
  Relief relief = Relief::hills;
  bool is_remote = false;  // a village, viewpoint or nature place: the last kilometres are slow
};

// The version printed with every estimated leg: "beeline-1".
std::string_view estimate_version();
Leg estimate_leg(EndPoint const& from, EndPoint const& to);
// The line is the straight one, two points, and the quality says estimated: it is never drawn as a
// road.
LegPath estimate_path(EndPoint const& from, EndPoint const& to);

}  // namespace magpie::roads
