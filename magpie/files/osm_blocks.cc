#include "magpie/files/osm_blocks.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <protozero/exception.hpp>
#include <protozero/pbf_message.hpp>

namespace magpie::files {

namespace {

using protozero::pbf_reader;
using protozero::pbf_wire_type;
using protozero::tag_and_type;

constexpr auto kBytes = pbf_wire_type::length_delimited;
constexpr auto kVarint = pbf_wire_type::varint;
// The format's own limit for the unpacked body of a block.
constexpr std::int32_t kLargestUnpacked = 32 * 1024 * 1024;
constexpr std::int64_t kNanoPerE7 = 100;

tl::unexpected<base::Error> damaged(std::string what) {
  return base::fail(base::ErrorCode::invalid_data, std::move(what));
}

std::string_view view(protozero::data_view bytes) {
  return {bytes.data(), bytes.size()};
}

// Sums of differences as a file gives them; what overflows wraps around, as everywhere else.
class Running {
 public:
  std::int64_t add(std::int64_t difference) {
    sum_ += static_cast<std::uint64_t>(difference);
    return static_cast<std::int64_t>(sum_);
  }

 private:
  std::uint64_t sum_ = 0;
};

using SignedRange = protozero::iterator_range<pbf_reader::const_sint64_iterator>;
using KeyRange = protozero::iterator_range<pbf_reader::const_uint32_iterator>;
using TextRange = protozero::iterator_range<pbf_reader::const_int32_iterator>;

struct DenseNodes {
  SignedRange ids;
  SignedRange lats;
  SignedRange lons;
  TextRange tags;  // key, value, …, 0 for each node; none at all where no node has any
};

DenseNodes read_dense(protozero::data_view bytes) {
  DenseNodes dense;
  pbf_reader message(bytes);
  while (message.next()) {
    switch (message.tag_and_type()) {
      case tag_and_type(1, kBytes):
        dense.ids = message.get_packed_sint64();
        break;
      case tag_and_type(8, kBytes):
        dense.lats = message.get_packed_sint64();
        break;
      case tag_and_type(9, kBytes):
        dense.lons = message.get_packed_sint64();
        break;
      case tag_and_type(10, kBytes):
        dense.tags = message.get_packed_int32();
        break;
      default:
        message.skip();
    }
  }
  return dense;
}

}  // namespace

// One unpacked block while it is read.
class OsmBlocks::Block {
 public:
  Block(OsmBlocks& buffers, OsmTakers const& takers) : own_(buffers), takers_(takers) {}

  base::Result<OsmKinds> read(std::string_view bytes) {
    own_.texts_.clear();
    own_.text_begins_.clear();
    // The texts and the unit of positions may stand behind the objects.
    pbf_reader message(bytes.data(), bytes.size());
    std::vector<protozero::data_view> groups;
    while (message.next()) {
      switch (message.tag_and_type()) {
        case tag_and_type(1, kBytes):
          read_texts(message.get_view());
          break;
        case tag_and_type(2, kBytes):
          groups.push_back(message.get_view());
          break;
        case tag_and_type(17, kVarint):
          granularity_ = message.get_int32();
          break;
        case tag_and_type(19, kVarint):
          lat_offset_ = message.get_int64();
          break;
        case tag_and_type(20, kVarint):
          lon_offset_ = message.get_int64();
          break;
        default:
          message.skip();
      }
    }
    for (auto const group : groups) read_group(group);
    if (!is_sound_) return damaged("its numbers contradict each other");
    return kinds_;
  }

 private:
  void read_texts(protozero::data_view bytes) {
    pbf_reader message(bytes);
    while (message.next(1, kBytes)) {
      own_.text_begins_.push_back(static_cast<std::uint32_t>(own_.texts_.size()));
      own_.texts_ += view(message.get_view());
      own_.texts_ += '\0';
    }
  }

  void read_group(protozero::data_view bytes) {
    pbf_reader message(bytes);
    while (message.next()) {
      switch (message.tag_and_type()) {
        case tag_and_type(1, kBytes):
          kinds_.nodes = true;
          if (takers_.node)
            read_node(message.get_view());
          else
            message.skip();
          break;
        case tag_and_type(2, kBytes):
          kinds_.nodes = true;
          if (takers_.node)
            read_dense_nodes(message.get_view());
          else
            message.skip();
          break;
        case tag_and_type(3, kBytes):
          kinds_.ways = true;
          if (takers_.way)
            read_way(message.get_view());
          else
            message.skip();
          break;
        case tag_and_type(4, kBytes):
          kinds_.relations = true;
          if (takers_.relation)
            read_relation(message.get_view());
          else
            message.skip();
          break;
        default:
          message.skip();
      }
    }
  }

