#include "magpie/files/map_rules.h"

#include <array>
#include <unordered_map>
#include <vector>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using Geometry = tiles::GeometryType;
constexpr auto kArea = Geometry::polygon;
constexpr auto kLine = Geometry::line;
constexpr auto kPoint = Geometry::point;
constexpr int kNever = 99;

constexpr std::array<std::string_view, kMapLayers> kLayerNames{
    "land", "water", "waterway", "boundary", "transit", "road", "label", "peak", "place"};

// key, value, layer, class, geometry, drawn from, named from, rank
constexpr auto kRules = std::to_array<MapRule>({
    {"natural", "water", MapLayer::water, "lake", kArea, 5, kNever, 8},
    {"waterway", "riverbank", MapLayer::water, "river", kArea, 8, kNever, 8},
    {"landuse", "reservoir", MapLayer::water, "lake", kArea, 5, kNever, 8},
    {"natural", "glacier", MapLayer::land, "ice", kArea, 6, kNever, 14},
    {"natural", "wood", MapLayer::land, "wood", kArea, 6, kNever, 30},
    {"landuse", "forest", MapLayer::land, "wood", kArea, 6, kNever, 30},
    {"natural", "scrub", MapLayer::land, "scrub", kArea, 10, kNever, 44},
    {"natural", "heath", MapLayer::land, "scrub", kArea, 10, kNever, 44},
    {"natural", "grassland", MapLayer::land, "grass", kArea, 10, kNever, 43},
    {"landuse", "meadow", MapLayer::land, "grass", kArea, 10, kNever, 43},
    {"landuse", "grass", MapLayer::land, "grass", kArea, 13, kNever, 48},
    {"natural", "bare_rock", MapLayer::land, "rock", kArea, 9, kNever, 42},
    {"natural", "scree", MapLayer::land, "rock", kArea, 9, kNever, 42},
    {"natural", "shingle", MapLayer::land, "rock", kArea, 11, kNever, 42},
    {"natural", "wetland", MapLayer::land, "wet", kArea, 9, kNever, 40},
    {"natural", "sand", MapLayer::land, "sand", kArea, 8, kNever, 38},
    {"natural", "beach", MapLayer::land, "sand", kArea, 11, kNever, 38},
    {"landuse", "farmland", MapLayer::land, "farm", kArea, 9, kNever, 46},
    {"landuse", "orchard", MapLayer::land, "farm", kArea, 10, kNever, 46},
    {"landuse", "vineyard", MapLayer::land, "farm", kArea, 10, kNever, 46},
    {"landuse", "residential", MapLayer::land, "town", kArea, 8, kNever, 16},
    {"landuse", "retail", MapLayer::land, "town", kArea, 10, kNever, 24},
    {"landuse", "commercial", MapLayer::land, "town", kArea, 10, kNever, 24},
    {"landuse", "industrial", MapLayer::land, "industry", kArea, 10, kNever, 25},
    {"landuse", "quarry", MapLayer::land, "industry", kArea, 11, kNever, 34},
    {"landuse", "cemetery", MapLayer::land, "park", kArea, 13, kNever, 47},
    {"leisure", "park", MapLayer::land, "park", kArea, 11, kNever, 28},
    {"leisure", "garden", MapLayer::land, "park", kArea, 14, kNever, 49},
    {"leisure", "pitch", MapLayer::land, "park", kArea, 14, kNever, 49},
    {"leisure", "golf_course", MapLayer::land, "park", kArea, 11, kNever, 36},
    {"landuse", "winter_sports", MapLayer::land, "ski", kArea, 10, kNever, 39},
    {"boundary", "national_park", MapLayer::land, "reserve", kArea, 6, kNever, 12},
    {"boundary", "protected_area", MapLayer::land, "reserve", kArea, 8, kNever, 13},
    {"leisure", "nature_reserve", MapLayer::land, "reserve", kArea, 8, kNever, 13},
    {"aeroway", "aerodrome", MapLayer::land, "industry", kArea, 9, kNever, 20},

    {"natural", "coastline", MapLayer::waterway, "coast", kLine, 0, kNever, 1},
    {"waterway", "river", MapLayer::waterway, "river", kLine, 6, 11, 9},
    {"waterway", "canal", MapLayer::waterway, "canal", kLine, 9, 12, 15},
    {"waterway", "stream", MapLayer::waterway, "stream", kLine, 12, 14, 41},

    {"highway", "motorway", MapLayer::road, "motorway", kLine, 4, 11, 2},
    {"highway", "trunk", MapLayer::road, "trunk", kLine, 5, 11, 3},
    {"highway", "primary", MapLayer::road, "primary", kLine, 6, 12, 4},
    {"highway", "secondary", MapLayer::road, "secondary", kLine, 8, 12, 6},
    {"highway", "tertiary", MapLayer::road, "tertiary", kLine, 10, 13, 10},
    {"highway", "motorway_link", MapLayer::road, "link", kLine, 11, kNever, 17},
    {"highway", "trunk_link", MapLayer::road, "link", kLine, 11, kNever, 17},
    {"highway", "primary_link", MapLayer::road, "link", kLine, 12, kNever, 17},
    {"highway", "secondary_link", MapLayer::road, "link", kLine, 13, kNever, 27},
    {"highway", "tertiary_link", MapLayer::road, "link", kLine, 13, kNever, 27},
    {"highway", "unclassified", MapLayer::road, "minor", kLine, 12, 14, 19},
    {"highway", "residential", MapLayer::road, "minor", kLine, 13, 14, 21},
    {"highway", "living_street", MapLayer::road, "minor", kLine, 13, 14, 22},
    {"highway", "road", MapLayer::road, "minor", kLine, 13, 14, 22},
    {"highway", "pedestrian", MapLayer::road, "pedestrian", kLine, 13, 14, 26},
    {"highway", "service", MapLayer::road, "service", kLine, 14, kNever, 51},
    {"highway", "track", MapLayer::road, "track", kLine, 13, kNever, 37},
    {"highway", "path", MapLayer::road, "path", kLine, 13, 14, 45},
    {"highway", "bridleway", MapLayer::road, "path", kLine, 14, kNever, 45},
    {"highway", "cycleway", MapLayer::road, "path", kLine, 14, kNever, 50},
    {"highway", "footway", MapLayer::road, "path", kLine, 14, kNever, 52},
    {"highway", "steps", MapLayer::road, "path", kLine, 14, kNever, 52},

    {"railway", "rail", MapLayer::transit, "rail", kLine, 7, kNever, 5},
    {"railway", "light_rail", MapLayer::transit, "rail", kLine, 10, kNever, 11},
    {"railway", "narrow_gauge", MapLayer::transit, "rail", kLine, 9, kNever, 11},
    {"railway", "funicular", MapLayer::transit, "rail", kLine, 11, kNever, 18},
    {"railway", "subway", MapLayer::transit, "rail", kLine, 12, kNever, 29},
    {"railway", "tram", MapLayer::transit, "rail", kLine, 13, kNever, 35},
    {"aerialway", "cable_car", MapLayer::transit, "aerial", kLine, 11, 14, 23},
    {"aerialway", "gondola", MapLayer::transit, "aerial", kLine, 11, 14, 23},
    {"aerialway", "mixed_lift", MapLayer::transit, "aerial", kLine, 12, 14, 31},
    {"aerialway", "chair_lift", MapLayer::transit, "aerial", kLine, 12, 14, 32},
    {"aerialway", "drag_lift", MapLayer::transit, "aerial", kLine, 13, kNever, 48},
    {"aerialway", "t-bar", MapLayer::transit, "aerial", kLine, 13, kNever, 48},
    {"aerialway", "j-bar", MapLayer::transit, "aerial", kLine, 13, kNever, 48},
    {"aerialway", "platter", MapLayer::transit, "aerial", kLine, 13, kNever, 48},
    {"aerialway", "magic_carpet", MapLayer::transit, "aerial", kLine, 14, kNever, 53},
    {"route", "ferry", MapLayer::transit, "ferry", kLine, 8, 12, 7},

    {"place", "country", MapLayer::place, "country", kPoint, 0, 0, 0},
    {"place", "state", MapLayer::place, "province", kPoint, 4, 4, 0},
    {"place", "province", MapLayer::place, "province", kPoint, 4, 4, 0},
    {"place", "city", MapLayer::place, "city", kPoint, 4, 4, 0},
    {"place", "town", MapLayer::place, "town", kPoint, 7, 7, 1},
    {"place", "village", MapLayer::place, "village", kPoint, 10, 10, 7},
    {"place", "suburb", MapLayer::place, "suburb", kPoint, 11, 11, 12},
    {"place", "quarter", MapLayer::place, "suburb", kPoint, 12, 12, 14},
    {"place", "neighbourhood", MapLayer::place, "suburb", kPoint, 13, 13, 20},
    {"place", "hamlet", MapLayer::place, "hamlet", kPoint, 12, 12, 15},
    {"place", "isolated_dwelling", MapLayer::place, "hamlet", kPoint, 14, 14, 33},
    {"place", "locality", MapLayer::place, "locality", kPoint, 14, 14, 46},
    {"place", "island", MapLayer::place, "island", kPoint, 9, 9, 10},

    {"natural", "peak", MapLayer::peak, "peak", kPoint, 9, 9, 15},
    {"natural", "volcano", MapLayer::peak, "peak", kPoint, 8, 8, 9},
    {"mountain_pass", "yes", MapLayer::peak, "pass", kPoint, 11, 11, 20},
    {"natural", "saddle", MapLayer::peak, "pass", kPoint, 12, 12, 25},
    {"railway", "station", MapLayer::label, "station", kPoint, 11, 11, 12},
    {"aeroway", "aerodrome", MapLayer::label, "airport", kPoint, 9, 9, 10},
});

