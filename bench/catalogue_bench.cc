// catalogue_bench [PLACES]: 100,000 made-up places in a database in memory: how long clusters,
// facets and the search for records of one place take, as a table.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/facets.h"
#include "magpie/app/map_clusters.h"
#include "magpie/base/random.h"
#include "magpie/catalog/same_as.h"
#include "magpie/store/db.h"
#include "magpie/store/place_store.h"

namespace {

using magpie::catalog::Place;

// Two or three characters and a sort: about 300,000 names, so that a few thousand occur twice.
std::vector<Place> made_up_places(std::size_t count) {
  static constexpr char const* kFirst[] = {"龙", "凤", "云", "石", "金", "玉", "青", "白", "天",
                                           "仙", "虎", "鹤", "松", "竹", "兰", "泉", "溪", "月"};
  static constexpr char const* kSort[] = {"寺",         "山", "湖景区", "古镇",
                                          "峡谷风景区", "村", "博物馆"};
  magpie::base::Random random(7);
  std::vector<Place> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& place = places[i];
    place.key = "p-" + std::to_string(i);
    std::string name;
    for (int part = 0; part < 4; ++part) name += kFirst[random.below(18)];
    place.names["zh"] = name + kSort[random.below(7)];
    place.county_code = std::to_string(130100 + random.below(80));
    place.location = magpie::geo::make_latlng(30 + double(random.below(1'000'000)) * 1e-5,
                                              105 + double(random.below(1'000'000)) * 1e-5);
    place.precision = magpie::catalog::Precision::point;
    if (random.below(5) == 0) place.rating = 1 + int(random.below(5));
  }
  return places;
}

template <class Work>
void row(char const* what, Work&& work) {
  double best_ms = 1e9;
  std::size_t size = 0;
  for (int round = 0; round < 3; ++round) {
    auto const start = std::chrono::steady_clock::now();
    size = work();
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - start;
    best_ms = std::min(best_ms, took.count());
  }
  std::printf("| %-40s | %10.1f ms | %9zu |\n", what, best_ms, size);
}

}  // namespace

int main(int argc, char** argv) {
  namespace app = magpie::app;
  namespace catalog = magpie::catalog;
  namespace store = magpie::store;
  auto const places = made_up_places(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000);
  auto const db = store::open_sqlite(":memory:");
  store::migrate(*db);
  if (!store::upsert_places(*db, places, "bench", 0)) return 1;
  auto const catalogue = app::Catalogue::load(*db);
  for (int const zoom : {3, 6, 9}) {
    std::string const what = "clusters of the world, zoom " + std::to_string(zoom);
    row(what.c_str(), [&] { return app::map_clusters(catalogue, {}, zoom).size(); });
  }
  app::PlaceQuery screen;
  screen.box = app::parse_box("110,35,110.7,35.4").value();
  row("clusters of a screen, zoom 11",
      [&] { return app::map_clusters(catalogue, screen, 11).size(); });
  row("facets", [&] { return std::size_t(app::get_facets(catalogue, {}).total); });
  row("same-as: index and all pairs",
      [&] { return catalog::SameAsIndex(places).all(1'000'000).size(); });
  return 0;
}
