// The road artefact as bytes: magic, format version, length, content hash, then the edges, points
// and texts as they lie in memory (little-endian). Everything else is built again. Internal.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/roads/edge_set.h"

namespace magpie::roads {

std::string write_edges(EdgeSet const& set);
// Refuses with one sentence what is not ours, of another version, cut, changed or inconsistent.
base::Result<EdgeSet> read_edges(std::string_view bytes);

}  // namespace magpie::roads