  void read_node(protozero::data_view bytes) {
    pbf_reader message(bytes);
    OsmNode node;
    std::optional<std::int64_t> lat;
    std::optional<std::int64_t> lon;
    KeyRange keys;
    KeyRange values;
    while (message.next()) {
      switch (message.tag_and_type()) {
        case tag_and_type(1, kVarint):
          node.id = message.get_sint64();
          break;
        case tag_and_type(2, kBytes):
          keys = message.get_packed_uint32();
          break;
        case tag_and_type(3, kBytes):
          values = message.get_packed_uint32();
          break;
        case tag_and_type(8, kVarint):
          lat = message.get_sint64();
          break;
        case tag_and_type(9, kVarint):
          lon = message.get_sint64();
          break;
        default:
          message.skip();
      }
    }
    if (lat && lon) node.position = position(*lat, *lon);
    node.tags = read_tags(keys, values);
    takers_.node(node);
  }

  void read_dense_nodes(protozero::data_view bytes) {
    auto dense = read_dense(bytes);
    Running id;
    Running lat;
    Running lon;
    while (!dense.ids.empty()) {
      if (dense.lats.empty() || dense.lons.empty()) {
        is_sound_ = false;
        return;
      }
      OsmNode node;
      node.id = id.add(dense.ids.front());
      node.position = position(lat.add(dense.lats.front()), lon.add(dense.lons.front()));
      dense.ids.drop_front();
      dense.lats.drop_front();
      dense.lons.drop_front();
      node.tags = read_dense_tags(dense.tags);
      takers_.node(node);
    }
  }

  void read_way(protozero::data_view bytes) {
    pbf_reader message(bytes);
    OsmWay way;
    KeyRange keys;
    KeyRange values;
    own_.refs_.clear();
    while (message.next()) {
      switch (message.tag_and_type()) {
        case tag_and_type(1, kVarint):
          way.id = message.get_int64();
          break;
        case tag_and_type(2, kBytes):
          keys = message.get_packed_uint32();
          break;
        case tag_and_type(3, kBytes):
          values = message.get_packed_uint32();
          break;
        case tag_and_type(8, kBytes): {
          Running ref;
          for (auto const step : message.get_packed_sint64()) own_.refs_.push_back(ref.add(step));
          break;
        }
        default:
          message.skip();
      }
    }
    way.refs = own_.refs_;
    way.tags = read_tags(keys, values);
    takers_.way(way);
  }

  void read_relation(protozero::data_view bytes) {
    pbf_reader message(bytes);
    OsmRelation relation;
    KeyRange keys;
    KeyRange values;
    TextRange roles;
    SignedRange ids;
    TextRange kinds;
    while (message.next()) {
      switch (message.tag_and_type()) {
        case tag_and_type(1, kVarint):
          relation.id = message.get_int64();
          break;
        case tag_and_type(2, kBytes):
          keys = message.get_packed_uint32();
          break;
        case tag_and_type(3, kBytes):
          values = message.get_packed_uint32();
          break;
        case tag_and_type(8, kBytes):
          roles = message.get_packed_int32();
          break;
        case tag_and_type(9, kBytes):
          ids = message.get_packed_sint64();
          break;
        case tag_and_type(10, kBytes):
          kinds = message.get_packed_int32();
          break;
        default:
          message.skip();
      }
    }
    read_members(roles, ids, kinds);
    relation.members = own_.members_;
    relation.tags = read_tags(keys, values);
    takers_.relation(relation);
  }

  void read_members(TextRange roles, SignedRange ids, TextRange kinds) {
    own_.members_.clear();
    Running id;
    while (!roles.empty() && !ids.empty() && !kinds.empty()) {
      auto const kind = kinds.front();
      if (kind < 0 || kind > 2) is_sound_ = false;
      own_.members_.push_back({is_sound_ ? static_cast<OsmMember::Kind>(kind) : OsmMember::Kind(),
                               id.add(ids.front()), text(roles.front())});
      roles.drop_front();
      ids.drop_front();
      kinds.drop_front();
    }
    if (!roles.empty() || !ids.empty() || !kinds.empty()) is_sound_ = false;
  }

  OsmTags read_tags(KeyRange keys, KeyRange values) {
    own_.tags_.clear();
    while (!keys.empty() && !values.empty()) {
      own_.tags_.emplace_back(text(keys.front()), text(values.front()));
      keys.drop_front();
      values.drop_front();
    }
    if (!keys.empty() || !values.empty()) is_sound_ = false;
    return own_.tags_;
  }

