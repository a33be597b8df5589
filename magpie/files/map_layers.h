// Map layers: roads, water, boundaries, peaks and woods of the loaded extract as GeoJSON, until
// vector tiles draw the map. Lines are simplified and rounded to five decimals (about 1 m); every
// feature carries `class` and `min_zoom`, the map zoom from which it is worth drawing.
#pragma once

#include <string>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::files {

enum class MapGeometry { point, line, polygon };

struct MapFeature {
  MapGeometry geometry = MapGeometry::line;
  std::vector<geo::LatLng> points;  // a polygon's ring is closed: first = last
  std::string feature_class;        // "primary", "river", "lake", "country"
  std::string name;
  std::string ref;
  int min_zoom = 0;
  std::string detail;  // a peak's height as tagged
};

struct MapLayer {
  std::string name;  // "roads": the artefact is roads.geojson
  std::vector<MapFeature> features;
  double tolerance_m = 5;
};

struct MapLayers {
  MapLayer roads{"roads", {}, 6};
  MapLayer water{"water", {}, 10};
  MapLayer boundary{"boundary", {}, 20};
  MapLayer woods{"woods", {}, 25};
  MapLayer peaks{"peaks", {}, 0};
};

// One FeatureCollection (RFC 7946). Lines of the same class, name and ref become one
// MultiLineString of at most 200 parts; polygons with fewer than four points after simplification
// are left out.
std::string layers_geojson(MapLayer const& layer);

}  // namespace magpie::files
