// The map of a data folder: one PMTiles archive, which stays on disk and is read in pieces. An
// operator's own archive is any other file that ends in .pmtiles; it goes before the one that
// `magpie import` makes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "magpie/base/result.h"
#include "magpie/tiles/pmtiles.h"

namespace magpie::app {

// The archive that `magpie import` writes.
inline constexpr std::string_view kMapFile = "map.pmtiles";

class MapArchive {
 public:
  // An archive that is replaced while it is open goes on as it was.
  static base::Result<std::shared_ptr<MapArchive const>> open(std::filesystem::path const& path);

  tiles::PmtilesArchive const& tiles() const { return archive_; }
  // Nothing where the map has no such tile. As stored: packed as tiles().header() says.
  base::Result<std::optional<std::string>> tile(tiles::TileId tile) const {
    return archive_.find(tile);
  }
  base::Result<std::optional<std::string>> unpacked_tile(tiles::TileId tile) const;

  std::uint64_t size() const { return size_; }
  base::Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;
  // Changes with the file; short enough for an address.
  std::string const& version() const { return version_; }
  // Whether `magpie import` made it, so that the layers are ours.
  bool is_own() const { return is_own_; }

 private:
  class File;
  MapArchive() : archive_() {}

  std::shared_ptr<File const> file_;
  tiles::PmtilesArchive archive_;
  std::uint64_t size_ = 0;
  std::string version_;
  bool is_own_ = false;
};

using MapResult = base::Result<std::shared_ptr<MapArchive const>>;

// The archive of a folder as it is now; looks for another at most once a second.
class MapShelf {
 public:
  // not_found says how to load an extract; invalid_data names the file that is no archive.
  MapResult current(std::filesystem::path const& folder);
  void look_again();

 private:
  std::mutex mutex_;
  std::string seen_;  // path, size and time of the open file
  MapResult map_ = std::shared_ptr<MapArchive const>();
  std::chrono::steady_clock::time_point looked_at_{};
};

}  // namespace magpie::app
