// OsmCollector: keeps what the three passes over an extract find and puts it together at the end.
// It knows nothing of the file format: relations first, then ways, then nodes, each in any order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "magpie/files/osm_node_ids.h"
#include "magpie/files/osm_reader.h"
#include "magpie/files/osm_roads.h"
#include "magpie/files/osm_tags.h"
#include "magpie/roads/profile.h"

namespace magpie::files {

class OsmCollector {
 public:
  void add_relation(std::int64_t id, OsmTags tags, std::span<OsmMember const> members);
  void end_relations();
  void add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs);
  void end_ways();
  // Nothing as the position: the file holds a node without one.
  void add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position);
  OsmExtract finish();

 private:
  // A stretch of refs_.
  struct Range {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct PlaceShape {
    catalog::Place place;
    std::vector<Range> parts;
  };
  struct Relation {
    std::optional<catalog::Place> place;
    std::vector<std::int64_t> ways;
    std::string country;  // of an outline that is a country's
  };

  std::span<std::int64_t const> refs(Range range) const {
    return std::span(refs_).subspan(range.begin, range.size);
  }
  std::optional<geo::LatLng> position(std::int64_t node_id);
  std::vector<geo::LatLng> known_points(std::span<std::int64_t const> ids);
  std::vector<Range> member_ranges(std::vector<std::int64_t> const& ways) const;

  void finish_roads();
  std::string country() const;
  void finish_place(PlaceShape& shape);
  void finish_relation(Relation& relation);
  void keep_place(catalog::Place place);

  OsmExtract extract_;
  std::vector<std::int64_t> refs_;
  OsmRoads roads_;
  std::vector<PlaceShape> places_;
  std::vector<Relation> relations_;
  std::vector<std::int64_t> member_ids_;  // sorted, unique
  std::vector<Range> member_ranges_;      // by position in member_ids_
  OsmNodeIds node_ids_;                   // the nodes that an outline uses
  std::vector<geo::LatLng> positions_;    // by number in node_ids_
};

// The outline of an area from pieces given as node ids: rings that close, then what stays open.
struct Rings {
  std::vector<std::vector<std::int64_t>> closed;
  std::vector<std::vector<std::int64_t>> open;
};
Rings join_rings(std::vector<std::vector<std::int64_t>> pieces);

// Where the catalogue puts a thing with an extent: the centre of area of a closed line, the middle
// by length of an open one. Nothing for no points.
std::optional<geo::LatLng> center_of(std::span<geo::LatLng const> line);

}  // namespace magpie::files
