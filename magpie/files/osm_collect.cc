#include "magpie/files/osm_collect.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "magpie/base/text.h"
#include "magpie/files/osm_places.h"
#include "magpie/geo/distance.h"

namespace magpie::files {

namespace {

constexpr geo::LatLng kUnknown{std::numeric_limits<std::int32_t>::min(),
                               std::numeric_limits<std::int32_t>::min()};

std::string text_of(OsmTags tags, std::string_view key) {
  auto const value = tag_value(tags, key);
  return base::is_valid_utf8(value) ? std::string(value) : std::string();
}

bool is_area_relation(OsmTags tags) {
  auto const type = tag_value(tags, "type");
  return type == "multipolygon" || type == "boundary" || type == "site";
}

}  // namespace

void OsmCollector::add_relation(std::int64_t id, OsmTags tags,
                                std::span<std::int64_t const> outer_ways) {
  ++extract_.counts.relations;
  if (tag_value(tags, "type").starts_with("restriction")) {
    ++extract_.counts.turn_restrictions_ignored;
  }
  if (!is_area_relation(tags) || outer_ways.empty()) return;
  auto place = place_from_tags(tags);
  if (!place) return;
  place->key = fmt::format("osm:r{}", id);
  member_ids_.insert(member_ids_.end(), outer_ways.begin(), outer_ways.end());
  relations_.push_back({std::move(*place), {outer_ways.begin(), outer_ways.end()}});
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
  if (auto const use = roads::classify_road(lookup_of(tags)); use && refs.size() >= 2) {
    ++extract_.counts.road_ways;
    extract_.counts.unread_maxspeeds += use->has_unread_maxspeed;
    roads_.push_back({*use, text_of(tags, "name"), text_of(tags, "ref"), range});
    is_used = true;
  }
  if (auto place = place_from_tags(tags)) {
    place->key = fmt::format("osm:w{}", id);
    places_.push_back({std::move(*place), {range}});
    is_used = true;
  }
  if (is_used) refs_.insert(refs_.end(), refs.begin(), refs.end());
}

void OsmCollector::end_ways() {
  node_ids_ = refs_;
  std::sort(node_ids_.begin(), node_ids_.end());
  node_ids_.erase(std::unique(node_ids_.begin(), node_ids_.end()), node_ids_.end());
  node_ids_.shrink_to_fit();
  positions_.assign(node_ids_.size(), kUnknown);
  is_closed_.assign(node_ids_.size(), 0);
}

void OsmCollector::add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position) {
  ++extract_.counts.nodes;
  if (!position) return;
  if (auto const at = slot(id)) {
    positions_[*at] = *position;
    if (!tags.empty()) is_closed_[*at] = roads::closes_road(lookup_of(tags)) ? 1 : 0;
  }
  if (tags.empty()) return;
  if (auto place = place_from_tags(tags)) {
    place->key = fmt::format("osm:n{}", id);
    place->location = *position;
    keep_place(std::move(*place));
  }
}

OsmExtract OsmCollector::finish() {
  // Ids of cut roads: below every id that OpenStreetMap or an editor gives out.
  next_closed_id_ = std::numeric_limits<std::int64_t>::min();
  for (auto const& road : roads_) finish_road(road);
  for (auto& place : places_) finish_place(place);
  for (auto& relation : relations_) finish_relation(relation);
  if (extract_.roads.empty()) {
    extract_.notes.push_back("no roads in this file: its places go in, travel times are estimated");
  }
  return std::move(extract_);
}

std::optional<std::size_t> OsmCollector::slot(std::int64_t node_id) const {
  auto const at = std::lower_bound(node_ids_.begin(), node_ids_.end(), node_id);
  if (at == node_ids_.end() || *at != node_id) return std::nullopt;
  return static_cast<std::size_t>(at - node_ids_.begin());
}

std::optional<geo::LatLng> OsmCollector::position(std::int64_t node_id) const {
  auto const at = slot(node_id);
  if (!at || positions_[*at] == kUnknown) return std::nullopt;
  return positions_[*at];
}

std::vector<geo::LatLng> OsmCollector::known_points(std::span<std::int64_t const> ids) const {
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

// A road ends where a node is missing, so that nothing is measured through a hole; at a barrier
// both sides get an end of their own, so that nothing drives through.
void OsmCollector::finish_road(Road const& road) {
  auto const pattern = [&] {
    roads::RoadInput input;
    input.speed_forward_kmh = road.use.speed_forward_kmh;
    input.speed_backward_kmh = road.use.speed_backward_kmh;
    input.road_class = static_cast<std::uint8_t>(road.use.road_class);
    input.name = road.name;
    input.ref = road.ref;
    input.is_enterable = road.use.is_enterable;
    return input;
  };
  roads::RoadInput stretch = pattern();
  std::size_t missing = 0;
  std::size_t const before = extract_.roads.size();
  for (auto const id : refs(road.nodes)) {
    auto const at = slot(id);
    if (!at || positions_[*at] == kUnknown) {
      ++missing;
      add_road_stretch(road, stretch);
      stretch = pattern();
      continue;
    }
    stretch.line.push_back(positions_[*at]);
    stretch.node_ids.push_back(is_closed_[*at] != 0 ? next_closed_id_++ : id);
    if (is_closed_[*at] == 0) continue;
    ++extract_.counts.closed_nodes;
    add_road_stretch(road, stretch);
    stretch = pattern();
    stretch.line.push_back(positions_[*at]);
    stretch.node_ids.push_back(next_closed_id_++);
  }
  add_road_stretch(road, stretch);
  extract_.counts.missing_nodes += missing;
  if (extract_.roads.size() == before)
    ++extract_.counts.roads_lost;
  else if (missing > 0)
    ++extract_.counts.roads_split;
}

void OsmCollector::add_road_stretch(Road const& road, roads::RoadInput& stretch) {
  if (stretch.line.size() < 2) return;
  double const length = geo::length_m(stretch.line);
  extract_.counts.roads_km += length / 1000;
  // A timetable says how long the whole crossing takes; a piece of it takes its share.
  if (road.use.ferry_minutes) {
    double const whole = geo::length_m(known_points(refs(road.nodes)));
    auto const kmh = static_cast<int>(std::lround(whole * 0.06 / *road.use.ferry_minutes));
    if (stretch.speed_forward_kmh > 0) stretch.speed_forward_kmh = std::clamp(kmh, 1, 80);
    if (stretch.speed_backward_kmh > 0) stretch.speed_backward_kmh = std::clamp(kmh, 1, 80);
  }
  extract_.roads.push_back(std::move(stretch));
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

void OsmCollector::finish_relation(Relation& relation) {
  PlaceShape place{std::move(relation.place), member_ranges(relation.ways)};
  finish_place(place);
}

}  // namespace magpie::files
