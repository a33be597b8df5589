#include "magpie/files/map_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "magpie/geo/polyline.h"

namespace magpie::files {

namespace {

constexpr std::size_t kMostParts = 200;

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
    else
      out += c;
  }
  out += '"';
}

// 1e-7 degrees → "1.53204": five decimals without trailing zeros, exact integer arithmetic.
void append_degrees(std::string& out, std::int32_t value_e7) {
  std::int64_t const rounded = (std::int64_t{value_e7} + (value_e7 < 0 ? -50 : 50)) / 100;
  std::int64_t const magnitude = rounded < 0 ? -rounded : rounded;
  if (rounded < 0) out += '-';
  auto text = fmt::format("{}.{:05}", magnitude / 100'000, magnitude % 100'000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  out += text;
}

void append_position(std::string& out, geo::LatLng p) {
  out += '[';
  append_degrees(out, p.lon_e7);
  out += ',';
  append_degrees(out, p.lat_e7);
  out += ']';
}

void append_line(std::string& out, std::vector<geo::LatLng> const& line) {
  out += '[';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) out += ',';
    append_position(out, line[i]);
  }
  out += ']';
}

struct Group {
  MapFeature const* first = nullptr;
  std::vector<std::vector<geo::LatLng>> parts;
};

void append_properties(std::string& out, MapFeature const& feature) {
  fmt::format_to(std::back_inserter(out), "\"properties\":{{\"class\":\"{}\",\"min_zoom\":{}",
                 feature.feature_class, feature.min_zoom);
  auto const add = [&](std::string_view key, std::string const& value) {
    if (value.empty()) return;
    fmt::format_to(std::back_inserter(out), ",\"{}\":", key);
    append_escaped(out, value);
  };
  add("name", feature.name);
  add("ref", feature.ref);
  add("detail", feature.detail);
  out += '}';
}

void append_geometry(std::string& out, Group const& group) {
  auto const geometry = group.first->geometry;
  if (geometry == MapGeometry::point) {
    out += R"("geometry":{"type":"Point","coordinates":)";
    append_position(out, group.parts.front().front());
    out += '}';
    return;
  }
  bool const is_single = geometry == MapGeometry::line && group.parts.size() == 1;
  out += geometry == MapGeometry::polygon ? R"("geometry":{"type":"Polygon","coordinates":)"
         : is_single                      ? R"("geometry":{"type":"LineString","coordinates":)"
                     : R"("geometry":{"type":"MultiLineString","coordinates":)";
  if (!is_single) out += '[';
  for (std::size_t i = 0; i < group.parts.size(); ++i) {
    if (i > 0) out += ',';
    append_line(out, group.parts[i]);
  }
  if (!is_single) out += ']';
  out += '}';
}

// RFC 7946 wants outer rings counterclockwise.
void turn_counterclockwise(std::vector<geo::LatLng>& ring) {
  double doubled_area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    doubled_area += (double(ring[i].lon_e7) - ring[i - 1].lon_e7) *
                    (double(ring[i].lat_e7) + ring[i - 1].lat_e7 - 2.0 * ring[0].lat_e7);
  }
  if (doubled_area > 0) std::reverse(ring.begin(), ring.end());
}

std::vector<geo::LatLng> drawn_points(MapFeature const& feature, double tolerance_m) {
  if (feature.geometry == MapGeometry::point) return {feature.points.front()};
  if (feature.geometry == MapGeometry::line) return geo::simplify(feature.points, tolerance_m);
  // A ring starts and ends at one point: both halves are simplified apart.
  auto const half = static_cast<std::ptrdiff_t>(feature.points.size() / 2);
  std::vector<geo::LatLng> const front(feature.points.begin(), feature.points.begin() + half + 1);
  std::vector<geo::LatLng> const back(feature.points.begin() + half, feature.points.end());
  auto ring = geo::simplify(front, tolerance_m);
  auto const rest = geo::simplify(back, tolerance_m);
  ring.insert(ring.end(), rest.begin() + 1, rest.end());
  if (ring.size() < 4) return {};
  turn_counterclockwise(ring);
  return ring;
}

std::vector<Group> group_features(MapLayer const& layer) {
  std::vector<Group> groups;
  std::map<std::tuple<std::string, std::string, std::string, int>, std::size_t> open;
  for (auto const& feature : layer.features) {
    std::size_t const fewest = feature.geometry == MapGeometry::point ? 1 : 2;
    if (feature.points.size() < fewest) continue;
    auto points = drawn_points(feature, layer.tolerance_m);
    if (points.empty()) continue;
    if (feature.geometry != MapGeometry::line) {
      groups.push_back({&feature, {std::move(points)}});
      continue;
    }
    auto const key = std::tuple(feature.feature_class, feature.name, feature.ref, feature.min_zoom);
    auto const at = open.find(key);
    if (at != open.end() && groups[at->second].parts.size() < kMostParts) {
      groups[at->second].parts.push_back(std::move(points));
      continue;
    }
    open[key] = groups.size();
    groups.push_back({&feature, {std::move(points)}});
  }
  return groups;
}

}  // namespace

std::string layers_geojson(MapLayer const& layer) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  bool is_first = true;
  for (auto const& group : group_features(layer)) {
    if (!is_first) out += ',';
    is_first = false;
    out += "\n{\"type\":\"Feature\",";
    append_properties(out, *group.first);
    out += ',';
    append_geometry(out, group);
    out += '}';
  }
  out += "\n]}\n";
  return out;
}

}  // namespace magpie::files
