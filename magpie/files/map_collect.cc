#include "magpie/files/map_collect.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "magpie/base/text.h"
#include "magpie/files/map_names.h"
#include "magpie/files/osm_collect.h"

namespace magpie::files {

namespace {

using tiles::GeometryType;

constexpr tiles::Point kUnknown{-1, -1};

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

// Ways that would only fill the map: sidewalks beside their street, lanes of a car park, pipes.
bool is_clutter(OsmTags tags) {
  return is_one_of(tag_value(tags, "footway"), {"sidewalk", "crossing", "traffic_island"}) ||
         is_one_of(tag_value(tags, "service"), {"parking_aisle", "driveway", "drive-through"}) ||
         is_one_of(tag_value(tags, "tunnel"), {"culvert", "flooded"}) ||
         is_one_of(tag_value(tags, "indoor"), {"yes", "corridor"});
}

int line_zoom(MapRule const& rule, OsmTags tags) {
  // Sidings and yards lie beside the line.
  bool const is_siding = rule.key == "railway" && tag_or_null(tags, "service") != nullptr;
  return is_siding ? 14 : rule.zoom_min;
}

bool is_inside(tiles::Ring const& ring, tiles::Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].y > p.y) == (ring[j].y > p.y)) continue;
    double const at = ring[i].x + (double(p.y) - ring[i].y) * (double(ring[j].x) - ring[i].x) /
                                      (double(ring[j].y) - ring[i].y);
    if (p.x < at) inside = !inside;
  }
  return inside;
}

double area_of(tiles::Ring const& ring) {
  return double(tiles::doubled_area(ring)) / 2;
}

void turn(tiles::Ring& ring, bool is_outer) {
  if ((area_of(ring) > 0) != is_outer) std::reverse(ring.begin(), ring.end());
}

// The centre of area, where it lies inside; else the first point.
tiles::Point label_point(tiles::Ring const& ring) {
  double x = 0;
  double y = 0;
  auto const origin = ring.front();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const& a = ring[i];
    auto const& b = ring[(i + 1) % ring.size()];
    double const ax = double(a.x) - origin.x;
    double const ay = double(a.y) - origin.y;
    double const bx = double(b.x) - origin.x;
    double const by = double(b.y) - origin.y;
    x += (ax + bx) * (ax * by - bx * ay);
    y += (ay + by) * (ax * by - bx * ay);
  }
  double const area = area_of(ring);
  if (std::abs(area) < 1) return origin;
  double const center_x = origin.x + x / (6 * area);
  double const center_y = origin.y + y / (6 * area);
  // An outline that crosses itself may have its centre anywhere.
  auto const is_in_world = [](double at) { return at >= 0 && at < (1 << tiles::kWorldBits); };
  if (!is_in_world(center_x) || !is_in_world(center_y)) return origin;
  tiles::Point const center{static_cast<std::int32_t>(center_x),
                            static_cast<std::int32_t>(center_y)};
  return is_inside(ring, center) ? center : origin;
}

// The zoom at which the outline is about 32 pixels wide: a tile shows 512.
int label_zoom(MapRule const& rule, tiles::Ring const& ring) {
  double const side = std::sqrt(std::max(1.0, std::abs(area_of(ring))));
  auto const zoom = static_cast<int>(std::ceil(tiles::kWorldBits + 5 - 9 - std::log2(side)));
  return std::clamp(zoom, rule.zoom_min, kMapZoomMax);
}

}  // namespace

void MapCollector::add_relation(OsmTags tags, std::span<MapMember const> members) {
  auto const type = tag_value(tags, "type");
  if (members.empty() || !is_one_of(type, {"multipolygon", "boundary"})) return;
  if (auto const level = border_level(tags)) {
    for (auto const& way : members) members_.push_back({way.way, *level, false, {}});
  }
  auto const* rule = find_map_rule(tags, GeometryType::polygon);
  if (rule == nullptr) return;
  areas_.push_back({rule, map_properties(*rule, tags), {members.begin(), members.end()}});
  for (auto const& way : members) members_.push_back({way.way, 99, true, {}});
}

void MapCollector::end_relations() {
  std::sort(members_.begin(), members_.end(), [](MemberWay const& a, MemberWay const& b) {
    return a.id != b.id ? a.id < b.id : a.border < b.border;
  });
  // One entry for each way, with the highest of its levels.
  std::size_t kept = 0;
  for (auto const& way : members_) {
    if (kept > 0 && members_[kept - 1].id == way.id) {
      members_[kept - 1].is_area_member |= way.is_area_member;
      continue;
    }
    members_[kept++] = way;
  }
  members_.resize(kept);
}

MapCollector::MemberWay* MapCollector::member(std::int64_t id) {
  auto const at =
      std::lower_bound(members_.begin(), members_.end(), id,
                       [](MemberWay const& way, std::int64_t wanted) { return way.id < wanted; });
  return at != members_.end() && at->id == id ? &*at : nullptr;
}

void MapCollector::add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs) {
  if (refs.size() < 2) return;
  Range const range{refs_.size(), refs.size()};
  bool is_used = keep_shapes(tags, range, refs.size() >= 4 && refs.front() == refs.back());
  if (auto* way = member(id)) {
    way->nodes = range;
    is_used = true;
  }
  if (is_used) refs_.insert(refs_.end(), refs.begin(), refs.end());
}

