#include "magpie/app/osrm.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "magpie/app/leg_book.h"
#include "magpie/app/lent_threads.h"
#include "magpie/app/osrm_words.h"
#include "magpie/app/place_view.h"
#include "magpie/app/road_questions.h"
#include "magpie/base/text.h"

namespace magpie::app {

namespace {

using Json = nlohmann::json;
using Points = std::vector<geo::LatLng>;
using Snaps = std::vector<roads::Network::Snap>;

constexpr double kSnapLimitM = LegBook::kSnapLimitM;
constexpr std::size_t kCoordinatesMax = 2500;
constexpr std::size_t kRoutePointsMax = 100;

// What leaves a service early: a code of OSRM's and a sentence.
struct Refusal {
  std::string code;
  std::string message;
};
template <class T>
using Answer = tl::expected<T, Refusal>;

tl::unexpected<Refusal> refuse(std::string code, std::string message) {
  return tl::unexpected<Refusal>({std::move(code), std::move(message)});
}

std::optional<roads::Vehicle> vehicle_of(std::string const& profile) {
  if (profile == "driving") return roads::Vehicle::car;
  if (profile == "cycling") return roads::Vehicle::bicycle;
  if (profile == "walking") return roads::Vehicle::foot;
  return roads::find_vehicle(profile);
}

std::string option(OsrmQuestion const& question, char const* name, char const* otherwise) {
  auto const found = question.options.find(name);
  return found == question.options.end() ? otherwise : found->second;
}

Answer<bool> flag(OsrmQuestion const& question, char const* name) {
  auto const text = option(question, name, "false");
  if (text == "true" || text == "false") return text == "true";
  return refuse("InvalidQuery", fmt::format("{} is true or false.", name));
}

// An option that would change the answer and is not known is refused.
std::optional<Refusal> no_such_option(OsrmQuestion const& question) {
  static std::map<std::string, std::set<std::string>> const kKnown{
      {"route",
       {"overview", "geometries", "steps", "annotations", "alternatives", "continue_straight"}},
      {"table", {"sources", "destinations", "annotations"}},
      {"nearest", {"number"}}};
  static std::set<std::string> const kHarmless{"hints", "generate_hints", "skip_waypoints"};
  for (auto const& [name, value] : question.options) {
    if (kKnown.at(question.service).contains(name) || kHarmless.contains(name)) continue;
    return Refusal{"InvalidQuery", fmt::format("The option {} is not supported.", name)};
  }
  return std::nullopt;
}

Answer<Points> points_of(OsrmQuestion const& question) {
  Points points;
  for (auto const& text : base::split_list(question.coordinates, ';')) {
    auto const point = read_point(text, PointOrder::lon_lat, "coordinates");
    if (!point) return refuse("InvalidQuery", point.error().message);
    points.push_back(*point);
  }
  auto const limit = question.service == "route" ? kRoutePointsMax : kCoordinatesMax;
  if (points.size() > limit)
    return refuse("TooBig", fmt::format("At most {} coordinates are answered at once.", limit));
  return points;
}

Answer<Snaps> snaps_of(roads::Network const& network, Points const& points) {
  Snaps snaps;
  for (auto const point : points) {
    auto snap = network.snap(point, kSnapLimitM);
    if (!snap) {
      return refuse("NoSegment", fmt::format("Could not find a matching segment for coordinate {}",
                                             snaps.size()));
    }
    snaps.push_back(std::move(*snap));
  }
  return snaps;
}

Json waypoint(roads::Network::Snap const& snap) {
  return {{"name", snap.road}, {"location", position_of(snap.point)}, {"distance", snap.gap_m}};
}

Json waypoints(Snaps const& snaps, std::vector<std::size_t> const& which) {
  Json list = Json::array();
  for (auto const i : which) list.push_back(waypoint(snaps[i]));
  return list;
}

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> all(count);
  for (std::size_t i = 0; i < count; ++i) all[i] = i;
  return all;
}

struct RouteForm {
  std::string overview;
  OsrmGeometry geometry = OsrmGeometry::polyline;
  bool has_steps = false;
};

Answer<RouteForm> route_form(OsrmQuestion const& question) {
  RouteForm form;
  form.overview = option(question, "overview", "simplified");
  if (form.overview != "simplified" && form.overview != "full" && form.overview != "false")
    return refuse("InvalidQuery", "overview is simplified, full or false.");
  auto const geometry = find_osrm_geometry(option(question, "geometries", "polyline"));
  if (!geometry) return refuse("InvalidQuery", "geometries is polyline, polyline6 or geojson.");
  form.geometry = *geometry;
  auto const steps = flag(question, "steps");
  if (!steps) return tl::make_unexpected(steps.error());
  form.has_steps = *steps;
  if (option(question, "annotations", "false") != "false")
    return refuse("InvalidQuery", "annotations of a route are not supported.");
  return form;
}

Answer<Json> route(roads::Network const& network, OsrmQuestion const& question,
                   Points const& points) {
  auto const form = route_form(question);
  if (!form) return tl::make_unexpected(form.error());
  if (points.size() < 2) return refuse("InvalidQuery", "A route needs at least two coordinates.");
  auto const snaps = snaps_of(network, points);
  if (!snaps) return tl::make_unexpected(snaps.error());
  Json legs = Json::array();
  Points line;
  std::int64_t seconds = 0;
  std::int64_t meters = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    auto const path = network.path(points[i], points[i + 1], kSnapLimitM);
    if (!path) return refuse("NoRoute", "There is no way between the coordinates.");
    auto leg = osrm_leg(*path);
    if (form->has_steps) leg["steps"] = osrm_steps(*path, form->geometry, question.profile);
    legs.push_back(std::move(leg));
    seconds += path->leg.seconds;
    meters += path->leg.meters;
    line.insert(line.end(), path->line.begin(), path->line.end());
  }
  Json found{{"duration", seconds},
             {"distance", meters},
             {"weight", seconds},
             {"weight_name", "duration"},
             {"legs", std::move(legs)}};
  line.erase(std::unique(line.begin(), line.end()), line.end());
  if (form->overview == "simplified") line = osrm_simplified(line);
  if (form->overview != "false") found["geometry"] = osrm_geometry(line, form->geometry);
  return Json{{"code", "Ok"},
              {"routes", Json::array({std::move(found)})},
              {"waypoints", waypoints(*snaps, all_of(snaps->size()))}};
}

