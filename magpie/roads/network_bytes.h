// The road artefact as bytes: magic, format version, length, content hash, then the edges, points,
// tags and texts as they lie in memory (little-endian), and the order of the hierarchy. Arcs, turn
// graph, grids and shortcuts are built again on loading, which the order makes quick. Internal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/roads/edges.h"

namespace magpie::roads {

struct SavedRoads {
  EdgeList const& list;
  std::vector<std::uint32_t> const& order;
};
std::string write_roads(SavedRoads const& roads);

struct LoadedRoads {
  EdgeList list;
  std::vector<std::uint32_t> order;  // a permutation
};
// Refuses with one sentence what is not ours, of another version, cut, changed or inconsistent.
base::Result<LoadedRoads> read_roads(std::string_view bytes);

}  // namespace magpie::roads
