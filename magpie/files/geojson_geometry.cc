#include "magpie/files/geojson_geometry.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "magpie/geo/distance.h"

namespace magpie::files {

namespace {

using nlohmann::json;
using Line = std::vector<SourcePoint>;

std::optional<SourcePoint> read_position(json const& value) {
  if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number())
    return std::nullopt;
  SourcePoint const at{value[0].get<double>(), value[1].get<double>()};
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) return std::nullopt;
  return at;
}

Line read_line(json const& value) {
  Line line;
  if (!value.is_array()) return line;
  for (json const& position : value)
    if (auto const at = read_position(position)) line.push_back(*at);
  return line;
}

std::vector<Line> read_lines(json const& value) {
  std::vector<Line> lines;
  if (!value.is_array()) return lines;
  for (json const& part : value)
    if (auto line = read_line(part); !line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::optional<double> length_of(Line const& line) {
  std::vector<geo::LatLng> points;
  for (SourcePoint const p : line) {
    auto const at = geo::make_latlng(p.y, p.x);
    if (!at) return std::nullopt;
    points.push_back(*at);
  }
  return geo::length_m(points);
}

double step(SourcePoint a, SourcePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

// Half way along.
SourcePoint middle_of(Line const& line) {
  double rest = 0;
  for (std::size_t i = 1; i < line.size(); ++i) rest += step(line[i - 1], line[i]);
  rest /= 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    double const here = step(line[i - 1], line[i]);
    if (here >= rest && here > 0) {
      double const share = rest / here;
      return {line[i - 1].x + share * (line[i].x - line[i - 1].x),
              line[i - 1].y + share * (line[i].y - line[i - 1].y)};
    }
    rest -= here;
  }
  return line.front();
}

// Where the level line at `y` crosses the rings, from left to right.
std::vector<double> crossings(std::vector<Line> const& rings, double y) {
  std::vector<double> all;
  for (Line const& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      SourcePoint const a = ring[i];
      SourcePoint const b = ring[(i + 1) % ring.size()];
      if ((a.y > y) != (b.y > y)) all.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The middle of the widest stretch inside at half height; holes are left out by the even-odd rule.
SourcePoint inside_of(std::vector<Line> const& rings) {
  auto const [low, high] =
      std::minmax_element(rings.front().begin(), rings.front().end(),
                          [](SourcePoint a, SourcePoint b) { return a.y < b.y; });
  double const y = (low->y + high->y) / 2;
  auto const xs = crossings(rings, y);
  SourcePoint best = rings.front().front();
  double widest = 0;
  for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
    if (xs[i + 1] - xs[i] <= widest) continue;
    widest = xs[i + 1] - xs[i];
    best = {(xs[i] + xs[i + 1]) / 2, y};
  }
  return best;
}

void read_line_strings(std::vector<Line> const& lines, GeometryReading& reading) {
  double total_m = 0;
  bool measured = !lines.empty();
  Line const* longest = nullptr;
  for (Line const& line : lines) {
    if (longest == nullptr || line.size() > longest->size()) longest = &line;
    auto const length = length_of(line);
    measured = measured && length.has_value();
    total_m += length.value_or(0);
  }
  if (longest == nullptr) return;
  reading.point = middle_of(*longest);
  reading.two_point_line = lines.size() == 1 && longest->size() == 2;
  if (measured) reading.length_m = total_m;
}

void read_polygon(std::vector<Line> const& rings, GeometryReading& reading) {
  if (rings.empty()) return;
  for (Line const& ring : rings)
    reading.ring_open = reading.ring_open || !(ring.front() == ring.back());
  if (!reading.point) reading.point = inside_of(rings);
}

void read_point(json const& coordinates, GeometryReading& reading) {
  reading.point = read_position(coordinates);
  if (reading.point && coordinates.size() > 2 && coordinates[2].is_number())
    reading.height_m = coordinates[2].get<double>();
}

GeometryReading read_collection(json const& geometry) {
  GeometryReading reading;
  auto const parts = geometry.find("geometries");
  if (parts != geometry.end() && parts->is_array()) {
    for (json const& part : *parts) {
      reading = read_geometry(part);
      if (reading.point) break;
    }
  }
  reading.type = "GeometryCollection";
  return reading;
}

void close_rings(json& polygon) {
  if (!polygon.is_array()) return;
  for (json& ring : polygon) {
    if (!ring.is_array() || ring.empty() || ring.front() == ring.back()) continue;
    json first = ring.front();
    ring.push_back(std::move(first));
  }
}

}  // namespace

GeometryReading read_geometry(json const& geometry) {
  GeometryReading reading;
  if (!geometry.is_object()) return reading;
  auto const type = geometry.find("type");
  if (type == geometry.end() || !type->is_string()) return reading;
  reading.type = type->get<std::string>();
  if (reading.type == "GeometryCollection") return read_collection(geometry);
  auto const found = geometry.find("coordinates");
  if (found == geometry.end() || !found->is_array()) return reading;
  if (reading.type == "Point") read_point(*found, reading);
  if (reading.type == "MultiPoint" && !found->empty()) read_point((*found)[0], reading);
  if (reading.type == "LineString") {
    if (auto line = read_line(*found); !line.empty()) read_line_strings({std::move(line)}, reading);
  }
  if (reading.type == "MultiLineString") read_line_strings(read_lines(*found), reading);
  if (reading.type == "Polygon") read_polygon(read_lines(*found), reading);
  if (reading.type == "MultiPolygon")
    for (json const& polygon : *found) read_polygon(read_lines(polygon), reading);
  return reading;
}

json with_closed_rings(json geometry) {
  auto const found = geometry.find("coordinates");
  if (found == geometry.end()) return geometry;
  if (geometry["type"] == "Polygon") close_rings(*found);
  if (geometry["type"] == "MultiPolygon" && found->is_array())
    for (json& polygon : *found) close_rings(polygon);
  return geometry;
}

}  // namespace magpie::files