// "all", or numbers of coordinates separated by semicolons.
Answer<std::vector<std::size_t>> chosen(OsrmQuestion const& question, char const* name,
                                        std::size_t count) {
  auto const text = option(question, name, "all");
  if (text == "all") return all_of(count);
  std::vector<std::size_t> numbers;
  for (auto const& part : base::split_list(text, ';')) {
    auto const number = base::parse_integer(part);
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= count) {
      return refuse("InvalidQuery",
                    fmt::format("{} holds numbers from 0 to {}, or all.", name, count - 1));
    }
    numbers.push_back(static_cast<std::size_t>(*number));
  }
  if (numbers.empty()) return refuse("InvalidQuery", fmt::format("{} is empty.", name));
  return numbers;
}

Points picked(Points const& points, std::vector<std::size_t> const& which) {
  Points some;
  for (auto const i : which) some.push_back(points[i]);
  return some;
}

Json rows_of(std::vector<roads::Leg> const& cells, std::size_t columns,
             std::int32_t roads::Leg::*value) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i % columns == 0) rows.push_back(Json::array());
    bool const has_way = cells[i].quality == roads::LegQuality::computed;
    rows.back().push_back(has_way ? Json(cells[i].*value) : Json());
  }
  return rows;
}

Answer<Json> table(roads::Network const& network, OsrmQuestion const& question,
                   Points const& points) {
  auto const sources = chosen(question, "sources", points.size());
  if (!sources) return tl::make_unexpected(sources.error());
  auto const targets = chosen(question, "destinations", points.size());
  if (!targets) return tl::make_unexpected(targets.error());
  if (sources->size() > kHttpTableCellsMax / targets->size()) {
    return refuse("TooBig",
                  fmt::format("At most {} cells are answered at once.", kHttpTableCellsMax));
  }
  std::set<std::string> const known{"duration", "distance"};
  auto const wanted = base::split_list(option(question, "annotations", "duration"), ',');
  bool const is_good = std::all_of(wanted.begin(), wanted.end(),
                                   [&](auto const& word) { return known.contains(word); });
  if (!is_good || wanted.empty())
    return refuse("InvalidQuery", "annotations holds duration, distance or both.");
  auto const snaps = snaps_of(network, points);
  if (!snaps) return tl::make_unexpected(snaps.error());
  auto const cells =
      network.table(picked(points, *sources), picked(points, *targets), kSnapLimitM, lent_threads())
          .cells;
  Json json{{"code", "Ok"},
            {"sources", waypoints(*snaps, *sources)},
            {"destinations", waypoints(*snaps, *targets)}};
  for (auto const& word : wanted) {
    json[word + "s"] = rows_of(cells, targets->size(),
                               word == "duration" ? &roads::Leg::seconds : &roads::Leg::meters);
  }
  return json;
}

Answer<Json> nearest(roads::Network const& network, OsrmQuestion const& question,
                     Points const& points) {
  auto const number = base::parse_integer(option(question, "number", "1"));
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(kNearestMax)) {
    return refuse("InvalidQuery",
                  fmt::format("number is a whole number from 1 to {}.", kNearestMax));
  }
  if (points.size() != 1) return refuse("InvalidQuery", "nearest takes exactly one coordinate.");
  auto const found = network.nearest(points[0], kSnapLimitM, static_cast<std::size_t>(*number));
  if (found.empty())
    return refuse("NoSegment", "Could not find a matching segment for coordinate 0");
  return Json{{"code", "Ok"}, {"waypoints", waypoints(found, all_of(found.size()))}};
}

Answer<Json> answer_of(Workspace const& workspace, OsrmQuestion const& question) {
  auto const vehicle = vehicle_of(question.profile);
  if (!vehicle) {
    return refuse("InvalidQuery",
                  fmt::format("There is no profile {}: choose driving, car, coach, bicycle, "
                              "cycling, foot or walking.",
                              question.profile));
  }
  if (auto refusal = no_such_option(question)) return tl::make_unexpected(std::move(*refusal));
  auto const points = points_of(question);
  if (!points) return tl::make_unexpected(points.error());
  RoadWish wish;
  wish.vehicle = *vehicle;
  auto const network = workspace.network(wish);
  if (!network) return refuse("NoSegment", "No road file is loaded: import an .osm.pbf extract.");
  if (question.service == "route") return route(*network, question, *points);
  if (question.service == "table") return table(*network, question, *points);
  return nearest(*network, question, *points);
}

}  // namespace

OsrmReply osrm_reply(Workspace const& workspace, OsrmQuestion const& question) {
  auto const answer = answer_of(workspace, question);
  if (answer) return {true, answer->dump()};
  return {false, Json{{"code", answer.error().code}, {"message", answer.error().message}}.dump()};
}

}  // namespace magpie::app
