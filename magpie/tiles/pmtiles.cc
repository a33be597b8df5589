#include "magpie/tiles/pmtiles.h"

#include <fmt/core.h>

#include "magpie/base/gzip.h"

namespace magpie::tiles {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kMagic = "PMTiles";
constexpr char kVersion = 3;
// A root directory may lead to a leaf, a leaf to one more, and no deeper.
constexpr int kLeafDepthMax = 3;
constexpr std::uint64_t kDirectoryMaxBytes = 16U << 20U;
constexpr std::uint64_t kMetadataMaxBytes = 4U << 20U;
constexpr std::uint32_t kTileMaxBytes = 8U << 20U;

template <class Integer>
void put(std::string& out, Integer value) {
  for (std::size_t i = 0; i < sizeof value; ++i) {
    out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFF);
  }
}

// Whole numbers in rising order of bytes, one after the other.
class Cursor {
 public:
  Cursor(std::string const& bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  std::uint64_t next_64() { return next(8); }
  std::int32_t next_i32() { return static_cast<std::int32_t>(next(4)); }
  std::uint8_t next_8() { return static_cast<std::uint8_t>(next(1)); }
  Section next_section() {
    auto const offset = next_64();
    return {offset, next_64()};
  }
  geo::LatLng next_position() {
    auto const lon = next_i32();
    return {next_i32(), lon};
  }

 private:
  std::uint64_t next(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])} << (8 * i);
    }
    at_ += bytes;
    return value;
  }
  std::string const& bytes_;
  std::size_t at_;
};

void put_position(std::string& out, geo::LatLng position) {
  put(out, position.lon_e7);
  put(out, position.lat_e7);
}

base::Result<std::string> unpack(std::string bytes, Compression packing, std::uint64_t max_bytes) {
  if (packing == Compression::gzip) return base::gunzip(bytes, max_bytes);
  return bytes;
}

bool is_known(Compression packing) {
  return packing == Compression::none || packing == Compression::gzip;
}

base::Status check(PmtilesHeader const& header) {
  if (header.type != TileType::mvt) {
    return fail(ErrorCode::invalid_data,
                "the tile archive holds no vector tiles: take one with tile type mvt");
  }
  if (!is_known(header.inside) || !is_known(header.tile_packing)) {
    return fail(ErrorCode::invalid_data,
                "the tile archive is packed in a way that is not read: pack it with gzip");
  }
  if (header.zoom_max > kZoomMax || header.zoom_min > header.zoom_max) {
    return fail(ErrorCode::invalid_data,
                fmt::format("the tile archive says zooms {} to {}: make it again", header.zoom_min,
                            header.zoom_max));
  }
  return {};
}

}  // namespace

std::string write_header(PmtilesHeader const& header) {
  std::string out(kMagic);
  out += kVersion;
  for (auto const& section : {header.root, header.metadata, header.leaves, header.tiles}) {
    put(out, section.offset);
    put(out, section.length);
  }
  put(out, header.addressed);
  put(out, header.entries);
  put(out, header.contents);
  out += '\1';  // clustered: the tiles lie in the order of their numbers
  put(out, static_cast<std::uint8_t>(header.inside));
  put(out, static_cast<std::uint8_t>(header.tile_packing));
  put(out, static_cast<std::uint8_t>(header.type));
  put(out, static_cast<std::uint8_t>(header.zoom_min));
  put(out, static_cast<std::uint8_t>(header.zoom_max));
  put_position(out, header.bounds.low);
  put_position(out, header.bounds.high);
  put(out, static_cast<std::uint8_t>(header.center_zoom));
  put_position(out, header.center);
  return out;
}

base::Result<PmtilesHeader> read_header(std::string const& bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) {
    return fail(ErrorCode::invalid_data, "this is no PMTiles archive: its first bytes differ");
  }
  if (bytes[kMagic.size()] != kVersion) {
    return fail(ErrorCode::invalid_data,
                fmt::format("this PMTiles archive has version {}: only version 3 is read",
                            int{bytes[kMagic.size()]}));
  }
  Cursor cursor(bytes, kMagic.size() + 1);
  PmtilesHeader header;
  header.root = cursor.next_section();
  header.metadata = cursor.next_section();
  header.leaves = cursor.next_section();
  header.tiles = cursor.next_section();
  header.addressed = cursor.next_64();
  header.entries = cursor.next_64();
  header.contents = cursor.next_64();
  static_cast<void>(cursor.next_8());  // clustered or not, it is read the same way
  header.inside = static_cast<Compression>(cursor.next_8());
  header.tile_packing = static_cast<Compression>(cursor.next_8());
  header.type = static_cast<TileType>(cursor.next_8());
  header.zoom_min = cursor.next_8();
  header.zoom_max = cursor.next_8();
  header.bounds.low = cursor.next_position();
  header.bounds.high = cursor.next_position();
  header.center_zoom = cursor.next_8();
  header.center = cursor.next_position();
  MAGPIE_TRY_STATUS(check(header));
  return header;
}

base::Result<PmtilesArchive> PmtilesArchive::open(ReadBytes read) {
  PmtilesArchive archive;
  MAGPIE_TRY(auto const head, read(0, kHeaderBytes));
  MAGPIE_TRY(archive.header_, read_header(head));
  archive.read_ = std::move(read);
  MAGPIE_TRY(auto const root, archive.section(archive.header_.root, kDirectoryMaxBytes));
  MAGPIE_TRY(archive.root_, read_directory(root));
  if (archive.header_.metadata.length > 0) {
    MAGPIE_TRY(archive.metadata_, archive.section(archive.header_.metadata, kMetadataMaxBytes));
  }
  return archive;
}

base::Result<std::optional<std::string>> PmtilesArchive::find(TileId tile) const {
  auto const number = tile_number(tile);
  auto entry = find_entry(root_, number);
  for (int depth = 0; entry && entry->run_length == 0; ++depth) {
    if (depth == kLeafDepthMax) {
      return fail(ErrorCode::invalid_data, "the tile archive's directories lie too deep");
    }
    MAGPIE_TRY(auto const directory, leaf(*entry));
    entry = find_entry(directory, number);
  }
  if (!entry) return std::optional<std::string>();
  bool const is_inside = entry->length <= header_.tiles.length &&
                         entry->offset <= header_.tiles.length - entry->length;
  if (!is_inside || entry->length > kTileMaxBytes) {
    return fail(ErrorCode::invalid_data, "a tile lies outside the archive: make it again");
  }
  MAGPIE_TRY(auto bytes, read_(header_.tiles.offset + entry->offset, entry->length));
  return std::optional(std::move(bytes));
}

base::Result<std::string> PmtilesArchive::section(Section section, std::uint64_t max_bytes) const {
  if (section.length > max_bytes) {
    return fail(ErrorCode::too_large, "a section of the tile archive is too large: make it again");
  }
  MAGPIE_TRY(auto bytes, read_(section.offset, section.length));
  return unpack(std::move(bytes), header_.inside, max_bytes);
}

base::Result<Directory> PmtilesArchive::leaf(DirectoryEntry const& entry) const {
  bool const is_inside =
      entry.length <= header_.leaves.length && entry.offset <= header_.leaves.length - entry.length;
  if (!is_inside) {
    return fail(ErrorCode::invalid_data, "a directory lies outside the archive: make it again");
  }
  MAGPIE_TRY(auto const bytes,
             section({header_.leaves.offset + entry.offset, entry.length}, kDirectoryMaxBytes));
  return read_directory(bytes);
}

}  // namespace magpie::tiles
