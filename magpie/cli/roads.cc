// magpie roads route|matrix|nearest|isochrone: questions to the loaded extract.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "magpie/app/road_questions.h"
#include "magpie/app/step_words.h"
#include "magpie/base/text.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"
#include "magpie/geo/distance.h"

namespace magpie::cli {

namespace {

using base::ErrorCode;
using base::fail;
namespace api = http::api;

struct RoadArguments {
  std::string data = "data";
  app::RoadWords wish{.vehicle = "car"};
  std::string from;
  std::string to;
  std::string points;
  std::string minutes = "15,30,60";
  std::string language = "en";
  std::size_t count = 1;
  bool json = false;
  std::string const& of(api::Sentence const& sentence) const {
    return language == "zh" ? sentence.zh : sentence.en;
  }
};

void print_notes(RoadArguments const& arguments, std::vector<api::Sentence> const& notes) {
  for (auto const& note : notes) fmt::print("! {}\n", arguments.of(note));
}

// "1:05 h", "12 min 5 s".
std::string duration(int seconds) {
  if (seconds >= 3600) return fmt::format("{}:{:02} h", seconds / 3600, seconds % 3600 / 60);
  return fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

std::string length(int meters) {
  return meters < 1000 ? fmt::format("{} m", meters) : fmt::format("{:.1f} km", meters / 1000.0);
}

void print_facts(RoadArguments const& arguments, roads::LegFacts const& facts) {
  auto const line = [&](int meters, api::Sentence const& name) {
    if (meters > 0) fmt::print("  {}: {}\n", arguments.of(name), length(meters));
  };
  line(facts.unpaved_m, {"未铺装", "unpaved"});
  line(facts.toll_m, {"收费", "toll"});
  line(facts.ferry_m, {"轮渡", "ferry"});
  line(facts.tunnel_m, {"隧道", "tunnel"});
  line(facts.private_m, {"内部道路", "private road"});
  if (facts.has_heights) {
    fmt::print("  {}\n",
               arguments.of({fmt::format("爬升{}米，下降{}米", facts.up_m, facts.down_m),
                             fmt::format("climb: {} m up, {} m down", facts.up_m, facts.down_m)}));
  }
  for (auto const& permit : facts.permits)
    fmt::print("  {}: {}\n", arguments.of({"需要许可", "permit needed"}), permit);
}

void print_route(RoadArguments const& arguments, app::RouteAnswer const& answer) {
  auto const& leg = answer.path.leg;
  if (leg.quality != roads::LegQuality::unreachable) {
    bool const is_estimated = leg.quality == roads::LegQuality::estimated;
    fmt::print("{} · {} · {}{}\n", duration(leg.seconds), length(leg.meters), answer.method,
               is_estimated ? arguments.of({" · 估算", " · estimated"}) : "");
  }
  for (auto const& step : answer.path.steps)
    fmt::print("  {:>8}  {}\n", length(step.meters), arguments.of(app::step_words(step)));
  print_facts(arguments, answer.path.facts);
  print_notes(arguments, answer.notes);
}

base::Result<geo::LatLng> point_of(std::string const& text, char const* option) {
  return app::read_point(text, app::PointOrder::lat_lon, option);
}

base::Status run_route(RoadArguments const& arguments) {
  MAGPIE_TRY(auto const wish, app::read_wish(arguments.wish));
  MAGPIE_TRY(auto const from, point_of(arguments.from, "--from"));
  MAGPIE_TRY(auto const to, point_of(arguments.to, "--to"));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  auto const answer = app::road_route(session->workspace(), wish, from, to);
  if (arguments.json) {
    fmt::print("{}\n", app::route_json(answer));
  } else {
    print_route(arguments, answer);
  }
  return {};
}

struct NamedPoints {
  std::vector<std::string> names;
  std::vector<geo::LatLng> points;
};

// Lines of "lat,lon" or "name,lat,lon"; a first line of words is a heading.
base::Result<NamedPoints> read_points(std::string const& file) {
  MAGPIE_TRY(auto const text, app::read_file_whole(file));
  NamedPoints read;
  std::size_t number = 0;
  for (auto const& line : base::split_list(text, '\n')) {
    ++number;
    auto const parts = base::split_list(line, ',');
    if (parts.empty()) continue;
    bool const has_name = parts.size() == 3;
    auto const lat = parts.size() >= 2 ? base::parse_number(parts[has_name ? 1 : 0]) : std::nullopt;
    auto const lon = parts.size() >= 2 ? base::parse_number(parts.back()) : std::nullopt;
    if (number == 1 && !lat && !lon) continue;
    auto const point =
        lat && lon && parts.size() <= 3 ? geo::make_latlng(*lat, *lon) : std::nullopt;
    if (!point) {
      return fail(
          ErrorCode::invalid_data,
          fmt::format("Line {} of {} is no place: write lat,lon or name,lat,lon.", number, file),
          "--points");
    }
    read.names.push_back(has_name ? parts[0] : std::to_string(read.points.size() + 1));
    read.points.push_back(*point);
  }
  return read;
}

void print_table(NamedPoints const& named, app::TableAnswer const& table) {
  fmt::print("from,to,seconds,meters,quality\n");
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    auto const& leg = table.cells[i];
    auto const& from = named.names[i / table.columns];
    auto const& to = named.names[i % table.columns];
    if (leg.quality == roads::LegQuality::unreachable) {
      fmt::print("{},{},,,unreachable\n", from, to);
    } else {
      fmt::print("{},{},{},{},{}\n", from, to, leg.seconds, leg.meters,
                 leg.quality == roads::LegQuality::computed ? "computed" : "estimated");
    }
  }
}

base::Status run_matrix(RoadArguments const& arguments) {
  MAGPIE_TRY(auto const wish, app::read_wish(arguments.wish));
  MAGPIE_TRY(auto const named, read_points(arguments.points));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const table, app::road_table(session->workspace(), wish,
                                               {named.points, named.points, app::kTableCellsMax}));
  if (arguments.json) {
    fmt::print("{}\n", app::table_json(table));
  } else {
    print_table(named, table);
  }
  return {};
}

base::Status run_nearest(RoadArguments const& arguments) {
  MAGPIE_TRY(auto const wish, app::read_wish(arguments.wish));
  MAGPIE_TRY(auto const from, point_of(arguments.from, "--from"));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const answer,
             app::road_nearest(session->workspace(), wish, from, arguments.count));
  if (arguments.json) {
    fmt::print("{}\n", app::nearest_json(answer));
    return {};
  }
  for (auto const& road : answer.roads) {
    fmt::print("{:.5f},{:.5f}\t{:.0f} m\tway {}\t{}\n", road.point.lat(), road.point.lon(),
               road.gap_m, road.way, road.road);
  }
  print_notes(arguments, answer.notes);
  return {};
}

