// OsmBlocks: decodes the blocks of an .osm.pbf and hands every object to whom it concerns.
//
//   OsmBlocks blocks;
//   auto const kinds = blocks.decode(blob, {.way = [&](OsmWay const& way) { … }});
//
// One block at a time, in buffers that are used again, and straight from the bytes to the callback:
// nothing is built for kinds that nobody asks for. What is handed over lives until the next object.
// Left out: metadata, histories, blobs packed otherwise than with zlib.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/files/osm_tags.h"
#include "magpie/geo/latlng.h"

namespace magpie::files {

struct OsmMember {
  enum class Kind : std::uint8_t { node, way, relation };
  Kind kind = Kind::way;
  std::int64_t id = 0;
  std::string_view role;  // in the reader's buffer, as the tags
};

struct OsmNode {
  std::int64_t id = 0;
  OsmTags tags;
  std::optional<geo::LatLng> position;  // nothing: the file gives none on earth
};
struct OsmWay {
  std::int64_t id = 0;
  OsmTags tags;
  std::span<std::int64_t const> refs;
};
struct OsmRelation {
  std::int64_t id = 0;
  OsmTags tags;
  std::span<OsmMember const> members;
};

// Kinds without a callback are passed over.
struct OsmTakers {
  std::function<void(OsmNode const&)> node;
  std::function<void(OsmWay const&)> way;
  std::function<void(OsmRelation const&)> relation;
};

// What a block holds.
struct OsmKinds {
  bool nodes = false;
  bool ways = false;
  bool relations = false;
};

class OsmBlocks {
 public:
  // `blob` is the body of a block (message Blob). Damage is invalid_data with a few words for a
  // sentence; what came before it in the block has been handed over.
  base::Result<OsmKinds> decode(std::string_view blob, OsmTakers const& takers);
  // The body of the file's first block: whether a reader of today's extracts understands the rest.
  base::Status check_header(std::string_view blob);

 private:
  class Block;
  base::Result<std::string_view> unpack(std::string_view blob);

  std::string unpacked_;
  // Of the block at hand: its texts, each with a zero byte behind it, and where each begins.
  std::string texts_;
  std::vector<std::uint32_t> text_begins_;
  std::vector<std::pair<char const*, char const*>> tags_;
  std::vector<std::int64_t> refs_;
  std::vector<OsmMember> members_;
};

}  // namespace magpie::files
