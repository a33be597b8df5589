#include "magpie/files/osm_roads.h"

#include <algorithm>
#include <limits>

#include "magpie/base/text.h"
#include "magpie/files/osm_restrictions.h"
#include "magpie/geo/distance.h"
#include "magpie/roads/profile.h"

namespace magpie::files {

namespace {

constexpr geo::LatLng kUnknown{std::numeric_limits<std::int32_t>::min(),
                               std::numeric_limits<std::int32_t>::min()};

roads::RoadTags road_tags_of(OsmTags tags) {
  roads::RoadTags kept;
  for (auto const& [name, value] : tags) {
    auto const key = roads::find_tag_key(name);
    if (key && base::is_valid_utf8(value)) kept.set(*key, value);
  }
  return kept;
}

bool is_road_of_somebody(roads::RoadTags const& tags) {
  return std::any_of(roads::kVehicles.begin(), roads::kVehicles.end(), [&](roads::Vehicle vehicle) {
    return roads::read_road_at_best(tags, vehicle, {}).has_value();
  });
}

std::string_view valid_text(OsmTags tags, std::string_view key) {
  auto const value = tag_value(tags, key);
  return base::is_valid_utf8(value) ? value : std::string_view();
}

}  // namespace

void OsmRoads::add_relation(std::int64_t id, OsmTags tags, std::span<OsmMember const> members) {
  if (!is_restriction(tags)) return;
  auto const words = read_restriction(tags);
  if (words.is_unread) counts_.unread_restrictions.push_back(id);
  std::vector<std::int64_t> from;
  std::vector<std::int64_t> to;
  std::vector<std::int64_t> via_ways;
  std::vector<std::int64_t> via_nodes;
  for (auto const& member : members) {
    bool const is_way = member.kind == OsmMember::Kind::way;
    if (member.role == "from" && is_way) from.push_back(member.id);
    if (member.role == "to" && is_way) to.push_back(member.id);
    if (member.role == "via" && is_way) via_ways.push_back(member.id);
    if (member.role == "via" && member.kind == OsmMember::Kind::node)
      via_nodes.push_back(member.id);
  }
  if (words.rules.empty()) return;
  bool const has_via = via_nodes.size() == 1 ? via_ways.empty() : !via_ways.empty();
  if (from.empty() || to.empty() || !has_via || (!via_nodes.empty() && !via_ways.empty())) {
    counts_.incomplete_restrictions.push_back(id);
    return;
  }
  ++counts_.turn_restrictions;
  // no_entry may come from several ways, no_exit lead to several.
  for (auto const& rule : words.rules) {
    for (auto const from_way : from) {
      for (auto const to_way : to) {
        Draft draft{rule, std::nullopt};
        draft.restriction.relation = id;
        draft.restriction.from_way = from_way;
        draft.restriction.to_way = to_way;
        draft.restriction.via_ways = via_ways;
        if (!via_nodes.empty()) draft.via_node = via_nodes.front();
        restrictions_.push_back(std::move(draft));
      }
    }
  }
}

// The tags as they stand in the file find their set again without being read a second time.
OsmRoads::TagSetUse OsmRoads::tag_set_of(OsmTags tags) {
  scratch_.clear();
  for (auto const& [name, value] : tags) {
    if (!roads::find_tag_key(name)) continue;
    scratch_ += name;
    scratch_ += '=';
    scratch_ += value;
    scratch_ += '\n';
  }
  auto const known = tag_sets_.find(std::string_view(scratch_));
  if (known != tag_sets_.end()) return known->second;
  auto const kept = road_tags_of(tags);
  TagSetUse use;
  use.is_road = is_road_of_somebody(kept);
  if (use.is_road) {
    use.number = input_.tag_sets.add(kept);
    auto const car = roads::read_road(kept, roads::Vehicle::car, {});
    use.is_for_cars = car.has_value();
    use.has_unread_maxspeed = car && car->has_unread_maxspeed;
    is_for_cars_.resize(input_.tag_sets.size(), 0);
    is_for_cars_[use.number] = use.is_for_cars ? 1 : 0;
  }
  tag_sets_.emplace(scratch_, use);
  return use;
}

std::uint32_t OsmRoads::text_number(std::string_view text) {
  if (text.empty()) return 0;
  auto const known = texts_.find(text);
  if (known != texts_.end()) return known->second;
  auto const number = static_cast<std::uint32_t>(input_.texts.size());
  input_.texts.emplace_back(text);
  texts_.emplace(text, number);
  return number;
}

bool OsmRoads::add_way(std::int64_t id, OsmTags tags, std::span<std::int64_t const> refs) {
  if (refs.size() < 2) return false;
  bool const may_be_road =
      tag_or_null(tags, "highway") != nullptr || tag_value(tags, "route") == "ferry";
  if (!may_be_road) return false;
  auto const use = tag_set_of(tags);
  if (!use.is_road) return false;
  if (use.is_for_cars) ++counts_.ways;
  if (use.has_unread_maxspeed) ++counts_.unread_maxspeeds;
  roads::RoadWay way;
  way.id = id;
  way.first_node = static_cast<std::uint32_t>(refs_.size());
  way.node_count = static_cast<std::uint32_t>(refs.size());
  way.tags = use.number;
  way.name = text_number(valid_text(tags, "name"));
  way.ref = text_number(valid_text(tags, "ref"));
  drafts_.push_back(way);
  refs_.insert(refs_.end(), refs.begin(), refs.end());
  return true;
}

void OsmRoads::end_ways() {
  ids_ = OsmNodeIds(refs_);
  input_.way_nodes.reserve(refs_.size());
  for (auto const id : refs_) input_.way_nodes.push_back(*ids_.find(id));
  std::vector<std::int64_t>().swap(refs_);
  input_.nodes.assign(ids_.size(), kUnknown);
  tag_sets_.clear();
  texts_.clear();
}

void OsmRoads::add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position) {
  if (!position) return;
  auto const node = ids_.find(id);
  if (!node) return;
  input_.nodes[*node] = *position;
  if (tags.empty() || tag_or_null(tags, "barrier") == nullptr) return;
  auto const kept = road_tags_of(tags);
  if (roads::closes_road(kept, roads::Vehicle::car, {})) ++counts_.closed_nodes;
  input_.node_tags.push_back({*node, input_.tag_sets.add(kept)});
}

