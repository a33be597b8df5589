// The heights of a data folder: one file for each elevation square that was imported, in heights/,
// of which the pieces that are needed are read. Roads take them once at import; the map takes
// tiles.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/geo/height_bytes.h"
#include "magpie/geo/heights.h"
#include "magpie/tiles/tile_id.h"

namespace magpie::app {

std::filesystem::path heights_folder(std::filesystem::path const& folder);
std::filesystem::path heights_path(std::filesystem::path const& folder, std::string const& name);

// All heights that touch the box, as fine as roads need them; empty where there are none.
base::Result<geo::Heights> load_heights(std::filesystem::path const& folder, geo::Box const& box);

// What a map must know to ask for tiles of heights.
struct HeightCover {
  geo::Box bounds;
  int zoom_min = 0;
  int zoom_max = 0;
  std::string version;  // changes with the files; short enough for an address
};

class HeightShelf {
 public:
  // Nothing where no heights were imported; looks again at most once a second.
  std::optional<HeightCover> cover(std::filesystem::path const& folder);
  // A picture of tiles/terrain.h, flat in a gap between squares, as the sea is; nothing outside of
  // their common bounds and zooms.
  base::Result<std::optional<std::string>> tile(std::filesystem::path const& folder,
                                                tiles::TileId tile);

 private:
  struct Square {
    std::string stamp;
    geo::HeightFile file;
  };
  struct Kept {
    std::string stamp;
    std::size_t level = 0;
    std::shared_ptr<geo::HeightGrid const> grid;
  };

  void look(std::filesystem::path const& folder);
  base::Result<geo::Heights> mosaic(geo::Box const& box, double pixel_m);
  base::Result<std::shared_ptr<geo::HeightGrid const>> grid_of(Square const& square,
                                                               std::size_t level);

  std::mutex mutex_;
  std::vector<Square> squares_;
  std::optional<HeightCover> cover_;
  std::list<Kept> kept_;  // the last used first
  std::chrono::steady_clock::time_point looked_at_{};
};

}  // namespace magpie::app
