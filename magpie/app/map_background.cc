#include "magpie/app/map_background.h"

#include <nlohmann/json.hpp>

namespace magpie::app {

namespace {

using Json = nlohmann::json;

std::vector<geo::LatLng> line_of(Json const& coordinates) {
  std::vector<geo::LatLng> line;
  for (auto const& pair : coordinates) {
    if (auto const point = geo::make_latlng(pair.at(1).get<double>(), pair.at(0).get<double>())) {
      line.push_back(*point);
    }
  }
  return line;
}

void add_lines(Json const& geometry, paper::LineKind kind, paper::MapBackground& background) {
  auto const& type = geometry.at("type").get_ref<std::string const&>();
  auto const& coordinates = geometry.at("coordinates");
  if (type == "LineString") background.lines.push_back({kind, line_of(coordinates)});
  if (type != "MultiLineString") return;
  for (auto const& part : coordinates) background.lines.push_back({kind, line_of(part)});
}

void add_area(Json const& geometry, paper::MapBackground& background) {
  if (geometry.at("type") != "Polygon") return;
  paper::BackgroundArea area;
  for (auto const& ring : geometry.at("coordinates")) area.rings.push_back(line_of(ring));
  background.water.push_back(std::move(area));
}

// The layers are artefacts of our own import, so their form is known.
void add_layer(Workspace const& workspace, char const* name, paper::LineKind kind,
               paper::MapBackground& background) {
  auto const collection = Json::parse(*workspace.layer(name));
  for (auto const& feature : collection.at("features")) {
    if (feature.at("properties").value("min_zoom", 0) > kPrintedZoom) continue;
    if (kind == paper::LineKind::water) add_area(feature.at("geometry"), background);
    add_lines(feature.at("geometry"), kind, background);
  }
}

}  // namespace

paper::MapBackground map_background(Workspace const& workspace) {
  paper::MapBackground background;
  add_layer(workspace, "boundary", paper::LineKind::boundary, background);
  add_layer(workspace, "water", paper::LineKind::water, background);
  add_layer(workspace, "roads", paper::LineKind::road, background);
  return background;
}

}  // namespace magpie::app
