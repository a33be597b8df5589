// tile_bench [EXTRACT.osm.pbf]: the map of one extract drawn to tiles and served: how many, how
// large, how long. Default: osm/andorra.osm.pbf of the folder named by MAGPIE_SHARED (../shared
// where unset). "Serve" is the whole way of a request in the program, without a socket.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "magpie/app/db_pool.h"
#include "magpie/files/map_tiles.h"
#include "magpie/files/osm_reader.h"
#include "magpie/http/delivery.h"
#include "magpie/http/handlers/tile_handlers.h"
#include "magpie/tiles/pmtiles.h"
#include "magpie/tiles/world.h"

namespace {

namespace app = magpie::app;
namespace files = magpie::files;
namespace http = magpie::http;
using std::chrono::steady_clock;

void draw(files::MapFeatures const& drawn, std::filesystem::path const& folder) {
  double best = 1e9;
  files::MapTiles map;
  for (int i = 0; i < 5; ++i) {
    auto copy = drawn;
    double const before = magpie::bench::cpu_now_s();
    map = files::build_map_tiles(std::move(copy), "bench", "");
    best = std::min(best, magpie::bench::cpu_now_s() - before);
  }
  std::printf("features                 %zu\n", drawn.features.size());
  std::printf("tiles, zoom 0-14         %zu (%zu trimmed to the limit)\n", map.tiles, map.trimmed);
  std::printf("unpacked, in all         %.2f MB\n", double(map.raw_bytes) / 1e6);
  std::printf("unpacked, largest        %.1f kB\n", double(map.largest_bytes) / 1e3);
  std::printf("archive                  %.2f MB\n", double(map.archive.size()) / 1e6);
  std::printf("draw, best of 5          %.3f s of CPU\n", best);
  std::ofstream(folder / app::kMapFile, std::ios::binary) << map.archive;
}

// Every tile of zooms 5-14 within the map's bounds, as a browser asks for it.
std::vector<std::string> addresses(app::MapArchive const& map) {
  std::vector<std::string> out;
  auto const& bounds = map.tiles().header().bounds;
  auto const low = magpie::tiles::to_world(bounds.low);
  auto const high = magpie::tiles::to_world(bounds.high);
  for (int zoom = 5; zoom <= 14; ++zoom) {
    int const shift = magpie::tiles::kWorldBits - zoom;
    for (auto x = low.x >> shift; x <= high.x >> shift; ++x) {
      for (auto y = high.y >> shift; y <= low.y >> shift; ++y) {
        out.push_back("/tiles/" + std::to_string(zoom) + "/" + std::to_string(x) + "/" +
                      std::to_string(y) + ".mvt");
      }
    }
  }
  return out;
}

void serve(app::Workspace& workspace) {
  app::DbPool pool(workspace);
  http::Surroundings const around{workspace, pool, [] { return std::int64_t{0}; }, {}};
  http::Router router;
  http::register_tiles(router, around);
  auto const map = workspace.map();
  if (!map) return;
  std::vector<double> milliseconds;
  for (auto const& address : addresses(**map)) {
    auto request = http::make_request("GET", address);
    request.headers.set("Accept-Encoding", "gzip");
    auto const begin = steady_clock::now();
    auto const response = http::finish(request, router.answer(request));
    std::chrono::duration<double, std::milli> const took = steady_clock::now() - begin;
    if (response.status == 200) milliseconds.push_back(took.count());
  }
  if (milliseconds.empty()) return;
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("serve, median / 99 %%     %.3f / %.3f ms over %zu tiles\n",
              milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100],
              milliseconds.size());
}

int run(std::string const& path) {
  double const before = magpie::bench::cpu_now_s();
  auto const extract = files::read_osm(path, {});
  if (!extract) {
    std::fprintf(stderr, "%s\n", extract.error().message.c_str());
    return 1;
  }
  std::printf("read the extract         %.3f s of CPU\n", magpie::bench::cpu_now_s() - before);
  auto const folder =
      std::filesystem::temp_directory_path() / ("magpie-tile-bench-" + std::to_string(getpid()));
  auto const workspace = app::Workspace::open(folder, app::OpenMode::create);
  if (!workspace) {
    std::fprintf(stderr, "%s\n", workspace.error().message.c_str());
    return 1;
  }
  draw(extract->map, folder);
  serve(**workspace);
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  char const* const shared = std::getenv("MAGPIE_SHARED");
  std::string const folder = shared == nullptr ? "../shared" : shared;
  return run(argc > 1 ? argv[1] : folder + "/osm/andorra.osm.pbf");
}
