// OsmStations: what of an extract serves a traveller beside the road, as roads::Station. Fed in the
// passes of osm_reader.cc after the relations: ways, end_ways(), nodes, finish(). An area stands
// for its centre. Left out: areas that are relations, and whatever is closed to the public.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "magpie/files/osm_node_ids.h"
#include "magpie/files/osm_tags.h"
#include "magpie/roads/stations.h"

namespace magpie::files {

// Nothing where the tags are of no station.
std::optional<roads::Station> station_from_tags(OsmTags tags);

class OsmStations {
 public:
  void add_way(OsmTags tags, std::span<std::int64_t const> refs);
  void end_ways();
  void add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position);
  // Once, at the end; in order of position, so that equal extracts give equal lists.
  std::vector<roads::Station> finish();

 private:
  struct Area {
    roads::Station station;
    std::size_t begin = 0;  // in refs_
    std::size_t size = 0;
  };

  std::vector<roads::Station> stations_;
  std::vector<Area> areas_;
  std::vector<std::int64_t> refs_;
  OsmNodeIds node_ids_;
  std::vector<std::optional<geo::LatLng>> positions_;  // by number in node_ids_
};

}  // namespace magpie::files
