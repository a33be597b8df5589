#include "magpie/app/height_shelf.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>

#include "magpie/app/file_stamp.h"
#include "magpie/base/hash.h"
#include "magpie/tiles/terrain.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kEnding = ".heights";
constexpr auto kLookEvery = std::chrono::seconds(1);
// Roads are judged over 150 m: finer steps than these bring nothing but memory.
constexpr double kRoadStepM = 70;
// A wider tile would need the squares of half a continent.
constexpr int kZoomMin = 6;
constexpr int kZoomMax = 13;
constexpr double kWorldPixelM = 156'543;  // at zoom 0 on the equator, 256 pixels to the tile
// Of grids that are kept for the next tile.
constexpr std::uint64_t kKeptSamplesMax = 60'000'000;

geo::ReadHeightBytes reader_of(std::filesystem::path const& path) {
  return [path](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error || offset > size || length > size - offset) {
      return fail(ErrorCode::invalid_data,
                  fmt::format("{} is cut short: import the elevation file again.", path.string()));
    }
    std::ifstream in(path, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(offset));
    std::string bytes(length, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(length));
    if (in) return bytes;
    return fail(ErrorCode::unavailable,
                fmt::format("{} cannot be read: check the disk.", path.string()));
  };
}

std::vector<std::filesystem::path> height_files(std::filesystem::path const& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (std::filesystem::directory_iterator at(heights_folder(folder), error), end;
       !error && at != end; at.increment(error)) {
    if (at->path().extension() == kEnding) paths.push_back(at->path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

base::Result<geo::HeightFile> open_file(std::filesystem::path const& path) {
  auto file = geo::HeightFile::open(reader_of(path));
  if (file) return file;
  return fail(file.error().code,
              fmt::format("{}: {}", path.filename().string(), file.error().message));
}

double pixel_m(int zoom, double lat) {
  return kWorldPixelM * std::cos(lat * std::numbers::pi / 180) / std::exp2(zoom);
}

std::vector<float> sample(geo::Heights const& heights, tiles::TileId tile) {
  auto const axes = tiles::terrain_axes(tile);
  std::vector<float> meters;
  meters.reserve(axes.rows.size() * axes.columns.size());
  for (auto const row : axes.rows) {
    for (auto const column : axes.columns) {
      auto const height = heights.at({row.lat_e7, column.lon_e7});
      meters.push_back(height ? static_cast<float>(*height) : std::nanf(""));
    }
  }
  return meters;
}

}  // namespace

std::filesystem::path heights_folder(std::filesystem::path const& folder) {
  return folder / "heights";
}

std::filesystem::path heights_path(std::filesystem::path const& folder, std::string const& name) {
  return heights_folder(folder) / (name + std::string(kEnding));
}

base::Result<geo::Heights> load_heights(std::filesystem::path const& folder, geo::Box const& box) {
  geo::Heights heights;
  for (auto const& path : height_files(folder)) {
    MAGPIE_TRY(auto const file, open_file(path));
    if (!file.bounds().meets(box)) continue;
    MAGPIE_TRY(auto grid, file.grid(file.level_for(kRoadStepM)));
    heights.add(std::move(grid));
  }
  return heights;
}

std::optional<HeightCover> HeightShelf::cover(std::filesystem::path const& folder) {
  std::lock_guard const lock(mutex_);
  look(folder);
  return cover_;
}

// A file that cannot be read is left out: the map goes on without it, an import names it.
void HeightShelf::look(std::filesystem::path const& folder) {
  auto const now = std::chrono::steady_clock::now();
  bool const has_looked = looked_at_ != std::chrono::steady_clock::time_point();
  if (has_looked && now - looked_at_ < kLookEvery) return;
  looked_at_ = now;
  squares_.clear();
  cover_.reset();
  std::string stamps;
  double finest_m = 1e9;
  HeightCover cover;
  for (auto const& path : height_files(folder)) {
    auto file = open_file(path);
    if (!file) continue;
    cover.bounds.extend(file->bounds().low);
    cover.bounds.extend(file->bounds().high);
    finest_m = std::min(finest_m, file->finest_step_m());
    squares_.push_back({file_stamp(path), std::move(*file)});
    stamps += squares_.back().stamp + "\n";
  }
  if (squares_.empty()) return;
  double const middle = (cover.bounds.low.lat() + cover.bounds.high.lat()) / 2;
  cover.zoom_min = kZoomMin;
  cover.zoom_max = kZoomMin;
  while (cover.zoom_max < kZoomMax && pixel_m(cover.zoom_max, middle) > finest_m) ++cover.zoom_max;
  cover.version = base::content_hash(stamps).substr(0, 12);
  cover_ = std::move(cover);
}

base::Result<std::optional<std::string>> HeightShelf::tile(std::filesystem::path const& folder,
                                                           tiles::TileId tile) {
  geo::Heights heights;
  {
    std::lock_guard const lock(mutex_);
    look(folder);
    if (!cover_ || tile.zoom < cover_->zoom_min || tile.zoom > cover_->zoom_max)
      return std::optional<std::string>();
    auto const box = tiles::terrain_bounds(tile);
    if (!cover_->bounds.meets(box)) return std::optional<std::string>();
    double const middle = (box.low.lat() + box.high.lat()) / 2;
    MAGPIE_TRY(heights, mosaic(box, pixel_m(tile.zoom, middle)));
  }
  return std::optional(tiles::terrain_png(sample(heights, tile)));
}

base::Result<geo::Heights> HeightShelf::mosaic(geo::Box const& box, double pixel) {
  geo::Heights heights;
  for (auto const& square : squares_) {
    if (!square.file.bounds().meets(box)) continue;
    MAGPIE_TRY(auto grid, grid_of(square, square.file.level_for(pixel)));
    heights.add(std::move(grid));
  }
  return heights;
}

base::Result<std::shared_ptr<geo::HeightGrid const>> HeightShelf::grid_of(Square const& square,
                                                                          std::size_t level) {
  auto const found = std::find_if(kept_.begin(), kept_.end(), [&](Kept const& kept) {
    return kept.level == level && kept.stamp == square.stamp;
  });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().grid;
  }
  MAGPIE_TRY(auto read, square.file.grid(level));
  kept_.push_front({square.stamp, level, std::make_shared<geo::HeightGrid const>(std::move(read))});
  std::uint64_t samples = 0;
  std::erase_if(kept_, [&](Kept const& kept) {
    samples += kept.grid->samples.size();
    return samples > kKeptSamplesMax && &kept != &kept_.front();
  });
  return kept_.front().grid;
}

}  // namespace magpie::app
