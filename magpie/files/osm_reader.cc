#include "magpie/files/osm_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <new>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/osm.hpp>
#include <osmium/thread/pool.hpp>

#include "magpie/files/map_collect.h"
#include "magpie/files/osm_collect.h"
#include "magpie/files/osm_file_check.h"
#include "magpie/files/osm_stations.h"

namespace magpie::files {

namespace {

using osmium::osm_entity_bits::type;

// Tags, references and members of the object at hand, in buffers that are used again.
struct Scratch {
  std::vector<std::pair<char const*, char const*>> tags;
  std::vector<std::int64_t> ids;
  std::vector<OsmMember> members;
  std::vector<MapMember> map_members;

  // libosmium walks the tags from zero byte to zero byte and runs past the list where a damaged
  // file has one inside a text; so the bytes of the list are walked here, with its end in sight.
  OsmTags read_tags(osmium::OSMObject const& object) {
    tags.clear();
    auto const& list = object.tags();
    auto const* at = reinterpret_cast<char const*>(&list) + sizeof(osmium::TagList);
    auto const* const end = reinterpret_cast<char const*>(&list) + list.byte_size();
    auto const next_text = [&]() -> char const* {
      auto const* const text = at;
      auto const* const zero = at < end ? std::find(at, end, '\0') : end;
      if (zero == end) return nullptr;
      at = zero + 1;
      return text;
    };
    while (char const* const key = next_text()) {
      char const* const value = next_text();
      if (value == nullptr) break;
      tags.emplace_back(key, value);
    }
    return tags;
  }
};

// All see every object: what the catalogue and the roads keep, what lies beside the roads, and what
// the map draws.
struct Collectors {
  OsmCollector ground;
  OsmStations stations;
  MapCollector map;
};

void hand_over(Collectors& collectors, osmium::Relation const& relation, Scratch& scratch) {
  scratch.members.clear();
  scratch.map_members.clear();
  for (auto const& member : relation.members()) {
    using Kind = OsmMember::Kind;
    std::string_view const role = member.role();
    auto kind = Kind::relation;
    if (member.type() == osmium::item_type::node) kind = Kind::node;
    if (member.type() == osmium::item_type::way) kind = Kind::way;
    scratch.members.push_back({kind, member.ref(), role});
    if (kind == Kind::way) scratch.map_members.push_back({member.ref(), role == "inner"});
  }
  auto const tags = scratch.read_tags(relation);
  collectors.ground.add_relation(relation.id(), tags, scratch.members);
  collectors.map.add_relation(tags, scratch.map_members);
}

void hand_over(Collectors& collectors, osmium::Way const& way, Scratch& scratch) {
  scratch.ids.clear();
  for (auto const& node : way.nodes()) scratch.ids.push_back(node.ref());
  auto const tags = scratch.read_tags(way);
  collectors.ground.add_way(way.id(), tags, scratch.ids);
  collectors.stations.add_way(tags, scratch.ids);
  collectors.map.add_way(way.id(), tags, scratch.ids);
}

void hand_over(Collectors& collectors, osmium::Node const& node, Scratch& scratch) {
  std::optional<geo::LatLng> position;
  auto const location = node.location();
  if (location.valid()) position = geo::LatLng{location.y(), location.x()};
  auto const tags = scratch.read_tags(node);
  collectors.ground.add_node(node.id(), tags, position);
  collectors.stations.add_node(node.id(), tags, position);
  if (position) collectors.map.add_node(node.id(), tags, *position);
}

struct Pass {
  type entities;
  std::string_view stage;
  double share_begin;
  double share_end;
};

class Importer {
 public:
  Importer(std::filesystem::path const& path, OsmReadOptions const& options)
      : path_(path), options_(options) {}