  OsmTags read_dense_tags(TextRange& tags) {
    own_.tags_.clear();
    while (!tags.empty()) {
      auto const key = tags.front();
      tags.drop_front();
      if (key == 0) break;
      if (tags.empty()) {
        is_sound_ = false;
        break;
      }
      own_.tags_.emplace_back(text(key), text(tags.front()));
      tags.drop_front();
    }
    return own_.tags_;
  }

  // A text that holds a zero byte ends there.
  char const* text(std::int64_t number) {
    if (number < 0 || number >= static_cast<std::int64_t>(own_.text_begins_.size())) {
      is_sound_ = false;
      return "";
    }
    return own_.texts_.data() + own_.text_begins_[static_cast<std::size_t>(number)];
  }

  std::optional<geo::LatLng> position(std::int64_t lat, std::int64_t lon) const {
    auto const e7 = [&](std::int64_t offset, std::int64_t units) {
      auto const nano =
          static_cast<std::uint64_t>(offset) +
          static_cast<std::uint64_t>(granularity_) * static_cast<std::uint64_t>(units);
      return static_cast<std::int64_t>(nano) / kNanoPerE7;
    };
    auto const lat_e7 = e7(lat_offset_, lat);
    auto const lon_e7 = e7(lon_offset_, lon);
    bool const is_on_earth = lat_e7 >= -900'000'000 && lat_e7 <= 900'000'000 &&
                             lon_e7 >= -1'800'000'000 && lon_e7 <= 1'800'000'000;
    if (!is_on_earth) return std::nullopt;
    return geo::LatLng{static_cast<std::int32_t>(lat_e7), static_cast<std::int32_t>(lon_e7)};
  }

  OsmBlocks& own_;
  OsmTakers const& takers_;
  OsmKinds kinds_;
  bool is_sound_ = true;
  std::int64_t granularity_ = 100;
  std::int64_t lat_offset_ = 0;
  std::int64_t lon_offset_ = 0;
};

base::Result<std::string_view> OsmBlocks::unpack(std::string_view blob) {
  pbf_reader message(blob.data(), blob.size());
  std::optional<std::string_view> raw;
  std::optional<std::string_view> packed;
  std::int32_t size = 0;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case tag_and_type(1, kBytes):
        raw = view(message.get_view());
        break;
      case tag_and_type(2, kVarint):
        size = message.get_int32();
        break;
      case tag_and_type(3, kBytes):
        packed = view(message.get_view());
        break;
      default:
        message.skip();
    }
  }
  if (raw) return *raw;
  if (!packed) return damaged("it is not packed with zlib");
  if (size <= 0 || size > kLargestUnpacked) return damaged("its size is impossible");
  unpacked_.resize(static_cast<std::size_t>(size));
  auto length = static_cast<uLongf>(size);
  auto const outcome = uncompress(reinterpret_cast<Bytef*>(unpacked_.data()), &length,
                                  reinterpret_cast<Bytef const*>(packed->data()),
                                  static_cast<uLong>(packed->size()));
  if (outcome != Z_OK || length != unpacked_.size()) return damaged("zlib cannot unpack it");
  return unpacked_;
}

base::Result<OsmKinds> OsmBlocks::decode(std::string_view blob, OsmTakers const& takers) {
  try {
    MAGPIE_TRY(auto const bytes, unpack(blob));
    return Block(*this, takers).read(bytes);
  } catch (protozero::exception const& error) {
    return damaged(error.what());  // the library's only way to say that the bytes are no message
  }
}

base::Status OsmBlocks::check_header(std::string_view blob) {
  try {
    MAGPIE_TRY(auto const bytes, unpack(blob));
    pbf_reader message(bytes.data(), bytes.size());
    while (message.next()) {
      if (message.tag_and_type() != tag_and_type(4, kBytes)) {
        message.skip();
        continue;
      }
      auto const feature = view(message.get_view());
      if (feature == "OsmSchema-V0.6" || feature == "DenseNodes") continue;
      if (feature == "HistoricalInformation") {
        return base::fail(base::ErrorCode::invalid_data,
                          "this file holds the history of its objects: give the extract of one "
                          "day (.osm.pbf)",
                          "history");
      }
      return damaged("it needs a reader with a feature that is unknown here");
    }
    return {};
  } catch (protozero::exception const& error) {
    return damaged(error.what());
  }
}

}  // namespace magpie::files
