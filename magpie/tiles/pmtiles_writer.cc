#include "magpie/tiles/pmtiles_writer.h"

#include <algorithm>
#include <optional>

#include "magpie/base/gzip.h"
#include "magpie/base/hash.h"

namespace magpie::tiles {

namespace {

struct Directories {
  std::string root;    // packed
  std::string leaves;  // packed, one behind the other
};

Directories split(Directory const& entries, std::size_t leaf_entries) {
  Directories out;
  Directory root;
  for (std::size_t begin = 0; begin < entries.size(); begin += leaf_entries) {
    auto const end = std::min(entries.size(), begin + leaf_entries);
    Directory const leaf(entries.begin() + static_cast<std::ptrdiff_t>(begin),
                         entries.begin() + static_cast<std::ptrdiff_t>(end));
    auto const packed = base::gzip(write_directory(leaf));
    root.push_back(
        {leaf.front().number, out.leaves.size(), static_cast<std::uint32_t>(packed.size()), 0});
    out.leaves += packed;
  }
  out.root = base::gzip(write_directory(root));
  return out;
}

Directories pack(Directory const& entries, std::size_t leaf_entries) {
  constexpr auto kRootMax = kRootEnd - kHeaderBytes;
  Directories whole{base::gzip(write_directory(entries)), {}};
  if (whole.root.size() <= kRootMax && entries.size() <= leaf_entries) return whole;
  auto divided = split(entries, leaf_entries);
  while (divided.root.size() > kRootMax) divided = split(entries, leaf_entries *= 2);
  return divided;
}

}  // namespace

void PmtilesWriter::add(TileId tile, std::string packed) {
  auto const [at, is_new] =
      content_indexes_.try_emplace(base::content_hash(packed), contents_.size());
  if (is_new) contents_.push_back(std::move(packed));
  tiles_.push_back({tile_number(tile), at->second});
}

// Tiles in the order of their numbers; a content lies where it is first used.
Directory PmtilesWriter::lay_out(std::string& section, PmtilesHeader& header) {
  std::sort(tiles_.begin(), tiles_.end(),
            [](Tile const& a, Tile const& b) { return a.number < b.number; });
  std::vector<std::optional<std::uint64_t>> offsets(contents_.size());
  Directory entries;
  for (auto const& tile : tiles_) {
    auto const& bytes = contents_[tile.content];
    auto& offset = offsets[tile.content];
    if (!offset) {
      offset = section.size();
      section += bytes;
    }
    bool const goes_on = !entries.empty() && entries.back().offset == *offset &&
                         entries.back().number + entries.back().run_length == tile.number;
    if (goes_on) {
      ++entries.back().run_length;
      continue;
    }
    entries.push_back({tile.number, *offset, static_cast<std::uint32_t>(bytes.size()), 1});
  }
  header.addressed = tiles_.size();
  header.entries = entries.size();
  header.contents = contents_.size();
  return entries;
}

std::string PmtilesWriter::finish(ArchiveFacts const& facts, std::size_t leaf_entries) {
  PmtilesHeader header;
  std::string section;
  auto const entries = lay_out(section, header);
  auto const directories = pack(entries, std::max<std::size_t>(1, leaf_entries));
  auto const metadata = base::gzip(facts.metadata);
  header.root = {kHeaderBytes, directories.root.size()};
  header.metadata = {header.root.offset + header.root.length, metadata.size()};
  header.leaves = {header.metadata.offset + header.metadata.length, directories.leaves.size()};
  header.tiles = {header.leaves.offset + header.leaves.length, section.size()};
  header.zoom_min = facts.zoom_min;
  header.zoom_max = facts.zoom_max;
  header.bounds = facts.bounds;
  auto const middle = [](std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>((std::int64_t{a} + b) / 2);
  };
  header.center = {middle(facts.bounds.low.lat_e7, facts.bounds.high.lat_e7),
                   middle(facts.bounds.low.lon_e7, facts.bounds.high.lon_e7)};
  header.center_zoom = std::clamp(9, facts.zoom_min, facts.zoom_max);
  return write_header(header) + directories.root + metadata + directories.leaves + section;
}

}  // namespace magpie::tiles
