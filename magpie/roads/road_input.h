// RoadInput: what an importer hands to the roads: every way that somebody might travel, with the
// tags that bear on it, for all vehicles and all dates. Numbers, not OSM ids, join the parts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/roads/restrictions.h"
#include "magpie/roads/tag_values.h"

namespace magpie::roads {

struct RoadWay {
  std::int64_t id = 0;           // OSM id; two stretches of one cut way share it
  std::uint32_t first_node = 0;  // in way_nodes
  std::uint32_t node_count = 0;  // at least 2
  std::uint32_t tags = 0;        // in tag_sets
  std::uint32_t name = 0;        // in texts; 0 = unnamed
  std::uint32_t ref = 0;
  float ferry_share = 1;  // the stretch's part of the whole crossing, for its `duration`
};

struct NodeTags {
  std::uint32_t node = 0;
  std::uint32_t tags = 0;  // in tag_sets
};

struct RoadInput {
  std::vector<geo::LatLng> nodes;
  std::vector<std::int64_t> node_ids;  // OSM ids, same length
  std::vector<NodeTags> node_tags;     // sorted by node; only nodes with barriers or access
  std::vector<RoadWay> ways;
  std::vector<std::uint32_t> way_nodes;
  TagSets tag_sets;
  std::vector<std::string> texts{""};
  std::vector<TurnRestriction> restrictions;
  std::string country;  // ISO 3166-1 alpha-2 for the default speeds; "" = unknown

  std::span<std::uint32_t const> nodes_of(RoadWay const& way) const {
    return std::span(way_nodes).subspan(way.first_node, way.node_count);
  }
};

}  // namespace magpie::roads
