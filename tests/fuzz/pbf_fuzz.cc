// Any bytes as an .osm.pbf: the reader answers with an extract or one sentence, and whatever it
// hands over makes edges for every vehicle, a network and a map. Nothing may abort, hang or read
// beyond its memory.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "magpie/files/map_tiles.h"
#include "magpie/files/osm_reader.h"
#include "magpie/roads/edges.h"
#include "magpie/roads/network.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_edges(magpie::roads::RoadInput const& input, magpie::roads::Vehicle vehicle) {
  auto const list = magpie::roads::split_edges(input, vehicle, {});
  require(list.first_edge.size() == list.nodes.size() + 1);
  require(list.first_edge.back() == list.edges.size());
  for (auto const& edge : list.edges) {
    require(edge.from < list.nodes.size() && edge.to < list.nodes.size() && edge.from != edge.to);
    require(edge.time_ds > 0 && edge.meters > 0 && edge.name < list.texts.size());
    require(list.shape(edge).size() >= 2);
  }
  for (auto const& turn : list.turns) {
    auto const sequence = list.sequence(turn);
    for (std::size_t i = 1; i < sequence.size(); ++i)
      require(list.edges[sequence[i - 1]].to == list.edges[sequence[i]].from);
  }
}

void check(magpie::files::OsmExtract extract) {
  for (auto const& place : extract.places) require(place.location.has_value());
  auto const map = magpie::files::build_map_tiles(std::move(extract.map), "fuzz", "");
  require(map.largest_bytes <= magpie::files::kTileMaxBytes);
  for (auto const vehicle : magpie::roads::kVehicles) check_edges(extract.roads, vehicle);
  auto const network =
      magpie::roads::Network::build(split_edges(extract.roads, magpie::roads::Vehicle::car, {}));
  if (!network) return;
  auto const bytes = network->save();
  auto const back = magpie::roads::Network::load(bytes);
  require(back && back->save() == bytes);
  auto const box = network->bounds();
  auto const path = network->path(box.low, box.high, 10'000);
  require(!path || path->line.size() >= 2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  // The reader wants a path; a file in memory has one.
  int const file = memfd_create("extract.osm.pbf", 0);
  if (file < 0) return 0;
  require(write(file, data, size) == static_cast<ssize_t>(size));
  auto extract = magpie::files::read_osm("/proc/self/fd/" + std::to_string(file), {});
  if (extract)
    check(std::move(*extract));
  else
    require(!extract.error().message.empty());
  close(file);
  return 0;
}
