// One GeoJSON geometry as an import sees it: one point that stands for it, and what is odd about
// it. Coordinates are as the file has them, x first, whether or not they lie on the globe.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace magpie::files {

struct SourcePoint {
  double x = 0;
  double y = 0;
  bool operator==(SourcePoint const&) const = default;
};

struct GeometryReading {
  std::string type;  // "" when there is none
  // On the line, inside the polygon, the first of several points; nothing when it cannot be read.
  std::optional<SourcePoint> point;
  std::optional<double> height_m;  // of a Point
  bool ring_open = false;
  bool two_point_line = false;
  std::optional<double> length_m;  // of lines that lie on the globe
};

GeometryReading read_geometry(nlohmann::json const& geometry);

// The same geometry with the first point of each open ring of a (multi)polygon added at its end.
nlohmann::json with_closed_rings(nlohmann::json geometry);

}  // namespace magpie::files
