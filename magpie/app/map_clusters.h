// Places of a map box, near ones drawn together: the map is cut into squares of 64 pixels that stay
// where they are for a zoom, so that a cluster is the same whichever way the map is moved. A
// cluster lies at the mean of its places; a square with one place shows the place itself.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "magpie/app/list_places.h"

namespace magpie::app {

inline constexpr int kZoomMax = 22;

// The squares that touch query.box are counted whole. GeoJSON; a cluster has the properties
// cluster (true), count and bounds [west, south, east, north].
std::string map_clusters(Catalogue const& catalogue, PlaceQuery const& query, int zoom);

}  // namespace magpie::app
