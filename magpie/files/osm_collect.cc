#include "magpie/files/osm_collect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "magpie/base/text.h"
#include "magpie/files/osm_places.h"
#include "magpie/geo/distance.h"

namespace magpie::files {

namespace {

constexpr geo::LatLng kUnknown{std::numeric_limits<std::int32_t>::min(),
                               std::numeric_limits<std::int32_t>::min()};

constexpr std::size_t kMostNamedRelations = 10;

std::string text_of(OsmTags tags, std::string_view key) {
  auto const value = tag_value(tags, key);
  return base::is_valid_utf8(value) ? std::string(value) : std::string();
}

// The map zoom from which a road of the class is drawn, by RoadClass.
constexpr std::array<int, 11> kRoadZooms{5, 6, 8, 9, 10, 11, 12, 12, 13, 13, 8};

struct AreaRule {
  std::string_view key;
  std::string_view value;
  std::string_view feature_class;
  int min_zoom;
  MapLayer MapLayers::*layer;
  MapGeometry geometry;
};
constexpr auto kAreaRules = std::to_array<AreaRule>({
    {"natural", "water", "lake", 8, &MapLayers::water, MapGeometry::polygon},
    {"waterway", "riverbank", "river", 10, &MapLayers::water, MapGeometry::polygon},
    {"landuse", "reservoir", "lake", 8, &MapLayers::water, MapGeometry::polygon},
    {"waterway", "river", "river", 7, &MapLayers::water, MapGeometry::line},
    {"waterway", "canal", "canal", 10, &MapLayers::water, MapGeometry::line},
    {"waterway", "stream", "stream", 13, &MapLayers::water, MapGeometry::line},
    {"natural", "coastline", "coast", 3, &MapLayers::water, MapGeometry::line},
    {"natural", "wood", "wood", 9, &MapLayers::woods, MapGeometry::polygon},
    {"landuse", "forest", "wood", 9, &MapLayers::woods, MapGeometry::polygon},
});

// Countries, provinces, cities and counties; streams of villages' borders would fill the screen.
std::optional<MapFeature> boundary_feature(OsmTags tags) {
  if (tag_value(tags, "boundary") != "administrative") return std::nullopt;
  auto const level = base::parse_integer(tag_value(tags, "admin_level"));
  if (!level || *level < 2 || *level > 7) return std::nullopt;
  MapFeature feature;
  feature.feature_class = *level == 2 ? "country" : *level <= 4 ? "province" : "county";
  feature.min_zoom = *level == 2 ? 3 : *level <= 4 ? 5 : 8;
  return feature;
}

AreaRule const* area_rule(OsmTags tags) {
  for (auto const& rule : kAreaRules) {
    if (tag_value(tags, rule.key) == rule.value) return &rule;
  }
  return nullptr;
}

MapFeature feature_of(AreaRule const& rule, OsmTags tags) {
  MapFeature feature;
  feature.geometry = rule.geometry;
  feature.feature_class = rule.feature_class;
  feature.min_zoom = rule.min_zoom;
  feature.name = text_of(tags, "name");
  return feature;
}

std::string country_code(OsmTags tags) {
  for (auto const* key : {"ISO3166-1:alpha2", "ISO3166-1"}) {
    auto const code = tag_value(tags, key);
    bool const is_code =
        code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
    if (is_code) return std::string(code);
  }
  return {};
}

bool is_area_relation(OsmTags tags) {
  auto const type = tag_value(tags, "type");
  return type == "multipolygon" || type == "boundary" || type == "site";
}

}  // namespace

void OsmCollector::add_relation(std::int64_t id, OsmTags tags, std::span<OsmMember const> members) {
  ++extract_.counts.relations;
  roads_.add_relation(id, tags, members);
  if (!is_area_relation(tags)) return;
  Relation relation;
  for (auto const& member : members) {
    bool const is_outer = member.role.empty() || member.role == "outer";
    if (is_outer && member.kind == OsmMember::Kind::way) relation.ways.push_back(member.id);
  }
  if (relation.ways.empty()) return;
  relation.place = place_from_tags(tags);
  if (relation.place) relation.place->key = fmt::format("osm:r{}", id);
  if (auto const* rule = area_rule(tags); rule && rule->geometry == MapGeometry::polygon) {
    relation.shape = Shape{feature_of(*rule, tags), {}, rule->layer};
  } else if (auto boundary = boundary_feature(tags)) {
    relation.shape = Shape{std::move(*boundary), {}, &MapLayers::boundary};
  }
  if (tag_value(tags, "admin_level") == "2") relation.country = country_code(tags);
  if (!relation.place && !relation.shape) return;
  member_ids_.insert(member_ids_.end(), relation.ways.begin(), relation.ways.end());
  relations_.push_back(std::move(relation));
}

void OsmCollector::end_relations() {
  std::sort(member_ids_.begin(), member_ids_.end());
  member_ids_.erase(std::unique(member_ids_.begin(), member_ids_.end()), member_ids_.end());
  member_ranges_.assign(member_ids_.size(), Range{});
}

void OsmCollector::add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs) {
  ++extract_.counts.ways;
  if (refs.empty()) return;
  Range const range{refs_.size(), refs.size()};
  bool is_used = false;
  auto const member = std::lower_bound(member_ids_.begin(), member_ids_.end(), id);
  if (member != member_ids_.end() && *member == id) {
    member_ranges_[static_cast<std::size_t>(member - member_ids_.begin())] = range;
    is_used = true;
  }
  roads_.add_way(id, tags, refs);
  if (auto place = place_from_tags(tags)) {
    place->key = fmt::format("osm:w{}", id);
    places_.push_back({std::move(*place), {range}});
    is_used = true;
  }
  if (auto const* rule = area_rule(tags)) {
    shapes_.push_back({feature_of(*rule, tags), {range}, rule->layer});
    is_used = true;
  }
  if (is_used) refs_.insert(refs_.end(), refs.begin(), refs.end());
}

