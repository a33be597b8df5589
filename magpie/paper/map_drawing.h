// Draws a map of a plan: pale land, water and quiet roads as far as given, the legs in day colours
// with a white casing, numbered stops, beds, names where there is room, a north arrow, and beneath
// it a scale bar, a legend in words, and the attribution. A leg that is only estimated is dashed,
// and the legend says so; a leg without a road is dotted. Everything can be told apart in black and
// white: by dash, by shape, by number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/paper/document.h"

namespace magpie::paper {

enum class LineKind { boundary, water, road };

// One line of a background layer.
struct BackgroundLine {
  LineKind kind = LineKind::road;
  std::vector<geo::LatLng> line;
};

// Water with islands: rings, filled by the even-odd rule.
struct BackgroundArea {
  std::vector<std::vector<geo::LatLng>> rings;
};

struct MapBackground {
  std::vector<BackgroundArea> water;
  std::vector<BackgroundLine> lines;
};

enum class LegStyle { computed, estimated, unreachable };

struct MapLeg {
  LegStyle style = LegStyle::computed;
  int day = 1;
  std::vector<geo::LatLng> line;
};

enum class MarkerShape { circle, square };  // a stop, a bed or an end

struct MapMarker {
  geo::LatLng at;
  MarkerShape shape = MarkerShape::circle;
  std::string label;  // "12", "宿"
  int day = 1;
  std::string name_zh;  // drawn where there is room
  std::string name_en;
};

struct MapPicture {
  std::vector<MapLeg> legs;
  std::vector<MapMarker> markers;
  std::string attribution;
  int without_position = 0;  // stops that cannot be shown; the map says how many
};

// The picture fills `frame`, the strip with scale, legend and attribution included. `background`
// may be null.
void draw_map(Document const& document, Rect frame, MapPicture const& picture,
              MapBackground const* background);

}  // namespace magpie::paper
