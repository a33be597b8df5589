// catalogue_bench [PLACES [ROUNDS]]: a workspace of 100,000 made-up places in a temporary folder:
// how long it takes to load, how long one edit takes until it is seen, and how long what people
// look at takes, as a table of the median and the 99th percentile of 200 rounds, in ms.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "magpie/app/facets.h"
#include "magpie/app/map_clusters.h"
#include "magpie/app/overview.h"
#include "magpie/app/records.h"
#include "magpie/app/same_as.h"
#include "magpie/app/workspace.h"
#include "magpie/base/random.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/token.h"

namespace {

namespace app = magpie::app;
namespace store = magpie::store;
using magpie::base::Random;
using magpie::catalog::Place;

constexpr int kMembers = 40;

// Two or three characters and a sort: about 300,000 names, so that a few thousand occur twice.
std::string made_up_name(Random& random) {
  static constexpr char const* kFirst[] = {"龙", "凤", "云", "石", "金", "玉", "青", "白", "天",
                                           "仙", "虎", "鹤", "松", "竹", "兰", "泉", "溪", "月"};
  static constexpr char const* kSort[] = {"寺",         "山", "湖景区", "古镇",
                                          "峡谷风景区", "村", "博物馆"};
  std::string name;
  for (int part = 0; part < 4; ++part) name += kFirst[random.below(18)];
  return name + kSort[random.below(7)];
}

std::vector<Place> made_up_places(std::size_t count) {
  static constexpr char const* kThemes[] = {"temple", "craft", "water", "hiking", "food", "night"};
  static constexpr char const* kHours[] = {"", "24/7", "Mo-Su 09:00-17:00",
                                           "Apr-Oct: Tu-Su 08:30-18:00; PH off"};
  Random random(7);
  std::vector<Place> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& place = places[i];
    place.key = "p-" + std::to_string(i);
    place.names["zh"] = made_up_name(random);
    if (random.below(2) == 0) place.names["en"] = "Place " + std::to_string(i);
    place.member = "m-" + std::to_string(random.below(kMembers));
    place.kind = static_cast<magpie::catalog::Kind>(random.below(15));
    place.opening_hours = kHours[random.below(4)];
    for (auto const* theme : kThemes)
      if (random.below(4) == 0) place.themes.emplace_back(theme);
    place.county_code = std::to_string(130100 + random.below(80));
    place.location = magpie::geo::make_latlng(30 + double(random.below(1'000'000)) * 1e-5,
                                              105 + double(random.below(1'000'000)) * 1e-5);
    place.precision = magpie::catalog::Precision::point;
    if (random.below(5) == 0) place.rating = 1 + int(random.below(5));
  }
  return places;
}

double ms_of(auto&& work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

void row(std::string const& what, int rounds, auto&& work) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(ms_of([&] { work(round); }));
  std::sort(times.begin(), times.end());
  auto const at = [&](double share) {
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * double(rounds)))];
  };
  fmt::print("| {:<34} | {:>9.1f} ms | {:>9.1f} ms |\n", what, at(0.5), at(0.99));
}

class Bench {
 public:
  Bench(std::filesystem::path const& folder, int rounds)
      : rounds_(rounds),
        workspace_(app::Workspace::open(folder, app::OpenMode::create).value()),
        db_(workspace_->connect()) {}

  bool fill(std::size_t count) {
    for (int i = 0; i < kMembers; ++i) {
      auto const slug = "m-" + std::to_string(i);
      store::upsert_member(*db_, {slug, slug, slug, "region", "", "", ""});
    }
    places_ = static_cast<std::int64_t>(count);
    return store::upsert_places(*db_, made_up_places(count), "bench", 0).has_value();
  }

  void run() {
    fmt::print("| {:<34} | {:>12} | {:>12} |\n", fmt::format("{} places", places_), "median",
               "p99");
    row("load", 1, [&](int) { look(); });
    read();
    row("edit, until the search finds it", rounds_, [&](int round) { edit(round, 1); });
    row("edit of 500, until it is found", 10, [&](int round) { edit(1000 + round, 500); });
    row("same-as, first page, at first", 1, [&](int) { same_as(); });
    row("edit and same-as, first page", 5, [&](int round) {
      edit(2000 + round, 1);
      same_as();
    });
  }

 private:
  void look() {
    workspace_->look_again();
    snapshot_ = workspace_->snapshot(*db_);
  }
  app::Catalogue const& catalogue() const { return snapshot_->catalogue; }

  void read() {
    row("overview", 20, [&](int) { static_cast<void>(app::get_alliance(context_, *snapshot_)); });
    row("facets", rounds_, [&](int) { app::get_facets(catalogue(), {}); });
    app::PlaceQuery filtered;
    filtered.theme = "temple";
    filtered.missing = "opening_hours";
    row("facets of a filter", rounds_, [&](int) { app::get_facets(catalogue(), filtered); });
    row("list page", rounds_, [&](int) { app::list_places(catalogue(), {}); });
    row("list page of a filter", rounds_, [&](int) { app::list_places(catalogue(), filtered); });
    for (int const zoom : {3, 6, 9})
      row(fmt::format("clusters of the world, zoom {}", zoom), 50,
          [&](int) { app::map_clusters(catalogue(), {}, zoom); });
    app::PlaceQuery screen;
    screen.box = app::parse_box("110,35,110.7,35.4").value();
    row("clusters of a screen, zoom 11", rounds_,
        [&](int) { app::map_clusters(catalogue(), screen, 11); });
    search();
  }

  void search() {
    Random random(11);
    row("search, Chinese name", rounds_, [&](int) { find(made_up_name(random)); });
    row("search, two characters", rounds_, [&](int) { find(made_up_name(random).substr(0, 6)); });
    static constexpr char const* kTyped[] = {"longyun", "shisi", "qyzs", "plaec 77", "bai", "she"};
    row("search, Latin letters", rounds_, [&](int round) { find(kTyped[round % 6]); });
  }
  void find(std::string words) {
    app::PlaceQuery query;
    query.words = std::move(words);
    app::list_places(catalogue(), query);
  }

  // From the request to the answer of the search.
  void edit(int round, int count) {
    magpie::http::api::BulkChange change;
    change.request_id = fmt::format("bench-{}", round);
    for (int i = 0; i < count; ++i)
      change.place_ids.push_back(1 + (round * std::int64_t{7919} + i * 13) % places_);
    auto const name = fmt::format("云{}寺", round);
    change.fields = {{"name.zh", "\"" + name + "\""}};
    static_cast<void>(app::change_places(context_, change));
    look();
    find(name);
  }

  void same_as() { static_cast<void>(app::list_same_as(context_, catalogue(), {})); }

  int rounds_;
  std::unique_ptr<app::Workspace> workspace_;
  std::unique_ptr<store::Db> db_;
  store::ByteSource bytes_ = store::system_bytes();
  app::Context context_{*db_, 1'000'000, bytes_, app::command_line_actor()};
  std::int64_t places_ = 0;
  std::shared_ptr<app::Snapshot const> snapshot_;
};

}  // namespace

int main(int argc, char** argv) {
  auto const places = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  auto const rounds = argc > 2 ? std::atoi(argv[2]) : 200;
  auto const folder =
      std::filesystem::temp_directory_path() /
      fmt::format("magpie-bench-{}", std::chrono::steady_clock::now().time_since_epoch().count());
  {
    Bench bench(folder, std::max(rounds, 1));
    if (bench.fill(places)) bench.run();
  }
  std::filesystem::remove_all(folder);
  return 0;
}
