// Heights on the roads: metres climbed and descended along each edge, and what that does to the
// time of walkers and cyclists.
//
//   auto list = split_edges(input, Vehicle::foot, {});
//   auto const report = add_heights(list, heights);
//
// Each road is sampled about every 40 m from heights averaged over 150 m. Bridges and tunnels rise
// evenly from end to end; where two of them meet, the height follows from their ends. An `incline`
// that states a number goes before the samples. A void along a road is bridged likewise; where an
// end is in one, the road stays as on the flat and its climb is unknown.
#pragma once

#include "magpie/geo/heights.h"
#include "magpie/roads/edges.h"

namespace magpie::roads {

struct HeightReport {
  double km = 0;          // of roads, each once; ferries left out
  double covered_km = 0;  // of them with known heights
};

// Replaces what earlier heights said; empty ones make the edges as split_edges() did.
HeightReport add_heights(EdgeList& list, geo::Heights const& heights);

}  // namespace magpie::roads
