// The road artefact as bytes: magic, format version, length, content hash, then the edges, points,
// tags, texts and the hierarchy as they lie in memory (little-endian). The turn graph and the grids
// are made again on loading. Internal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/roads/edges.h"
#include "magpie/roads/hierarchy.h"

namespace magpie::roads {

struct SavedRoads {
  EdgeList const& list;
  Hierarchy<Label> const& hierarchy;
};
std::string write_roads(SavedRoads const& roads);

struct LoadedRoads {
  EdgeList list;
  Hierarchy<Label> hierarchy;
};
// Refuses with one sentence what is not ours, of another version, cut, changed or inconsistent.
base::Result<LoadedRoads> read_roads(std::string_view bytes);

}  // namespace magpie::roads
