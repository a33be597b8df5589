// Any bytes as an .osm.pbf: the reader answers with an extract or one sentence, and whatever it
// hands over makes a network and a map. Nothing may abort, hang or read beyond its memory.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "magpie/files/map_tiles.h"
#include "magpie/files/osm_reader.h"
#include "magpie/roads/network.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(magpie::files::OsmExtract extract) {
  for (auto const& place : extract.places) require(place.location.has_value());
  auto const map = magpie::files::build_map_tiles(std::move(extract.map), "fuzz", "");
  require(map.largest_bytes <= magpie::files::kTileMaxBytes);
  auto const network = magpie::roads::Network::build(std::move(extract.roads));
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