void OsmCollector::end_ways() {
  roads_.end_ways();
  node_ids_ = OsmNodeIds(refs_);
  positions_.assign(node_ids_.size(), kUnknown);
}

void OsmCollector::add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position) {
  ++extract_.counts.nodes;
  if (!position) return;
  roads_.add_node(id, tags, position);
  if (auto const at = node_ids_.find(id)) positions_[*at] = *position;
  if (tags.empty()) return;
  if (tag_value(tags, "natural") == "peak" && tag_or_null(tags, "name") != nullptr) {
    auto const height = text_of(tags, "ele");
    extract_.layers.peaks.features.push_back(
        {MapGeometry::point, {*position}, "peak", text_of(tags, "name"), "", 11, height});
  }
  if (auto place = place_from_tags(tags)) {
    place->key = fmt::format("osm:n{}", id);
    place->location = *position;
    keep_place(std::move(*place));
  }
}

OsmExtract OsmCollector::finish() {
  finish_roads();
  for (auto& shape : shapes_) finish_shape(shape);
  for (auto& place : places_) finish_place(place);
  // Countries first: a line that parts two countries and two counties is drawn once, as a
  // country's.
  std::stable_sort(relations_.begin(), relations_.end(), [](Relation const& a, Relation const& b) {
    return (a.shape ? a.shape->feature.min_zoom : 99) < (b.shape ? b.shape->feature.min_zoom : 99);
  });
  extract_.roads.country = country();
  for (auto& relation : relations_) finish_relation(relation);
  return std::move(extract_);
}

std::optional<geo::LatLng> OsmCollector::position(std::int64_t node_id) {
  auto const at = node_ids_.find(node_id);
  if (!at || positions_[*at] == kUnknown) return std::nullopt;
  return positions_[*at];
}

std::vector<geo::LatLng> OsmCollector::known_points(std::span<std::int64_t const> ids) {
  std::vector<geo::LatLng> points;
  for (auto const id : ids) {
    if (auto const p = position(id)) points.push_back(*p);
  }
  return points;
}

std::vector<OsmCollector::Range> OsmCollector::member_ranges(
    std::vector<std::int64_t> const& ways) const {
  std::vector<Range> ranges;
  for (auto const way : ways) {
    auto const at = std::lower_bound(member_ids_.begin(), member_ids_.end(), way);
    auto const range = member_ranges_[static_cast<std::size_t>(at - member_ids_.begin())];
    if (range.size > 0) ranges.push_back(range);
  }
  return ranges;
}

