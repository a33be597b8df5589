#include "magpie/app/map_archive.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "magpie/app/file_stamp.h"
#include "magpie/base/gzip.h"
#include "magpie/base/hash.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kTileMaxBytes = 8U << 20U;
constexpr auto kLookEvery = std::chrono::seconds(1);

// The operator's own archive first, by name; empty where there is none.
std::filesystem::path find_archive(std::filesystem::path const& folder) {
  std::vector<std::filesystem::path> others;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    auto const& path = at->path();
    if (path.extension() == ".pmtiles" && path.filename() != kMapFile) others.push_back(path);
  }
  if (!others.empty()) return *std::min_element(others.begin(), others.end());
  auto const made = folder / kMapFile;
  return std::filesystem::exists(made, error) ? made : std::filesystem::path();
}

}  // namespace

// An open file; reading at a place of it needs no lock.
class MapArchive::File {
 public:
  explicit File(std::filesystem::path const& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat info {};
    if (descriptor_ >= 0 && fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode)) {
      size_ = static_cast<std::uint64_t>(info.st_size);
    }
  }
  File(File const&) = delete;
  File& operator=(File const&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool is_open() const { return descriptor_ >= 0; }
  std::uint64_t size() const { return size_; }

  base::Result<std::string> read(std::uint64_t offset, std::uint64_t length) const {
    if (offset > size_ || length > size_ - offset) {
      return fail(ErrorCode::invalid_data, "the tile archive is cut short: make it again");
    }
    std::string bytes(length, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
      auto const got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done,
                               static_cast<off_t>(offset + done));
      if (got <= 0) {
        return fail(ErrorCode::unavailable, "the tile archive cannot be read: check the disk");
      }
      done += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

MapResult MapArchive::open(std::filesystem::path const& path) {
  auto const file = std::make_shared<File const>(path);
  if (!file->is_open()) {
    return fail(ErrorCode::unavailable,
                fmt::format("{} cannot be opened: check its permissions.", path.string()));
  }
  auto archive = tiles::PmtilesArchive::open(
      [file](std::uint64_t offset, std::uint64_t length) { return file->read(offset, length); });
  if (!archive) {
    return fail(ErrorCode::invalid_data,
                fmt::format("{}: {}", path.filename().string(), archive.error().message));
  }
  std::shared_ptr<MapArchive> map(new MapArchive());
  map->file_ = file;
  map->archive_ = std::move(*archive);
  map->size_ = file->size();
  map->version_ = base::content_hash(file_stamp(path)).substr(0, 12);
  map->is_own_ = path.filename() == kMapFile;
  return map;
}

base::Result<std::optional<std::string>> MapArchive::unpacked_tile(tiles::TileId wanted) const {
  MAGPIE_TRY(auto bytes, tile(wanted));
  bool const is_packed = archive_.header().tile_packing == tiles::Compression::gzip;
  if (!bytes || !is_packed) return bytes;
  MAGPIE_TRY(auto unpacked, base::gunzip(*bytes, kTileMaxBytes));
  return std::optional(std::move(unpacked));
}

base::Result<std::string> MapArchive::read(std::uint64_t offset, std::uint64_t length) const {
  return file_->read(offset, length);
}

MapResult MapShelf::current(std::filesystem::path const& folder) {
  std::lock_guard const lock(mutex_);
  auto const now = std::chrono::steady_clock::now();
  bool const has_looked = looked_at_ != std::chrono::steady_clock::time_point();
  if (has_looked && now - looked_at_ < kLookEvery) return map_;
  looked_at_ = now;
  auto const path = find_archive(folder);
  auto stamp = file_stamp(path);
  if (stamp.empty()) {
    map_ = fail(ErrorCode::not_found,
                "这里还没有地图：请导入一个.osm.pbf文件。 There is no map here yet: import an "
                ".osm.pbf extract.");
  } else if (stamp != seen_) {
    map_ = MapArchive::open(path);
  }
  seen_ = std::move(stamp);
  return map_;
}

void MapShelf::look_again() {
  std::lock_guard const lock(mutex_);
  looked_at_ = {};
}

}  // namespace magpie::app
