// OsmRoads: the roads, barriers and turn restrictions of an extract, gathered while the file is
// read (relations, ways, nodes, each in any order) and handed over as roads::RoadInput. Only the
// nodes that roads use are kept, as sorted ids: memory follows the roads, never the size of an id.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/files/osm_blocks.h"
#include "magpie/files/osm_node_ids.h"
#include "magpie/files/osm_tags.h"
#include "magpie/roads/road_input.h"

namespace magpie::files {

// For the import's report.
struct RoadCounts {
  std::size_t ways = 0;           // that a car may use
  double km = 0;                  // of them
  std::size_t split = 0;          // cut where a node is missing from the extract
  std::size_t lost = 0;           // fewer than two neighbouring nodes are known
  std::size_t missing_nodes = 0;  // of roads
  std::size_t closed_nodes = 0;   // bollards, closed gates and the like that stop a car
  std::size_t unread_maxspeeds = 0;
  std::size_t turn_restrictions = 0;                  // relations that are used
  std::vector<std::int64_t> incomplete_restrictions;  // relations without a member they need
  std::vector<std::int64_t> unread_restrictions;      // relations that say nothing we know
};

class OsmRoads {
 public:
  void add_relation(std::int64_t id, OsmTags tags, std::span<OsmMember const> members);
  // True where the way is a road of some vehicle.
  bool add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs);
  void end_ways();
  void add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position);
  // Once, at the end.
  roads::RoadInput finish();
  RoadCounts const& counts() const { return counts_; }

 private:
  struct Draft {  // a restriction that still speaks of ids
    roads::TurnRestriction restriction;
    std::optional<std::int64_t> via_node;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  struct TagSetUse {
    std::uint32_t number = 0;
    bool is_road = false;
    bool is_for_cars = false;
    bool has_unread_maxspeed = false;
  };

  TagSetUse tag_set_of(OsmTags tags);
  std::uint32_t text_number(std::string_view text);
  void add_way_stretches(roads::RoadWay const& way);
  void add_stretch(roads::RoadWay const& way, std::span<std::uint32_t const> nodes);
  void drop_unknown_nodes();
  void finish_restrictions();
  double length_m(std::span<std::uint32_t const> nodes) const;
  bool is_known(std::uint32_t node) const;

  roads::RoadInput input_;
  std::vector<roads::RoadWay> drafts_;  // first_node and node_count point into refs_
  std::vector<std::int64_t> refs_;
  OsmNodeIds ids_;
  std::unordered_map<std::string, TagSetUse, TextHash, std::equal_to<>> tag_sets_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> texts_;
  std::vector<char> is_for_cars_;  // by tag set
  std::string scratch_;
  std::vector<Draft> restrictions_;
  RoadCounts counts_;
};

}  // namespace magpie::files
