// Reads an OpenStreetMap extract (.osm.pbf): places for the catalogue, roads for the network, the
// shapes of the map. Three passes over the file (relations, ways, nodes), so that memory
// follows what the extract uses and never the size of an id; the order of objects does not matter.
//
//   auto const extract = read_osm("andorra.osm.pbf", {});
//   auto network = roads::Network::build(split_edges(extract->roads, roads::Vehicle::car, {}));
//
// Left out: histories (.osh.pbf), OSM XML.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/files/map_collect.h"
#include "magpie/files/osm_roads.h"
#include "magpie/roads/road_input.h"
#include "magpie/roads/stations.h"

namespace magpie::files {

struct OsmReadOptions {
  // Called now and then with the share of the work done, 0–1, and what is being read.
  std::function<void(double share, std::string_view stage)> progress;
  // Asked now and then; true stops the reading with ErrorCode::cancelled.
  std::function<bool()> is_cancelled;
  bool wants_map = true;  // false: the roads and places only
};

// What the import report prints.
struct OsmCounts {
  std::size_t nodes = 0;
  std::size_t ways = 0;
  std::size_t relations = 0;
  std::map<catalog::Kind, std::size_t> places_by_kind;
  std::size_t places_without_position = 0;  // all their nodes lie outside the extract
  RoadCounts roads;
};

struct OsmExtract {
  std::vector<catalog::Place> places;  // keys "osm:n12", "osm:w34", "osm:r56"; source "osm"
  roads::RoadInput roads;
  std::vector<roads::Station> stations;
  MapFeatures map;
  OsmCounts counts;
  std::vector<std::string> notes;  // sentences for the report, such as "no roads in this file …"
};

// Every problem of the file is one sentence; nothing escapes as an exception except lack of memory.
base::Result<OsmExtract> read_osm(std::filesystem::path const& path, OsmReadOptions const& options);

}  // namespace magpie::files
