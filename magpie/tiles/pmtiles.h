// PMTiles, version 3: all tiles of a map in one file, which is read in pieces. The archive does not
// know where its bytes lie; it asks for a stretch of them.
//
//   auto const archive = PmtilesArchive::open(read);
//   auto const tile = archive->find({14, 8340, 6012});    // packed as the header says
//
// Left out: compressions other than gzip and none.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "magpie/base/result.h"
#include "magpie/geo/latlng.h"
#include "magpie/tiles/pmtiles_directory.h"
#include "magpie/tiles/tile_id.h"

namespace magpie::tiles {

enum class Compression : std::uint8_t { unknown = 0, none = 1, gzip = 2 };
enum class TileType : std::uint8_t { unknown = 0, mvt = 1 };

inline constexpr std::size_t kHeaderBytes = 127;
// Header and root directory lie within the first 16 KB, so that one read fetches both.
inline constexpr std::size_t kRootEnd = 16384;

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

struct PmtilesHeader {
  Section root;
  Section metadata;
  Section leaves;
  Section tiles;
  std::uint64_t addressed = 0;             // tiles that have an answer
  std::uint64_t entries = 0;               // in the directories
  std::uint64_t contents = 0;              // different ones
  Compression inside = Compression::gzip;  // of directories and metadata
  Compression tile_packing = Compression::gzip;
  TileType type = TileType::mvt;
  int zoom_min = 0;
  int zoom_max = 0;
  geo::Box bounds;
  int center_zoom = 0;
  geo::LatLng center;
};

std::string write_header(PmtilesHeader const& header);
base::Result<PmtilesHeader> read_header(std::string const& bytes);

// Exactly `length` bytes from `offset`, or an error; asked from several threads at once.
using ReadBytes =
    std::function<base::Result<std::string>(std::uint64_t offset, std::uint64_t length)>;

class PmtilesArchive {
 public:
  // Error invalid_data says in one sentence why this is no archive of vector tiles.
  static base::Result<PmtilesArchive> open(ReadBytes read);

  PmtilesHeader const& header() const { return header_; }
  std::string const& metadata() const { return metadata_; }  // JSON text, unpacked
  // The tile's bytes as they are stored; nothing where the archive has none. Error for damage.
  base::Result<std::optional<std::string>> find(TileId tile) const;

 private:
  base::Result<std::string> section(Section section, std::uint64_t max_bytes) const;
  base::Result<Directory> leaf(DirectoryEntry const& entry) const;

  ReadBytes read_;
  PmtilesHeader header_;
  Directory root_;
  std::string metadata_;
};

}  // namespace magpie::tiles
