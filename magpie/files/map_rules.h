// What of OpenStreetMap is drawn on the map, as which class of which layer, from which zoom: one
// table, in map_rules.cc. docs/methods/tiles.md explains it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "magpie/files/osm_tags.h"
#include "magpie/tiles/mvt.h"

namespace magpie::files {

// Layers of a tile, in the order they are written.
enum class MapLayer : std::uint8_t {
  land,
  water,
  waterway,
  boundary,
  transit,
  road,
  label,
  peak,
  place
};
std::string_view map_layer_name(MapLayer layer);
inline constexpr int kMapLayers = 9;

inline constexpr int kMapZoomMin = 0;
inline constexpr int kMapZoomMax = 14;  // beyond it the browser enlarges tiles of 14

struct MapRule {
  std::string_view key;
  std::string_view value;
  MapLayer layer = MapLayer::land;
  std::string_view feature_class;
  tiles::GeometryType geometry = tiles::GeometryType::polygon;
  int zoom_min = 0;   // drawn from here on
  int zoom_name = 0;  // carries its names from here on
  // Where a tile would be too large, the highest rank goes first.
  int rank = 0;
};

// The first rule of the table that one of the tags meets; nullptr where nothing is drawn.
MapRule const* find_map_rule(OsmTags tags, tiles::GeometryType geometry);

// A border between states (admin_level 2), provinces (3, 4), cities and counties (5–7).
std::optional<int> border_level(OsmTags tags);
MapRule const& border_rule(int level);

// A named outline gets its name at its middle; nothing for outlines whose name is not drawn.
MapRule const* label_rule(MapRule const& outline);

}  // namespace magpie::files
