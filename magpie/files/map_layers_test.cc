#include "magpie/files/map_layers.h"

#include <gtest/gtest.h>

namespace magpie::files {
namespace {

TEST(MapLayers, EmptyLayerIsAnEmptyCollection) {
  EXPECT_EQ(layers_geojson({}), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

TEST(MapLayers, PointsLinesAndPolygonsAreRoundedAndEscaped) {
  MapLayer layer{"mixed", {}, 0};
  layer.features.push_back(
      {MapGeometry::point, {{-425'000'051, 15'320'449}}, "peak", "Pic \"A\"\n", "", 11, "2942"});
  layer.features.push_back(
      {MapGeometry::line, {{0, 0}, {10'000'000, 0}}, "primary", "", "CG-1", 8, ""});
  // Drawn clockwise; written counterclockwise.
  layer.features.push_back({MapGeometry::polygon,
                            {{0, 0}, {10'000'000, 0}, {10'000'000, 10'000'000}, {0, 0}},
                            "lake",
                            "Estany",
                            "",
                            8,
                            ""});
  EXPECT_EQ(layers_geojson(layer), R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"class":"peak","min_zoom":11,"name":"Pic \"A\"\u000a","detail":"2942"},"geometry":{"type":"Point","coordinates":[1.53204,-42.50001]}},
{"type":"Feature","properties":{"class":"primary","min_zoom":8,"ref":"CG-1"},"geometry":{"type":"LineString","coordinates":[[0,0],[0,1]]}},
{"type":"Feature","properties":{"class":"lake","min_zoom":8,"name":"Estany"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1],[0,0]]]}}
]}
)");
}

TEST(MapLayers, PiecesOfOneRoadBecomeOneFeature) {
  MapLayer layer{"roads", {}, 0};
  layer.features.push_back(
      {MapGeometry::line, {{0, 0}, {10'000'000, 0}}, "primary", "A", "", 8, ""});
  layer.features.push_back(
      {MapGeometry::line, {{0, 0}, {0, 10'000'000}}, "primary", "B", "", 8, ""});
  layer.features.push_back(
      {MapGeometry::line, {{10'000'000, 0}, {20'000'000, 0}}, "primary", "A", "", 8, ""});
  EXPECT_EQ(layers_geojson(layer), R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"class":"primary","min_zoom":8,"name":"A"},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[0,1]],[[0,1],[0,2]]]}},
{"type":"Feature","properties":{"class":"primary","min_zoom":8,"name":"B"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,0]]}}
]}
)");
}

TEST(MapLayers, SliverPolygonsAndSinglePointsAreLeftOut) {
  MapLayer layer{"water", {}, 50};
  layer.features.push_back(
      {MapGeometry::polygon, {{0, 0}, {0, 10}, {10, 10}, {0, 0}}, "lake", "", "", 8, ""});
  layer.features.push_back({MapGeometry::line, {{0, 0}}, "river", "", "", 8, ""});
  EXPECT_EQ(layers_geojson(layer), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

}  // namespace
}  // namespace magpie::files