  base::Result<OsmExtract> run() {
    MAGPIE_TRY_STATUS(read<osmium::Relation>({type::relation, "relations", 0, 0.2}));
    collectors_.ground.end_relations();
    collectors_.map.end_relations();
    MAGPIE_TRY_STATUS(read<osmium::Way>({type::way, "ways", 0.2, 0.5}));
    collectors_.ground.end_ways();
    collectors_.stations.end_ways();
    collectors_.map.end_ways();
    MAGPIE_TRY_STATUS(read<osmium::Node>({type::node, "nodes", 0.5, 0.9}));
    report(0.9, "joining roads and outlines");
    auto extract = collectors_.ground.finish();
    extract.stations = collectors_.stations.finish();
    extract.map = collectors_.map.finish();
    auto const& counts = extract.counts;
    if (counts.nodes + counts.ways + counts.relations == 0) {
      return base::fail(base::ErrorCode::invalid_data,
                        fmt::format("{}: this extract holds no places and no roads: download it "
                                    "again or choose another region",
                                    path_.filename().string()));
    }
    report(1, "done");
    return extract;
  }

 private:
  template <class Object>
  base::Status read(Pass const& pass) {
    osmium::thread::Pool pool(2);
    osmium::io::File const file(path_.string(), "pbf");
    osmium::io::Reader reader(file, pass.entities, osmium::io::read_meta::no, pool);
    if (reader.header().has_multiple_object_versions()) {
      return base::fail(base::ErrorCode::invalid_data,
                        fmt::format("{}: this file holds the history of its objects: give the "
                                    "extract of one day (.osm.pbf)",
                                    path_.filename().string()));
    }
    while (auto const buffer = reader.read()) {
      if (options_.is_cancelled && options_.is_cancelled()) {
        reader.close();
        return base::fail(base::ErrorCode::cancelled, "the import was stopped");
      }
      for (auto const& object : buffer.select<Object>()) {
        hand_over(collectors_, object, scratch_);
      }
      auto const size = std::max<std::size_t>(1, reader.file_size());
      double const share = std::min(1.0, double(reader.offset()) / double(size));
      report(pass.share_begin + share * (pass.share_end - pass.share_begin), pass.stage);
    }
    reader.close();
    return {};
  }

  void report(double share, std::string_view stage) const {
    if (options_.progress) options_.progress(share, stage);
  }

  std::filesystem::path const& path_;
  OsmReadOptions const& options_;
  Collectors collectors_;
  Scratch scratch_;
};

std::string read_block(std::ifstream& in, OsmBlock block) {
  std::string bytes(block.size, '\0');
  in.seekg(static_cast<std::streamoff>(block.begin));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

bool can_decode(std::string const& bytes) {
  try {
    osmium::thread::Pool pool(1);
    osmium::io::File const file(bytes.data(), bytes.size(), "pbf");
    osmium::io::Reader reader(file, type::nwr, osmium::io::read_meta::no, pool);
    while (reader.read()) {
    }
    reader.close();
    return true;
  } catch (std::exception const&) {
    return false;  // that it throws is the answer
  }
}

// libosmium does not say where it stumbled. Only after it did, each block is read by itself behind
// the file's header, and the first that fails is named.
base::Error name_damage(std::filesystem::path const& path, std::vector<OsmBlock> const& blocks,
                        std::string_view what) {
  std::ifstream in(path, std::ios::binary);
  auto const header = read_block(in, blocks.front());
  std::string where = "the file";
  if (!can_decode(header)) {
    where = "the header at byte 0";
  } else {
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      if (can_decode(header + read_block(in, blocks[i]))) continue;
      where = fmt::format("the block at byte {}", blocks[i].begin);
      break;
    }
  }
  return {base::ErrorCode::invalid_data, fmt::format("{}: {} is damaged ({}): download it again",
                                                     path.filename().string(), where, what)};
}

}  // namespace

base::Result<OsmExtract> read_osm(std::filesystem::path const& path,
                                  OsmReadOptions const& options) {
  MAGPIE_TRY(auto const blocks, check_osm_file(path));
  // libosmium reports every damage by throwing; here, at the edge, that becomes a Result.
  try {
    return Importer(path, options).run();
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const& error) {
    return tl::make_unexpected(name_damage(path, blocks, error.what()));
  }
}

}  // namespace magpie::files