void OsmCollector::finish_roads() {
  extract_.roads = roads_.finish();
  extract_.counts.roads = roads_.counts();
  draw_roads();
  if (extract_.counts.roads.ways == 0) {
    extract_.notes.push_back("no roads in this file: its places go in, travel times are estimated");
  }
  auto const name_relations = [&](std::vector<std::int64_t> const& ids, std::string_view problem) {
    if (ids.empty()) return;
    std::string list;
    for (std::size_t i = 0; i < std::min(ids.size(), kMostNamedRelations); ++i) {
      list += fmt::format("{}{}", i == 0 ? "" : ", ", ids[i]);
    }
    auto const rest = ids.size() > kMostNamedRelations ? " and more" : "";
    extract_.notes.push_back(fmt::format("{} turn restrictions {} and are left out: {}{}",
                                         ids.size(), problem, list, rest));
  };
  name_relations(extract_.counts.roads.incomplete_restrictions, "lack a member in the extract");
  name_relations(extract_.counts.roads.unread_restrictions, "say nothing that is known");
}

// Every road that a car may use, until vector tiles draw the map.
void OsmCollector::draw_roads() {
  auto const& input = extract_.roads;
  std::vector<std::optional<roads::RoadUse>> uses;
  for (std::uint32_t i = 0; i < input.tag_sets.size(); ++i)
    uses.push_back(roads::read_road(input.tag_sets[i], roads::Vehicle::car, {}));
  for (auto const& way : input.ways) {
    if (!uses[way.tags]) continue;
    auto const road_class = uses[way.tags]->road_class;
    std::vector<geo::LatLng> line;
    for (auto const node : input.nodes_of(way)) line.push_back(input.nodes[node]);
    extract_.layers.roads.features.push_back(
        {MapGeometry::line, std::move(line), std::string(roads::road_class_name(road_class)),
         input.texts[way.name], input.texts[way.ref],
         kRoadZooms[static_cast<std::size_t>(road_class)], ""});
  }
}

// The country whose outline lies in the extract with the largest share: a neighbour is cut.
std::string OsmCollector::country() const {
  std::string best;
  double best_share = 0;
  for (auto const& relation : relations_) {
    if (relation.country.empty()) continue;
    auto const share = double(member_ranges(relation.ways).size()) / double(relation.ways.size());
    if (share > best_share) {
      best = relation.country;
      best_share = share;
    }
  }
  return best;
}

void OsmCollector::keep_place(catalog::Place place) {
  ++extract_.counts.places_by_kind[place.kind];
  extract_.places.push_back(std::move(place));
}

// The centre of the longest outline.
void OsmCollector::finish_place(PlaceShape& shape) {
  std::vector<std::vector<std::int64_t>> pieces;
  for (auto const range : shape.parts) {
    auto const ids = refs(range);
    pieces.emplace_back(ids.begin(), ids.end());
  }
  auto const rings = join_rings(std::move(pieces));
  std::vector<geo::LatLng> longest;
  for (auto const* group : {&rings.closed, &rings.open}) {
    for (auto const& ring : *group) {
      auto points = known_points(ring);
      bool const is_longer = geo::length_m(points) > geo::length_m(longest);
      if (longest.empty() || (is_longer && group == &rings.closed)) longest = std::move(points);
    }
  }
  auto const center = center_of(longest);
  if (!center) {
    ++extract_.counts.places_without_position;
    return;
  }
  shape.place.location = *center;
  keep_place(std::move(shape.place));
}

void OsmCollector::finish_shape(Shape& shape) {
  auto& features = (extract_.layers.*shape.layer).features;
  if (shape.feature.geometry == MapGeometry::line) {
    for (auto const range : shape.parts) {
      auto points = known_points(refs(range));
      if (points.size() < 2) continue;
      auto feature = shape.feature;
      feature.points = std::move(points);
      features.push_back(std::move(feature));
    }
    return;
  }
  std::vector<std::vector<std::int64_t>> pieces;
  for (auto const range : shape.parts) {
    auto const ids = refs(range);
    pieces.emplace_back(ids.begin(), ids.end());
  }
  for (auto const& ring : join_rings(std::move(pieces)).closed) {
    auto points = known_points(ring);
    // A ring with a hole in its line would be closed by a straight line nobody drew.
    if (points.size() != ring.size()) continue;
    auto feature = shape.feature;
    feature.points = std::move(points);
    features.push_back(std::move(feature));
  }
}

void OsmCollector::finish_relation(Relation& relation) {
  auto const ranges = member_ranges(relation.ways);
  if (relation.place) {
    PlaceShape place{std::move(*relation.place), ranges};
    finish_place(place);
  }
  if (!relation.shape) return;
  bool const is_boundary = relation.shape->layer == &MapLayers::boundary;
  for (auto const range : ranges) {
    if (is_boundary && !drawn_boundaries_.insert(range.begin).second) continue;
    relation.shape->parts.push_back(range);
  }
  finish_shape(*relation.shape);
}

}  // namespace magpie::files
