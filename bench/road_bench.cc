// road_bench [EXTRACT.osm.pbf [PORT]]: import, matrix and routes of one extract as a table, and
// how far the straight-line estimate is from the roads. Default: osm/andorra.osm.pbf of the folder
// named by MAGPIE_SHARED (../shared where unset). Points are drawn with a fixed seed. With a PORT
// the same routes are asked of the server there (magpie serve) that has imported the extract.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "bench/keep_alive.h"
#include "bench/measure.h"
#include "magpie/base/random.h"
#include "magpie/files/osm_reader.h"
#include "magpie/geo/distance.h"
#include "magpie/roads/estimate.h"
#include "magpie/roads/network.h"
#include "magpie/roads/profile.h"

namespace {

using magpie::bench::peak_mb;
using magpie::bench::Stopwatch;
using magpie::geo::LatLng;
using magpie::roads::Network;

constexpr double kSnapLimitM = 1000;

void row(char const* what, std::string const& value) {
  std::printf("| %-44s | %-38s |\n", what, value.c_str());
}

template <class... Values>
std::string text(char const* format, Values... values) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

std::vector<LatLng> random_ends(magpie::files::OsmExtract const& extract, std::size_t count) {
  magpie::base::Random random(7);
  std::vector<LatLng> places;
  while (places.size() < count) {
    auto const& way = extract.roads.ways[random.below(extract.roads.ways.size())];
    bool const is_for_cars =
        read_road(extract.roads.tag_sets[way.tags], magpie::roads::Vehicle::car, {}).has_value();
    if (!is_for_cars) continue;
    auto const nodes = extract.roads.nodes_of(way);
    places.push_back(extract.roads.nodes[random.below(2) == 0 ? nodes.front() : nodes.back()]);
  }
  return places;
}

void print_counts(magpie::files::OsmCounts const& counts) {
  row("nodes, ways, relations", text("%zu, %zu, %zu", counts.nodes, counts.ways, counts.relations));
  row("roads", text("%zu ways, %.0f km", counts.roads.ways, counts.roads.km));
  row("roads cut at missing nodes, lost", text("%zu, %zu", counts.roads.split, counts.roads.lost));
  row("nodes closed to cars, unread maxspeeds",
      text("%zu, %zu", counts.roads.closed_nodes, counts.roads.unread_maxspeeds));
}

void measure_matrix(Network const& network, std::vector<LatLng> const& places) {
  for (std::size_t const size : {100, 500, 1000, 2000}) {
    if (places.size() < size) continue;
    auto const some = std::span(places).first(size);
    Stopwatch const watch;
    auto const matrix = network.matrix(some, kSnapLimitM);
    double const seconds = watch.seconds();
    double const cpu_s = watch.cpu_seconds();
    double sum = 0;
    std::size_t computed = 0;
    for (auto const& leg : matrix.legs.cells) {
      if (leg.quality != magpie::roads::LegQuality::computed) continue;
      sum += leg.seconds;
      ++computed;
    }
    row(text("matrix %zu x %zu", size, size).c_str(),
        text("%.3f s (CPU %.3f), mean leg %.0f s", seconds, cpu_s,
             computed > 0 ? sum / double(computed) : 0));
  }
}

magpie::roads::Workers threads(std::size_t count) {
  return {count, [count](auto const& body) {
            std::vector<std::thread> running;
            for (std::size_t i = 0; i < count; ++i) running.emplace_back(body, i);
            for (auto& thread : running) thread.join();
          }};
}

void measure_threads(Network const& network, std::vector<LatLng> const& places) {
  auto const some = std::span(places).first(std::min<std::size_t>(1000, places.size()));
  for (std::size_t const count : {1, 2}) {
    Stopwatch const watch;
    auto const matrix = network.matrix(some, kSnapLimitM, threads(count));
    row(text("matrix %zu x %zu, %zu threads", some.size(), some.size(), count).c_str(),
        text("%.3f s (CPU %.3f)", watch.seconds(), watch.cpu_seconds()));
  }
}

// One road closed, and a preference for scenery along one line: how long until the new answers.
void measure_changes(Network const& network, std::vector<LatLng> const& places) {
  magpie::roads::RoadChanges changes;
  changes.closed_ways = {network.nearest(places.front(), kSnapLimitM, 1).front().way};
  Stopwatch const closing;
  auto const closed = network.with(changes);
  row("a closed road, until the new network",
      text("%.3f s (CPU %.3f)", closing.seconds(), closing.cpu_seconds()));
  changes = {};
  changes.scenic_weight = 1;
  if (auto const path = network.path(places[0], places[1], kSnapLimitM))
    changes.scenic_lines = {{path->line, 1}};
  Stopwatch const preferring;
  auto const scenic = network.with(changes);
  row("a scenic weight, until the new network",
      text("%.3f s (CPU %.3f)", preferring.seconds(), preferring.cpu_seconds()));
}

void measure_routes(Network const& network, std::vector<LatLng> const& places) {
  magpie::base::Random random(42);
  int const count = 1000;
  double km = 0;
  Stopwatch const watch;
  for (int i = 0; i < count; ++i) {
    auto const path = network.path(places[random.below(places.size())],
                                   places[random.below(places.size())], kSnapLimitM);
    if (path) km += path->leg.meters / 1000.0;
  }
  row("one route with line and names, mean of 1000",
      text("%.3f ms (CPU %.3f), %.1f km", watch.seconds() * 1000 / count,
           watch.cpu_seconds() * 1000 / count, km / count));
}

// The routes of measure_routes() through HTTP, one after the other on one connection.
void measure_http(std::vector<LatLng> const& places, std::uint16_t port) {
  magpie::bench::KeepAlive server(port);
  if (!server.is_open()) return row("HTTP", text("no server at port %d", int{port}));
  auto const ask = [&](char const* what, char const* format) {
    magpie::base::Random random(42);
    int const count = 300;
    std::size_t bytes = 0;
    std::vector<double> times_ms;
    for (int i = 0; i < count; ++i) {
      auto const from = places[random.below(places.size())];
      auto const to = places[random.below(places.size())];
      auto const target = text(format, from.lon(), from.lat(), to.lon(), to.lat());
      Stopwatch const watch;
      auto const answered = server.get(target);
      times_ms.push_back(watch.seconds() * 1000);
      bytes += answered.value_or(0);
    }
    std::sort(times_ms.begin(), times_ms.end());
    row(text("%s, %d times", what, count).c_str(),
        text("median %.2f ms, least %.2f ms, %.0f kB", times_ms[times_ms.size() / 2], times_ms[0],
             double(bytes) / 1000 / count));
  };
  ask("GET /api/v1/roads/route", "/api/v1/roads/route?from=%.7f,%.7f&to=%.7f,%.7f");
  ask("GET /route/v1, no line", "/route/v1/driving/%.7f,%.7f;%.7f,%.7f?overview=false");
  ask("GET /route/v1, line and steps",
      "/route/v1/driving/%.7f,%.7f;%.7f,%.7f?overview=full&steps=true");
}

void measure_artefact(Network const& network) {
  Stopwatch const saving;
  auto const bytes = network.save();
  double const save_s = saving.seconds();
  Stopwatch const loading;
  auto const loaded = Network::load(bytes);
  row("artefact, save / load", text("%.2f MB, %.3f s / %.3f s", double(bytes.size()) / 1e6, save_s,
                                    loaded ? loading.seconds() : -1.0));
}

struct Comparison {
  double beeline_from_km;
  double beeline_to_km;
};

void compare_estimate(Network const& network, std::vector<LatLng> const& places) {
  auto const matrix = network.matrix(places, kSnapLimitM);
  for (auto const range : {Comparison{0.2, 1}, Comparison{1, 3}, Comparison{3, 7},
                           Comparison{7, 15}, Comparison{15, 1000}, Comparison{0.2, 1000}}) {
    std::vector<double> errors;
    double guessed_s = 0, true_s = 0, guessed_m = 0, true_m = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = 0; j < places.size(); ++j) {
        double const km = magpie::geo::distance_m(places[i], places[j]) / 1000;
        auto const& leg = matrix.legs.at(i, j);
        if (km < range.beeline_from_km || km >= range.beeline_to_km || leg.seconds == 0) continue;
        auto const guess =
            magpie::roads::estimate_leg({places[i], magpie::roads::Relief::mountains, false},
                                        {places[j], magpie::roads::Relief::mountains, false});
        guessed_s += guess.seconds;
        true_s += leg.seconds;
        guessed_m += guess.meters;
        true_m += leg.meters;
        errors.push_back(std::abs(double(guess.seconds) / leg.seconds - 1));
      }
    }
    if (errors.empty()) continue;
    std::sort(errors.begin(), errors.end());
    row(text("estimate, mountains, %.1f-%.0f km (%zu pairs)", range.beeline_from_km,
             range.beeline_to_km, errors.size())
            .c_str(),
        text("time %+.0f %%, length %+.0f %%, |e| %.0f/%.0f %%", 100 * (guessed_s / true_s - 1),
             100 * (guessed_m / true_m - 1), 100 * errors[errors.size() / 2],
             100 * errors[errors.size() * 9 / 10]));
  }
}