void print_isochrone(app::IsochroneAnswer const& answer) {
  for (auto const limit : answer.limits_s) {
    double meters = 0;
    for (auto const& reached : answer.lines) {
      if (std::max(reached.first_s, reached.last_s) <= limit) meters += geo::length_m(reached.line);
    }
    fmt::print("{} min\t{:.1f} km\n", limit / 60, meters / 1000);
  }
}

base::Status run_isochrone(RoadArguments const& arguments) {
  MAGPIE_TRY(auto const wish, app::read_wish(arguments.wish));
  MAGPIE_TRY(auto const from, point_of(arguments.from, "--from"));
  MAGPIE_TRY(auto limits, app::read_limits(arguments.minutes));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const answer,
             app::road_isochrone(session->workspace(), wish, from, std::move(limits)));
  if (arguments.json) {
    fmt::print("{}\n", app::isochrone_json(answer));
  } else {
    print_isochrone(answer);
  }
  return {};
}

using Run = base::Status (*)(RoadArguments const&);

struct RoadVerb {
  char const* name;
  char const* help;
  Run run;
};

CLI::App* add_road_verb(CLI::App& roads, RoadVerb const& verb,
                        std::shared_ptr<RoadArguments> const& arguments, int& exit_code) {
  auto* added = roads.add_subcommand(verb.name, verb.help);
  added->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  added->add_option("--vehicle", arguments->wish.vehicle, "car, coach, bicycle or foot")
      ->capture_default_str();
  added->add_option("--date", arguments->wish.date,
                    "When it is travelled: 2026-02-12 or 2026-02-12T09:30");
  added->add_option("--size", arguments->wish.size,
                    "height/weight/width/length in metres and tonnes, such as 3.5/18/2.55/12");
  added->add_option("--scenic", arguments->wish.scenic, "Weight of scenic roads, 0 to 10");
  added->add_flag("--without-permits", arguments->wish.without_permits,
                  "Zones that need a permit are closed");
  added->add_option("--lang", arguments->language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  added->add_flag("--json", arguments->json, "Print JSON; ways and places as GeoJSON");
  added->callback([arguments, run = verb.run, &exit_code] {
    auto const done = run(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
  return added;
}

}  // namespace

void add_roads(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<RoadArguments>();
  auto* roads = program.add_subcommand("roads", "Ask the loaded roads for ways and times");
  roads->require_subcommand(1);
  char const* const kPlace = "latitude,longitude";
  auto* route = add_road_verb(*roads, {"route", "The fastest way, step by step", run_route},
                              arguments, exit_code);
  route->add_option("--from", arguments->from, kPlace)->required();
  route->add_option("--to", arguments->to, kPlace)->required();
  auto* matrix = add_road_verb(
      *roads, {"matrix", "Times and distances between all places of a file", run_matrix}, arguments,
      exit_code);
  matrix->add_option("--points", arguments->points, "A CSV of name,lat,lon or lat,lon")->required();
  auto* nearest = add_road_verb(*roads, {"nearest", "The nearest roads of a place", run_nearest},
                                arguments, exit_code);
  nearest->add_option("--from", arguments->from, kPlace)->required();
  nearest->add_option("--count", arguments->count, "How many, 1 to 100")
      ->check(CLI::Range(std::size_t{1}, app::kNearestMax))
      ->capture_default_str();
  auto* isochrone =
      add_road_verb(*roads, {"isochrone", "What lies within so many minutes", run_isochrone},
                    arguments, exit_code);
  isochrone->add_option("--from", arguments->from, kPlace)->required();
  isochrone->add_option("--minutes", arguments->minutes, "Up to ten numbers from 1 to 120")
      ->capture_default_str();
  add_road_changes(*roads, exit_code);
}

}  // namespace magpie::cli
