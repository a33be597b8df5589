#include "magpie/app/road_questions.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "magpie/app/leg_book.h"
#include "magpie/app/lent_threads.h"
#include "magpie/app/road_notes.h"
#include "magpie/base/text.h"
#include "magpie/roads/estimate.h"
#include "magpie/roads/profile.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using roads::Vehicle;

constexpr double kSnapLimitM = LegBook::kSnapLimitM;

roads::Leg estimate(Vehicle vehicle, geo::LatLng from, geo::LatLng to) {
  auto leg = roads::estimate_leg({from}, {to});
  set_pace(vehicle, leg);
  return leg;
}

struct End {
  char const* zh;
  char const* en;
};

void note_end(std::optional<roads::Network::Snap> const& snap, End const& end,
              std::vector<api::Sentence>& notes) {
  if (!snap) {
    notes.push_back({fmt::format("{}附近{:.0f}米内没有可用的道路。", end.zh, kSnapLimitM),
                     fmt::format("No road of the network lies within {:.0f} m of the {}.",
                                 kSnapLimitM, end.en)});
  } else if (snap->island_gap_m) {
    notes.push_back(
        {fmt::format("离{}最近的道路（{:.0f}米）与路网不相通，改用{:.0f}米外的道路。", end.zh,
                     *snap->island_gap_m, snap->gap_m),
         fmt::format("The road nearest to the {} ({:.0f} m away) leads nowhere else; the one "
                     "{:.0f} m away is taken.",
                     end.en, *snap->island_gap_m, snap->gap_m)});
  }
}

constexpr End kStart{"起点", "start"};
constexpr End kGoal{"终点", "destination"};
constexpr End kPlace{"该地点", "place"};

RouteAnswer estimated_route(Vehicle vehicle, geo::LatLng from, geo::LatLng to) {
  RouteAnswer answer{
      roads::estimate_path({from}, {to}), std::string(roads::estimate_version()), {}};
  set_pace(vehicle, answer.path.leg);
  return answer;
}

// Closures gone around, links used, permits needed. What a closure costs is asked of the roads with
// it open, and only where one holds.
void tell_road_changes(Workspace const& workspace, RoadWish const& wish,
                       std::pair<geo::LatLng, geo::LatLng> const& ends, RouteAnswer& answer) {
  auto const list = workspace.road_changes();
  auto const held = changes_for(*list, wish);
  auto const add = [&](std::vector<api::Sentence> const& notes) {
    answer.notes.insert(answer.notes.end(), notes.begin(), notes.end());
  };
  if (has_closure(held)) {
    auto open_wish = wish;
    open_wish.closures = Closures::told;
    // An import may have taken the roads away meanwhile.
    auto const roads = workspace.network(open_wish);
    auto const open = roads ? roads->path(ends.first, ends.second, kSnapLimitM) : std::nullopt;
    auto const date = wish.when ? std::optional(wish.when->date) : std::nullopt;
    if (open) add(detour_notes(held, date, answer.path, *open));
  }
  add(link_notes(held, answer.path.facts.links));
  add(permit_notes(held, answer.path.facts.permits));
}

std::string_view chinese_name(roads::Vehicle vehicle) {
  static constexpr std::array<std::string_view, 4> kNames{"汽车", "大客车", "自行车", "步行"};
  return kNames[static_cast<std::size_t>(vehicle)];
}

base::Result<std::shared_ptr<roads::Network const>> loaded_network(Workspace const& workspace,
                                                                   RoadWish const& wish) {
  auto network = workspace.network(wish);
  if (network) return network;
  return fail(
      ErrorCode::not_found,
      fmt::format("没有可供{}使用的道路文件：请导入一个.osm.pbf文件。 There are no roads for "
                  "{} here: import an .osm.pbf extract.",
                  chinese_name(wish.vehicle), roads::vehicle_name(wish.vehicle)),
      "vehicle");
}

base::Error no_road_near() {
  return {
      ErrorCode::not_found,
      fmt::format("附近{0:.0f}米内没有可用的道路。 No road of the network lies within {0:.0f} m of "
                  "this place.",
                  kSnapLimitM),
      "from"};
}

}  // namespace

