// edge_bench EXTRACT.osm.pbf: how long an extract takes to read and to be cut into edges, for each
// vehicle, and the memory at its peak.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>

#include "magpie/files/osm_reader.h"
#include "magpie/roads/edges.h"

namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

class Stopwatch {
 public:
  void print(char const* what) const {
    std::printf("%-24s %7.3f s, %7.3f s CPU\n", what,
                duration<double>(steady_clock::now() - start_).count(),
                double(std::clock() - cpu_start_) / CLOCKS_PER_SEC);
  }

 private:
  steady_clock::time_point start_ = steady_clock::now();
  std::clock_t cpu_start_ = std::clock();
};

void print_peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-24s %7.0f MB\n", "peak memory", double(usage.ru_maxrss) / 1024);
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
  reading.print("read the extract");
  print_peak();
  auto const& roads = extract->roads;
  std::printf("%zu nodes, %zu ways, %zu sets of tags, %zu restrictions, country \"%s\"\n",
              roads.nodes.size(), roads.ways.size(), roads.tag_sets.size(),
              roads.restrictions.size(), roads.country.c_str());
  for (auto const& note : extract->notes) std::printf("%s\n", note.c_str());
  for (auto const vehicle : magpie::roads::kVehicles) {
    Stopwatch const splitting;
    auto const list = magpie::roads::split_edges(roads, vehicle, {});
    splitting.print(std::string(vehicle_name(vehicle)).c_str());
    std::printf("  %zu nodes, %zu edges, %zu points, %zu forbidden turns, %zu unclear\n",
                list.nodes.size(), list.edges.size(), list.points.size(), list.turns.size(),
                list.report.unclear_restrictions.size());
  }
  print_peak();
  return 0;
}