bool OsmRoads::is_known(std::uint32_t node) const {
  return input_.nodes[node] != kUnknown;
}

double OsmRoads::length_m(std::span<std::uint32_t const> nodes) const {
  double sum = 0;
  std::optional<std::uint32_t> last;
  for (auto const node : nodes) {
    if (!is_known(node)) continue;
    if (last) sum += geo::distance_m(input_.nodes[*last], input_.nodes[node]);
    last = node;
  }
  return sum;
}

roads::RoadInput OsmRoads::finish() {
  is_for_cars_.resize(input_.tag_sets.size(), 0);
  auto& tags = input_.node_tags;
  // A file may give a node twice: the last word counts.
  std::stable_sort(tags.begin(), tags.end(),
                   [](auto const& a, auto const& b) { return a.node < b.node; });
  for (auto const& way : drafts_) add_way_stretches(way);
  std::vector<roads::RoadWay>().swap(drafts_);
  finish_restrictions();
  input_.node_ids = ids_.take_ids();
  if (counts_.missing_nodes > 0) drop_unknown_nodes();
  return std::move(input_);
}

// A road ends where a node is missing, so that nothing is measured through a hole.
void OsmRoads::add_way_stretches(roads::RoadWay const& way) {
  auto const nodes = input_.nodes_of(way);
  auto const missing = static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [&](auto node) { return !is_known(node); }));
  if (missing == 0) return add_stretch(way, nodes);
  counts_.missing_nodes += missing;
  auto const before = input_.ways.size();
  double const whole = length_m(nodes);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= nodes.size(); ++i) {
    if (i < nodes.size() && is_known(nodes[i])) continue;
    if (i - begin >= 2) {
      auto stretch = way;
      stretch.first_node = way.first_node + static_cast<std::uint32_t>(begin);
      stretch.node_count = static_cast<std::uint32_t>(i - begin);
      auto const part = nodes.subspan(begin, i - begin);
      if (whole > 0) stretch.ferry_share = static_cast<float>(length_m(part) / whole);
      add_stretch(stretch, part);
    }
    begin = i + 1;
  }
  ++(input_.ways.size() == before ? counts_.lost : counts_.split);
}

void OsmRoads::add_stretch(roads::RoadWay const& way, std::span<std::uint32_t const> nodes) {
  if (is_for_cars_[way.tags] != 0) counts_.km += length_m(nodes) / 1000;
  input_.ways.push_back(way);
}

void OsmRoads::drop_unknown_nodes() {
  std::vector<std::uint32_t> number(input_.nodes.size(), roads::kNoNode);
  std::uint32_t next = 0;
  for (std::uint32_t node = 0; node < number.size(); ++node) {
    if (!is_known(node)) continue;
    input_.nodes[next] = input_.nodes[node];
    input_.node_ids[next] = input_.node_ids[node];
    number[node] = next++;
  }
  input_.nodes.resize(next);
  input_.node_ids.resize(next);
  // Unknown nodes stay in way_nodes between the stretches; no way points at them.
  for (auto& node : input_.way_nodes) node = number[node];
  for (auto& tags : input_.node_tags) tags.node = number[tags.node];
  for (auto& restriction : input_.restrictions) {
    if (restriction.via_node != roads::kNoNode) restriction.via_node = number[restriction.via_node];
  }
}

void OsmRoads::finish_restrictions() {
  if (restrictions_.empty()) return;
  std::vector<std::int64_t> ways;
  ways.reserve(input_.ways.size());
  for (auto const& way : input_.ways) ways.push_back(way.id);
  std::sort(ways.begin(), ways.end());
  auto const is_road = [&](std::int64_t id) {
    return std::binary_search(ways.begin(), ways.end(), id);
  };
  std::set<std::int64_t> incomplete;
  for (auto& [restriction, via_node] : restrictions_) {
    auto const node = via_node ? ids_.find(*via_node) : std::nullopt;
    bool const is_whole =
        is_road(restriction.from_way) && is_road(restriction.to_way) &&
        std::all_of(restriction.via_ways.begin(), restriction.via_ways.end(), is_road) &&
        (!via_node || (node && is_known(*node)));
    if (!is_whole) {
      incomplete.insert(restriction.relation);
      continue;
    }
    if (node) restriction.via_node = *node;
    input_.restrictions.push_back(std::move(restriction));
  }
  counts_.turn_restrictions -= incomplete.size();
  counts_.incomplete_restrictions.insert(counts_.incomplete_restrictions.end(), incomplete.begin(),
                                         incomplete.end());
  std::sort(counts_.incomplete_restrictions.begin(), counts_.incomplete_restrictions.end());
}

}  // namespace magpie::files