RouteAnswer road_route(Workspace const& workspace, RoadWish const& wish, geo::LatLng from,
                       geo::LatLng to) {
  auto const network = workspace.network(wish);
  if (!network) {
    auto answer = estimated_route(wish.vehicle, from, to);
    answer.notes.push_back(
        {"没有道路文件，路程为估算。", "No road file is loaded: this is estimated."});
    return answer;
  }
  auto const start = network->snap(from, kSnapLimitM);
  auto const goal = network->snap(to, kSnapLimitM);
  RouteAnswer answer;
  if (!start || !goal) {
    answer = estimated_route(wish.vehicle, from, to);
  } else {
    answer.method = network->method();
    if (auto path = network->path(from, to, kSnapLimitM)) answer.path = std::move(*path);
    tell_road_changes(workspace, wish, {from, to}, answer);
  }
  note_end(start, kStart, answer.notes);
  note_end(goal, kGoal, answer.notes);
  if (answer.path.leg.quality == roads::LegQuality::unreachable) {
    answer.notes.push_back({"两地之间没有这种交通方式可走的道路。",
                            "There is no way between the two for this vehicle and moment."});
  }
  return answer;
}

base::Result<TableAnswer> road_table(Workspace const& workspace, RoadWish const& wish,
                                     TableQuestion const& question) {
  auto const rows = question.sources.size();
  auto const columns = question.targets.size();
  if (rows == 0 || columns == 0)
    return fail(ErrorCode::invalid_argument, "Give at least one place to start and to go to.",
                "sources");
  if (rows > question.cells_max / columns) {
    return fail(ErrorCode::too_large,
                fmt::format("The table would have {} × {} cells: at most {} are answered at once.",
                            rows, columns, question.cells_max),
                "sources");
  }
  TableAnswer answer{columns, std::vector<roads::Leg>(rows * columns), {}};
  auto const network = workspace.network(wish);
  roads::Network::TableResult computed;
  if (network) {
    answer.method = network->method();
    computed = network->table(question.sources, question.targets, kSnapLimitM, lent_threads());
  } else {
    answer.method = std::string(roads::estimate_version());
  }
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      auto const cell = row * columns + column;
      bool const is_covered =
          network && computed.sources_covered[row] != 0 && computed.targets_covered[column] != 0;
      answer.cells[cell] =
          is_covered ? computed.cells[cell]
                     : estimate(wish.vehicle, question.sources[row], question.targets[column]);
    }
  }
  return answer;
}

base::Result<NearestAnswer> road_nearest(Workspace const& workspace, RoadWish const& wish,
                                         geo::LatLng place, std::size_t count) {
  MAGPIE_TRY(auto const network, loaded_network(workspace, wish));
  NearestAnswer answer{network->nearest(place, kSnapLimitM, count), {}};
  if (answer.roads.empty()) return tl::make_unexpected(no_road_near());
  note_end(answer.roads.front(), kPlace, answer.notes);
  return answer;
}

base::Result<IsochroneAnswer> road_isochrone(Workspace const& workspace, RoadWish const& wish,
                                             geo::LatLng from, std::vector<int> limits_s) {
  MAGPIE_TRY(auto const network, loaded_network(workspace, wish));
  if (!network->snap(from, kSnapLimitM)) return tl::make_unexpected(no_road_near());
  std::sort(limits_s.begin(), limits_s.end());
  auto lines = network->reach(from, limits_s.back(), kSnapLimitM);
  return IsochroneAnswer{std::move(limits_s), std::move(lines), network->method()};
}

base::Result<std::vector<int>> read_limits(std::string const& minutes) {
  std::vector<int> limits_s;
  for (auto const& part : base::split_list(minutes, ',')) {
    auto const value = base::parse_integer(part);
    if (!value || *value < 1 || *value > kIsochroneMaxS / 60) {
      limits_s.clear();
      break;
    }
    limits_s.push_back(static_cast<int>(*value) * 60);
  }
  if (!limits_s.empty() && limits_s.size() <= kIsochroneLimitsMax) return limits_s;
  return fail(ErrorCode::invalid_argument,
              fmt::format("\"{}\" are no minutes: write one to {} whole numbers from 1 to {}, such "
                          "as 15,30,60.",
                          minutes, kIsochroneLimitsMax, kIsochroneMaxS / 60),
              "minutes");
}

}  // namespace magpie::app
