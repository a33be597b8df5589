#include "magpie/app/osrm_words.h"

#include "magpie/app/line_text.h"
#include "magpie/app/place_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"
#include "magpie/geo/polyline.h"

namespace magpie::app {

namespace {

using Json = nlohmann::json;

constexpr double kScreenShare = 0.001;  // of the line's diagonal: about a pixel

void append_number(std::string& out, std::int64_t value) {
  auto bits = static_cast<std::uint64_t>(value) << 1U;
  if (value < 0) bits = ~bits;
  for (; bits >= 0x20U; bits >>= 5U) out += static_cast<char>((0x20U | (bits & 0x1FU)) + 63U);
  out += static_cast<char>(bits + 63U);
}

std::string encoded(std::vector<geo::LatLng> const& line, double unit_e7) {
  std::string out;
  std::int64_t last_lat = 0;
  std::int64_t last_lon = 0;
  for (auto const point : line) {
    auto const lat = std::llround(point.lat_e7 / unit_e7);
    auto const lon = std::llround(point.lon_e7 / unit_e7);
    append_number(out, lat - last_lat);
    append_number(out, lon - last_lon);
    last_lat = lat;
    last_lon = lon;
  }
  return out;
}

// Degrees clockwise from north, 0–359; 0 for one point.
int bearing(geo::LatLng from, geo::LatLng to) {
  double const east = (to.lon() - from.lon()) * std::cos(from.lat() * std::numbers::pi / 180);
  double const north = to.lat() - from.lat();
  auto const degrees = std::lround(std::atan2(east, north) * 180 / std::numbers::pi);
  return static_cast<int>((degrees + 360) % 360);
}

struct Maneuver {
  char const* type;
  char const* modifier;
};

Maneuver maneuver_of(roads::Turn turn) {
  switch (turn) {
    case roads::Turn::depart:
      return {"depart", ""};
    case roads::Turn::arrive:
      return {"arrive", ""};
    case roads::Turn::go_on:
      return {"new name", "straight"};
    case roads::Turn::slight_right:
      return {"turn", "slight right"};
    case roads::Turn::right:
      return {"turn", "right"};
    case roads::Turn::sharp_right:
      return {"turn", "sharp right"};
    case roads::Turn::u_turn:
      return {"turn", "uturn"};
    case roads::Turn::sharp_left:
      return {"turn", "sharp left"};
    case roads::Turn::left:
      return {"turn", "left"};
    case roads::Turn::slight_left:
      return {"turn", "slight left"};
    case roads::Turn::roundabout:
      return {"roundabout", "straight"};
    case roads::Turn::board_ferry:
      return {"notification", "straight"};
  }
  return {"turn", "straight"};
}

std::string_view mode_of(roads::Turn turn, std::string_view profile) {
  if (turn == roads::Turn::board_ferry) return "ferry";
  if (profile == "bicycle" || profile == "cycling") return "cycling";
  if (profile == "foot" || profile == "walking") return "walking";
  return "driving";
}

Json maneuver_json(roads::LegStep const& step, std::vector<geo::LatLng> const& line) {
  auto const at = std::min(step.first_point, line.size() - 1);
  auto const words = maneuver_of(step.turn);
  bool const is_end = step.turn == roads::Turn::arrive;
  Json json{
      {"type", words.type},
      {"location", position_of(line[at])},
      {"bearing_before", at > 0 ? bearing(line[at - 1], line[at]) : 0},
      {"bearing_after", !is_end && at + 1 < line.size() ? bearing(line[at], line[at + 1]) : 0}};
  if (*words.modifier != '\0') json["modifier"] = words.modifier;
  if (step.turn == roads::Turn::roundabout) json["exit"] = step.exit;
  return json;
}

// The part of the line that belongs to step `i`; the last step is one point twice.
std::vector<geo::LatLng> part_of(roads::LegPath const& path, std::size_t i) {
  auto const last = path.line.size() - 1;
  auto const from = std::min(path.steps[i].first_point, last);
  auto const to = i + 1 < path.steps.size() ? std::min(path.steps[i + 1].first_point, last) : last;
  if (to <= from) return {path.line[from], path.line[from]};
  using Offset = std::vector<geo::LatLng>::difference_type;
  return {path.line.begin() + static_cast<Offset>(from),
          path.line.begin() + static_cast<Offset>(to) + 1};
}

}  // namespace

std::optional<OsrmGeometry> find_osrm_geometry(std::string_view word) {
  if (word == "polyline") return OsrmGeometry::polyline;
  if (word == "polyline6") return OsrmGeometry::polyline6;
  if (word == "geojson") return OsrmGeometry::geojson;
  return std::nullopt;
}

Json osrm_geometry(std::vector<geo::LatLng> const& line, OsrmGeometry geometry) {
  if (geometry == OsrmGeometry::polyline) return encoded(line, 100);
  if (geometry == OsrmGeometry::polyline6) return encoded(line, 10);
  return line_json(line);
}

std::vector<geo::LatLng> osrm_simplified(std::vector<geo::LatLng> const& line) {
  geo::Box box;
  for (auto const point : line) box.extend(point);
  if (box.is_empty()) return line;
  return geo::simplify(line, geo::distance_m(box.low, box.high) * kScreenShare);
}

Json osrm_leg(roads::LegPath const& path) {
  std::string summary;
  for (auto const& road : path.road_names) summary += (summary.empty() ? "" : ", ") + road;
  return {{"duration", path.leg.seconds},
          {"distance", path.leg.meters},
          {"weight", path.leg.seconds},
          {"summary", summary},
          {"steps", Json::array()}};
}

Json osrm_steps(roads::LegPath const& path, OsrmGeometry geometry, std::string_view profile) {
  Json list = Json::array();
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    auto const& step = path.steps[i];
    auto maneuver = maneuver_json(step, path.line);
    bool const is_end = step.turn == roads::Turn::arrive;
    Json crossing{
        {"location", maneuver["location"]},
        {"bearings", Json::array({maneuver[is_end ? "bearing_before" : "bearing_after"]})},
        {"entry", Json::array({true})},
        {is_end ? "in" : "out", 0}};
    list.push_back({{"maneuver", std::move(maneuver)},
                    {"name", step.road},
                    {"duration", step.seconds},
                    {"distance", step.meters},
                    {"weight", step.seconds},
                    {"mode", mode_of(step.turn, profile)},
                    {"driving_side", "right"},
                    {"geometry", osrm_geometry(part_of(path, i), geometry)},
                    {"intersections", Json::array({std::move(crossing)})}});
  }
  return list;
}

}  // namespace magpie::app
