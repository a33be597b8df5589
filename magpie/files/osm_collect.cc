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

constexpr std::size_t kMostNamedRelations = 10;

std::string text_of(OsmTags tags, std::string_view key) {
  auto const value = tag_value(tags, key);
  return base::is_valid_utf8(value) ? std::string(value) : std::string();
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
  if (tag_value(tags, "admin_level") == "2") relation.country = country_code(tags);
  if (!relation.place && relation.country.empty()) return;
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
  if (auto place = place_from_tags(tags)) {
    place->key = fmt::format("osm:n{}", id);
    place->location = *position;
    keep_place(std::move(*place));
  }
}

OsmExtract OsmCollector::finish() {
  finish_roads();
  for (auto& place : places_) finish_place(place);
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

void OsmCollector::finish_relation(Relation& relation) {
  if (!relation.place) return;  // kept for its country
  PlaceShape place{std::move(*relation.place), member_ranges(relation.ways)};
  finish_place(place);
}

}  // namespace magpie::files
