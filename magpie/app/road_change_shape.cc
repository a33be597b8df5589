#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/road_change_view.h"
#include "magpie/http/api/json.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using Json = nlohmann::json;

auto refuse(std::string const& zh, std::string const& en) {
  return base::fail(ErrorCode::invalid_argument, zh + " " + en, "geometry");
}

// Collects the positions of nested coordinates, `depth` arrays deep.
class Collector {
 public:
  base::Status add(Json const& json, int depth) {
    if (!json.is_array())
      return refuse("坐标的层次与几何类型不符。",
                    "The coordinates do not fit the type of the geometry.");
    if (depth == 1) return add_line(json);
    for (auto const& part : json) MAGPIE_TRY_STATUS(add(part, depth - 1));
    return {};
  }

  RoadShape shape;

 private:
  base::Status add_line(Json const& positions) {
    count_ += positions.size();
    if (count_ > kRoadChangePointsMax) {
      return base::fail(ErrorCode::too_large,
                        fmt::format("图形最多{0}个点，请简化。 A geometry has at most {0} points: "
                                    "simplify it.",
                                    kRoadChangePointsMax),
                        "geometry");
    }
    auto& line = shape.emplace_back();
    for (auto const& position : positions) {
      auto const point =
          position.is_array() && position.size() >= 2 && position[0].is_number() &&
                  position[1].is_number()
              ? geo::make_latlng(position[1].get<double>(), position[0].get<double>())
              : std::nullopt;
      if (!point) {
        return refuse("每个点须为[经度, 纬度]，单位为度。",
                      "Every position is [longitude, latitude] in degrees.");
      }
      if (line.empty() || line.back() != *point) line.push_back(*point);
    }
    return {};
  }

  std::size_t count_ = 0;
};

int depth_of(api::RoadGeometryType type) {
  switch (type) {
    case api::RoadGeometryType::LineString:
      return 1;
    case api::RoadGeometryType::MultiLineString:
    case api::RoadGeometryType::Polygon:
      return 2;
    case api::RoadGeometryType::MultiPolygon:
      return 3;
  }
  return 1;
}

bool is_area(api::RoadGeometryType type) {
  return type == api::RoadGeometryType::Polygon || type == api::RoadGeometryType::MultiPolygon;
}

}  // namespace

base::Result<RoadShape> read_shape(api::RoadGeometry const& geometry) {
  Json coordinates = Json::array();
  for (auto const& part : geometry.coordinates) coordinates.push_back(Json::parse(part.text));
  Collector collector;
  MAGPIE_TRY_STATUS(collector.add(coordinates, depth_of(geometry.type)));
  bool const has_area = is_area(geometry.type);
  for (auto& line : collector.shape) {
    if (has_area && line.size() > 1 && line.front() == line.back()) line.pop_back();
    if (line.size() < (has_area ? 3U : 2U)) {
      return has_area ? refuse("环至少需要三个不同的点。",
                               "A ring needs at least three different points.")
                      : refuse("线至少需要两个不同的点。",
                               "A line needs at least two different points.");
    }
  }
  if (collector.shape.empty()) return refuse("图形是空的。", "The geometry is empty.");
  return std::move(collector.shape);
}

}  // namespace magpie::app