// The names of outlines, written at their middles. Which zoom a name appears at follows from the
// outline's size; see map_collect.cc.
constexpr auto kLabelRules = std::to_array<MapRule>({
    {"", "lake", MapLayer::label, "lake", kPoint, 6, 6, 16},
    {"", "reserve", MapLayer::label, "reserve", kPoint, 8, 8, 18},
    {"", "park", MapLayer::label, "park", kPoint, 13, 13, 35},
    {"", "ski", MapLayer::label, "park", kPoint, 11, 11, 22},
});

// State, province, city, county.
constexpr std::array<MapRule, 4> kBorders{{
    {"", "", MapLayer::boundary, "country", kLine, 0, kNever, 0},
    {"", "", MapLayer::boundary, "province", kLine, 4, kNever, 1},
    {"", "", MapLayer::boundary, "city", kLine, 7, kNever, 5},
    {"", "", MapLayer::boundary, "county", kLine, 9, kNever, 9},
}};

using Index = std::unordered_map<std::string_view, std::vector<MapRule const*>>;

Index make_index() {
  Index index;
  for (auto const& rule : kRules) index[rule.key].push_back(&rule);
  return index;
}

}  // namespace

std::string_view map_layer_name(MapLayer layer) {
  return kLayerNames[static_cast<std::size_t>(layer)];
}

MapRule const* find_map_rule(OsmTags tags, tiles::GeometryType geometry) {
  static Index const index = make_index();
  MapRule const* first = nullptr;
  for (auto const& [key, value] : tags) {
    auto const found = index.find(key);
    if (found == index.end()) continue;
    for (auto const* rule : found->second) {
      if (rule->geometry != geometry || rule->value != value) continue;
      if (first == nullptr || rule < first) first = rule;
    }
  }
  return first;
}

std::optional<int> border_level(OsmTags tags) {
  if (tag_value(tags, "boundary") != "administrative") return std::nullopt;
  if (tag_value(tags, "maritime") == "yes") return std::nullopt;
  auto const level = base::parse_integer(tag_value(tags, "admin_level"));
  if (!level || *level < 2 || *level > 7) return std::nullopt;
  return static_cast<int>(*level);
}

MapRule const& border_rule(int level) {
  return kBorders[level <= 2 ? 0 : level <= 4 ? 1 : level == 5 ? 2 : 3];
}

MapRule const* label_rule(MapRule const& outline) {
  for (auto const& rule : kLabelRules) {
    if (rule.value == outline.feature_class) return &rule;
  }
  return nullptr;
}

}  // namespace magpie::files
