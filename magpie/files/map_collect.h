// MapCollector: what of an extract is drawn on the map, as shapes on the plane of the web map. It
// is fed in the passes of osm_reader.cc beside OsmCollector, keeps nodes and outlines of its own,
// and knows nothing of roads to drive on:
//
//   relations, end_relations(), ways, end_ways(), nodes, finish()
//
// Left out: land and sea from coastlines (a coast is a line), buildings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "magpie/files/map_rules.h"
#include "magpie/files/osm_node_ids.h"
#include "magpie/files/osm_tags.h"
#include "magpie/geo/latlng.h"
#include "magpie/tiles/mvt.h"
#include "magpie/tiles/world.h"

namespace magpie::files {

// One thing drawn. A polygon's parts are its outer ring and its holes; a line has one part or more;
// a point one part of one point.
struct MapFeature {
  MapRule const* rule = nullptr;
  int zoom_min = 0;
  // Smaller comes first where there is not room for all: places by people, peaks by height.
  std::int64_t order = 0;
  std::vector<std::vector<tiles::Point>> parts;  // in world units
  std::vector<tiles::Property> properties;
};

struct MapFeatures {
  std::vector<MapFeature> features;
  geo::Box bounds;  // of all that is drawn
};

struct MapMember {
  std::int64_t way = 0;
  bool is_inner = false;
};

class MapCollector {
 public:
  // `members`: the member ways, of any role.
  void add_relation(OsmTags tags, std::span<MapMember const> members);
  void end_relations();
  void add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs);
  void end_ways();
  void add_node(std::int64_t id, OsmTags tags, geo::LatLng position);
  MapFeatures finish();

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct Shape {
    MapRule const* rule = nullptr;
    std::vector<tiles::Property> properties;
    Range nodes;
    int zoom_min = 0;
  };
  struct Area {  // a relation with an outline
    MapRule const* rule = nullptr;
    std::vector<tiles::Property> properties;
    std::vector<MapMember> members;
  };
  struct MemberWay {
    std::int64_t id = 0;
    int border = 99;  // the highest administrative level it parts
    bool is_area_member = false;
    Range nodes;
  };
  // A ring that is closed and known in full, in world units.
  using Rings = std::vector<tiles::Ring>;

  MemberWay* member(std::int64_t id);
  tiles::Point position_of(std::int64_t node);
  bool keep_shapes(OsmTags tags, Range range, bool is_closed);
  tiles::Line points_of(Range range);
  Rings rings_of(Area const& area, bool wants_inner);
  void draw_way(Shape& shape);
  void draw_area(Area& area);
  void draw_polygon(MapRule const& rule, std::vector<tiles::Property> const& properties,
                    std::vector<tiles::Ring> rings);
  void draw_borders();
  void add(MapFeature feature);

  MapFeatures drawn_;
  std::vector<std::int64_t> refs_;
  std::vector<Shape> shapes_;
  std::vector<Area> areas_;
  std::vector<MemberWay> members_;  // by id
  OsmNodeIds node_ids_;
  std::vector<tiles::Point> positions_;  // by number in node_ids_
};

}  // namespace magpie::files
