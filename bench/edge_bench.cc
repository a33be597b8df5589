// edge_bench EXTRACT.osm.pbf: how long an extract takes to read and to be cut into edges, for each
// vehicle, and the memory at its peak.
#include <cstdio>
#include <string>
#include <string_view>

#include "bench/measure.h"
#include "magpie/files/osm_reader.h"
#include "magpie/roads/edges.h"

namespace {

using magpie::bench::Stopwatch;

void print_time(Stopwatch const& watch, std::string_view what) {
  std::printf("%-24s %7.3f s, %7.3f s CPU\n", std::string(what).c_str(), watch.seconds(),
              watch.cpu_seconds());
}

void print_peak() {
  std::printf("%-24s %7.0f MB\n", "peak memory", magpie::bench::peak_mb());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "edge_bench EXTRACT.osm.pbf\n");
    return 2;
  }
  Stopwatch const reading;
  auto const extract = magpie::files::read_osm(argv[1], {});
  if (!extract) {
    std::fprintf(stderr, "%s\n", extract.error().message.c_str());
    return 1;
  }
  print_time(reading, "read the extract");
  print_peak();
  auto const& roads = extract->roads;
  std::printf("%zu nodes, %zu ways, %zu sets of tags, %zu restrictions, country \"%s\"\n",
              roads.nodes.size(), roads.ways.size(), roads.tag_sets.size(),
              roads.restrictions.size(), roads.country.c_str());
  for (auto const& note : extract->notes) std::printf("%s\n", note.c_str());
  for (auto const vehicle : magpie::roads::kVehicles) {
    Stopwatch const splitting;
    auto const list = magpie::roads::split_edges(roads, vehicle, {});
    print_time(splitting, vehicle_name(vehicle));
    std::printf("  %zu nodes, %zu edges, %zu points, %zu forbidden turns, %zu unclear\n",
                list.nodes.size(), list.edges.size(), list.points.size(), list.turns.size(),
                list.report.unclear_restrictions.size());
  }
  print_peak();
  return 0;
}
