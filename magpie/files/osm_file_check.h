// Looks at a file before it is read as .osm.pbf: says in one sentence what it is instead, or where
// it is cut. Walks the frame of the format only (length, header, body of each block): a few
// kilobytes are read, whatever the size of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::files {

// Where a block lies in the file, and in it its body.
struct OsmBlock {
  std::uint64_t begin = 0;
  std::uint64_t body_begin = 0;
  std::uint64_t body_size = 0;
};

// The blocks in order, the first of them the file's header; or the one sentence.
base::Result<std::vector<OsmBlock>> check_osm_file(std::filesystem::path const& path);

}  // namespace magpie::files