int run(std::string const& path, int port) {
  Stopwatch const reading;
  auto extract = magpie::files::read_osm(path, {.wants_map = false});
  if (!extract) {
    std::fprintf(stderr, "skipped: %s\n", extract.error().message.c_str());
    return 1;
  }
  row("read the extract", text("%.3f s (CPU %.3f)", reading.seconds(), reading.cpu_seconds()));
  row("peak memory of reading", text("%.0f MB", peak_mb()));
  print_counts(extract->counts);
  auto const places = random_ends(*extract, 2000);
  Stopwatch const cutting;
  auto list = split_edges(extract->roads, magpie::roads::Vehicle::car, {});
  extract->roads = {};
  row("cut the roads", text("%.3f s (CPU %.3f)", cutting.seconds(), cutting.cpu_seconds()));
  Stopwatch const building;
  auto const network = Network::build(std::move(list));
  if (!network) {
    std::fprintf(stderr, "skipped: %s\n", network.error().message.c_str());
    return 1;
  }
  row("build the network", text("%.3f s (CPU %.3f)", building.seconds(), building.cpu_seconds()));
  row("import and network", text("%.3f s (CPU %.3f)", reading.seconds(), reading.cpu_seconds()));
  row("peak memory of the import", text("%.0f MB", peak_mb()));
  auto const counts = network->counts();
  row("network", text("%zu nodes, %zu arcs, core %zu", counts.nodes, counts.arcs,
                      counts.nodes_in_largest_component));
  measure_artefact(*network);
  auto const some = std::span(places).first(400);
  measure_matrix(*network, places);
  measure_routes(*network, places);
  measure_threads(*network, places);
  if (port > 0) measure_http(places, static_cast<std::uint16_t>(port));
  measure_changes(*network, places);
  compare_estimate(*network, {some.begin(), some.end()});
  row("peak memory", text("%.0f MB", peak_mb()));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  char const* const shared = std::getenv("MAGPIE_SHARED");
  std::string const folder = shared == nullptr ? "../shared" : shared;
  return run(argc > 1 ? argv[1] : folder + "/osm/andorra.osm.pbf",
             argc > 2 ? std::atoi(argv[2]) : 0);
}