bool MapCollector::keep_shapes(OsmTags tags, Range range, bool is_closed) {
  if (tags.empty()) return false;
  auto const area_tag = tag_value(tags, "area");
  bool is_used = false;
  if (is_closed && area_tag != "no") {
    if (auto const* rule = find_map_rule(tags, GeometryType::polygon)) {
      shapes_.push_back({rule, map_properties(*rule, tags), range});
      is_used = true;
    }
  }
  auto const* rule = area_tag == "yes" ? nullptr : find_map_rule(tags, GeometryType::line);
  if (rule == nullptr || is_clutter(tags)) return is_used;
  shapes_.push_back({rule, map_properties(*rule, tags), range});
  shapes_.back().zoom_min = line_zoom(*rule, tags);
  return true;
}

void MapCollector::end_ways() {
  node_ids_ = OsmNodeIds(refs_);
  positions_.assign(node_ids_.size(), kUnknown);
}

void MapCollector::add_node(std::int64_t id, OsmTags tags, geo::LatLng position) {
  if (auto const at = node_ids_.find(id)) positions_[*at] = tiles::to_world(position);
  if (tags.empty()) return;
  auto const* rule = find_map_rule(tags, GeometryType::point);
  if (rule == nullptr) return;
  auto properties = map_properties(*rule, tags);
  if (!has_name(properties) && rule->layer != MapLayer::peak) return;
  auto const rank = point_rank(*rule, tags);
  add({rule, rank.zoom_min, rank.order, {{tiles::to_world(position)}}, std::move(properties)});
}

MapFeatures MapCollector::finish() {
  for (auto& shape : shapes_) draw_way(shape);
  for (auto& area : areas_) draw_area(area);
  draw_borders();
  return std::move(drawn_);
}

tiles::Point MapCollector::position_of(std::int64_t node) {
  auto const at = node_ids_.find(node);
  return at ? positions_[*at] : kUnknown;
}

// Without the nodes that the extract lacks.
tiles::Line MapCollector::points_of(Range range) {
  tiles::Line line;
  line.reserve(range.size);
  for (std::size_t i = range.begin; i < range.begin + range.size; ++i) {
    auto const p = position_of(refs_[i]);
    if (!(p == kUnknown)) line.push_back(p);
  }
  return line;
}

void MapCollector::draw_way(Shape& shape) {
  auto points = points_of(shape.nodes);
  if (shape.rule->geometry == GeometryType::line) {
    if (points.size() < 2) return;
    add({shape.rule, shape.zoom_min, 0, {std::move(points)}, std::move(shape.properties)});
    return;
  }
  if (points.size() < shape.nodes.size) return;  // an outline with a hole in its line
  points.pop_back();
  draw_polygon(*shape.rule, shape.properties, {std::move(points)});
}

MapCollector::Rings MapCollector::rings_of(Area const& area, bool wants_inner) {
  std::vector<std::vector<std::int64_t>> pieces;
  for (auto const& [way, is_inner] : area.members) {
    if (is_inner != wants_inner) continue;
    auto const* known = member(way);
    if (known == nullptr || known->nodes.size == 0) continue;
    auto const begin = refs_.begin() + static_cast<std::ptrdiff_t>(known->nodes.begin);
    pieces.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(known->nodes.size));
  }
  Rings rings;
  for (auto const& ids : join_rings(std::move(pieces)).closed) {
    tiles::Ring ring;
    for (auto const id : ids) {
      auto const p = position_of(id);
      if (!(p == kUnknown)) ring.push_back(p);
    }
    if (ring.size() != ids.size()) continue;
    ring.pop_back();
    rings.push_back(std::move(ring));
  }
  return rings;
}

void MapCollector::draw_area(Area& area) {
  auto outer = rings_of(area, false);
  auto inner = rings_of(area, true);
  // Each hole goes to the smallest outer ring around it.
  std::sort(outer.begin(), outer.end(), [](tiles::Ring const& a, tiles::Ring const& b) {
    return std::abs(area_of(a)) < std::abs(area_of(b));
  });
  std::vector<std::vector<tiles::Ring>> polygons;
  for (auto& ring : outer) polygons.push_back({std::move(ring)});
  for (auto& hole : inner) {
    auto const around =
        std::find_if(polygons.begin(), polygons.end(), [&](std::vector<tiles::Ring> const& rings) {
          return is_inside(rings.front(), hole.front());
        });
    if (around != polygons.end()) around->push_back(std::move(hole));
  }
  for (auto& rings : polygons) draw_polygon(*area.rule, area.properties, std::move(rings));
}

void MapCollector::draw_polygon(MapRule const& rule, std::vector<tiles::Property> const& properties,
                                std::vector<tiles::Ring> rings) {
  for (std::size_t i = 0; i < rings.size(); ++i) turn(rings[i], i == 0);
  if (auto const* label = label_rule(rule); label != nullptr && has_name(properties)) {
    auto named = properties;
    named.front().value = std::string(label->feature_class);
    auto const order = -static_cast<std::int64_t>(std::abs(area_of(rings.front())));
    add({label,
         label_zoom(*label, rings.front()),
         order,
         {{label_point(rings.front())}},
         std::move(named)});
  }
  add({&rule, rule.zoom_min, 0, std::move(rings), {properties.front()}});
}

void MapCollector::draw_borders() {
  for (auto const& way : members_) {
    if (way.border > 7) continue;
    auto line = points_of(way.nodes);
    if (line.size() < 2) continue;
    auto const& rule = border_rule(way.border);
    add({&rule, rule.zoom_min, 0, {std::move(line)}, {{"class", std::string(rule.feature_class)}}});
  }
}

void MapCollector::add(MapFeature feature) {
  if (feature.rule->layer != MapLayer::boundary) {
    for (auto const& part : feature.parts) {
      auto const box = tiles::bounds_of(part);
      drawn_.bounds.extend(tiles::from_world(box.low));
      drawn_.bounds.extend(tiles::from_world(box.high));
    }
  }
  drawn_.features.push_back(std::move(feature));
}

}  // namespace magpie::files
