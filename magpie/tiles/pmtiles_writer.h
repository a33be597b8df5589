// Writes a PMTiles archive: tiles may come in any order, equal ones are stored once, and where the
// directory does not fit into the first 16 KB it is split into leaves.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/tiles/pmtiles.h"
#include "magpie/tiles/tile_id.h"

namespace magpie::tiles {

struct ArchiveFacts {
  std::string metadata;  // JSON text
  geo::Box bounds;
  int zoom_min = 0;
  int zoom_max = 0;
};

class PmtilesWriter {
 public:
  // `packed` is a gzipped vector tile. Each tile once.
  void add(TileId tile, std::string packed);
  std::size_t tile_count() const { return tiles_.size(); }
  // The whole file. `leaf_entries`: entries of one leaf where there are leaves.
  std::string finish(ArchiveFacts const& facts, std::size_t leaf_entries = 4096);

 private:
  struct Tile {
    std::uint64_t number = 0;
    std::size_t content = 0;
  };
  Directory lay_out(std::string& section, PmtilesHeader& header);

  std::vector<Tile> tiles_;
  std::vector<std::string> contents_;
  std::unordered_map<std::string, std::size_t> content_indexes_;  // by hash
};

}  // namespace magpie::tiles
