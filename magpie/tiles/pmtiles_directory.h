// A directory of a PMTiles archive: runs of tile numbers and where their bytes lie. Unpacked form;
// in the file it is gzipped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::tiles {

struct DirectoryEntry {
  std::uint64_t number = 0;      // of the first tile
  std::uint64_t offset = 0;      // in the tile section; of a leaf: in the leaf section
  std::uint32_t length = 0;      // bytes, above 0
  std::uint32_t run_length = 0;  // tiles that share these bytes; 0 = a leaf directory lies there
  bool operator==(DirectoryEntry const&) const = default;
};

using Directory = std::vector<DirectoryEntry>;

// `entries` in rising order of numbers.
std::string write_directory(Directory const& entries);
// Any bytes; invalid_data for what is no directory.
base::Result<Directory> read_directory(std::string_view bytes);

// The entry that holds the tile or leads to it.
std::optional<DirectoryEntry> find_entry(Directory const& entries, std::uint64_t number);

}  // namespace magpie::tiles
