#include "magpie/files/osm_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <span>

#include "magpie/files/map_collect.h"
#include "magpie/files/osm_blocks.h"
#include "magpie/files/osm_collect.h"
#include "magpie/files/osm_file_check.h"
#include "magpie/files/osm_stations.h"

namespace magpie::files {

namespace {

// One pass over the blocks: which of them, who takes what they hold, and its part of the work.
struct Pass {
  std::string_view stage;
  double share_begin = 0;
  double share_end = 0;
  std::vector<char> const& is_wanted;  // by block
  OsmTakers takers;
};

class Importer {
 public:
  Importer(std::filesystem::path const& path, std::span<OsmBlock const> blocks,
           OsmReadOptions const& options)
      : path_(path),
        in_(path, std::ios::binary),
        blocks_(blocks),
        options_(options),
        has_ways_(blocks.size(), 0),
        has_nodes_(blocks.size(), 0) {}

  base::Result<OsmExtract> run() {
    MAGPIE_TRY_STATUS(check_header());
    // The first pass sees every block and notes what is in it.
    std::vector<char> const all(blocks_.size(), 1);
    MAGPIE_TRY_STATUS(
        read({"relations", 0, 0.2, all, {.relation = [&](OsmRelation const& relation) {
                take(relation);
              }}}));
    ground_.end_relations();
    map_.end_relations();
    MAGPIE_TRY_STATUS(read({"ways", 0.2, 0.5, has_ways_, {.way = [&](OsmWay const& way) {
                              ground_.add_way(way.id, way.tags, way.refs);
                              stations_.add_way(way.tags, way.refs);
                              if (options_.wants_map) map_.add_way(way.id, way.tags, way.refs);
                            }}}));
    ground_.end_ways();
    stations_.end_ways();
    map_.end_ways();
    MAGPIE_TRY_STATUS(read({"nodes", 0.5, 0.9, has_nodes_, {.node = [&](OsmNode const& node) {
                              ground_.add_node(node.id, node.tags, node.position);
                              stations_.add_node(node.id, node.tags, node.position);
                              if (options_.wants_map && node.position)
                                map_.add_node(node.id, node.tags, *node.position);
                            }}}));
    report(0.9, "joining roads and outlines");
    return finish();
  }

 private:
  void take(OsmRelation const& relation) {
    ground_.add_relation(relation.id, relation.tags, relation.members);
    if (!options_.wants_map) return;
    map_members_.clear();
    for (auto const& member : relation.members) {
      if (member.kind == OsmMember::Kind::way)
        map_members_.push_back({member.id, member.role == "inner"});
    }
    map_.add_relation(relation.tags, map_members_);
  }

  base::Result<OsmExtract> finish() {
    auto extract = ground_.finish();
    extract.stations = stations_.finish();
    extract.map = map_.finish();
    auto const& counts = extract.counts;
    if (counts.nodes + counts.ways + counts.relations == 0) {
      return refuse(
          "this extract holds no places and no roads: download it again or choose another "
          "region");
    }
    report(1, "done");
    return extract;
  }

  base::Status check_header() {
    auto const checked = decoder_.check_header(body_of(blocks_.front()));
    if (checked) return {};
    if (checked.error().field == "history") return refuse(checked.error().message);
    return refuse_block("the header at byte 0", checked.error().message);
  }

  base::Status read(Pass const& pass) {
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
      if (pass.is_wanted[i] == 0) continue;
      if (options_.is_cancelled && options_.is_cancelled())
        return base::fail(base::ErrorCode::cancelled, "the import was stopped");
      auto const kinds = decoder_.decode(body_of(blocks_[i]), pass.takers);
      if (!kinds) {
        return refuse_block(fmt::format("the block at byte {}", blocks_[i].begin),
                            kinds.error().message);
      }
      has_ways_[i] = kinds->ways;
      has_nodes_[i] = kinds->nodes;
      double const share = double(i) / double(blocks_.size());
      report(pass.share_begin + share * (pass.share_end - pass.share_begin), pass.stage);
    }
    return {};
  }

  std::string_view body_of(OsmBlock const& block) {
    body_.resize(block.body_size);
    in_.seekg(static_cast<std::streamoff>(block.body_begin));
    in_.read(body_.data(), static_cast<std::streamsize>(body_.size()));
    // A file that shrinks meanwhile is a damaged one.
    body_.resize(static_cast<std::size_t>(in_.gcount()));
    in_.clear();
    return body_;
  }

  tl::unexpected<base::Error> refuse(std::string_view problem) const {
    return base::fail(base::ErrorCode::invalid_data,
                      fmt::format("{}: {}", path_.filename().string(), problem));
  }
  tl::unexpected<base::Error> refuse_block(std::string_view where, std::string_view what) const {
    return refuse(fmt::format("{} is damaged ({}): download it again", where, what));
  }

  void report(double share, std::string_view stage) const {
    if (options_.progress) options_.progress(share, stage);
  }

  std::filesystem::path const& path_;
  std::ifstream in_;
  std::span<OsmBlock const> blocks_;
  OsmReadOptions const& options_;
  std::vector<char> has_ways_;  // by block
  std::vector<char> has_nodes_;
  OsmBlocks decoder_;
  std::string body_;
  // All see every object: what the catalogue and the roads keep, what lies beside the roads, and
  // what the map draws.
  OsmCollector ground_;
  OsmStations stations_;
  MapCollector map_;
  std::vector<MapMember> map_members_;
};

}  // namespace

base::Result<OsmExtract> read_osm(std::filesystem::path const& path,
                                  OsmReadOptions const& options) {
  MAGPIE_TRY(auto const blocks, check_osm_file(path));
  return Importer(path, blocks, options).run();
}

}  // namespace magpie::files
