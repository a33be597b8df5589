// RoadTags: the tags of a way or node that bear on travelling, everything else left behind. Whole
// extracts have a few thousand different sets, so a set is stored once and judged once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace magpie::roads {

// In the order of their names; tag_values.cc holds the names.
enum class TagKey : std::uint8_t {
  access,
  access_backward,
  access_conditional,
  access_forward,
  area,
  barrier,
  bicycle,
  bicycle_backward,
  bicycle_conditional,
  bicycle_forward,
  bicycle_road,
  bridge,
  bus,
  bus_conditional,
  coach,
  coach_conditional,
  cyclestreet,
  cycleway,
  cycleway_both,
  cycleway_left,
  cycleway_left_oneway,
  cycleway_right,
  cycleway_right_oneway,
  duration,
  foot,
  foot_conditional,
  footway,
  ford,
  highway,
  ice_road,
  incline,
  junction,
  lanes,
  locked,
  maxaxleload,
  maxheight,
  maxheight_conditional,
  maxheight_physical,
  maxlength,
  maxspeed,
  maxspeed_backward,
  maxspeed_backward_conditional,
  maxspeed_bus,
  maxspeed_bus_conditional,
  maxspeed_coach,
  maxspeed_coach_conditional,
  maxspeed_conditional,
  maxspeed_forward,
  maxspeed_forward_conditional,
  maxspeed_type,
  maxweight,
  maxweight_bus,
  maxweight_conditional,
  maxwidth,
  maxwidth_physical,
  motor_vehicle,
  motor_vehicle_backward,
  motor_vehicle_backward_conditional,
  motor_vehicle_conditional,
  motor_vehicle_forward,
  motor_vehicle_forward_conditional,
  motorcar,
  motorcar_conditional,
  motorroad,
  oneway,
  oneway_bicycle,
  oneway_bicycle_conditional,
  oneway_conditional,
  oneway_foot,
  oneway_motor_vehicle,
  oneway_motor_vehicle_conditional,
  oneway_vehicle,
  psv,
  psv_conditional,
  route,
  sac_scale,
  scenic,
  seasonal,
  service,
  sidewalk,
  smoothness,
  source_maxspeed,
  surface,
  toll,
  toll_bus,
  toll_conditional,
  toll_motorcar,
  tourist_bus,
  tourist_bus_conditional,
  tracktype,
  trail_visibility,
  tunnel,
  vehicle,
  vehicle_backward,
  vehicle_backward_conditional,
  vehicle_conditional,
  vehicle_forward,
  vehicle_forward_conditional,
  width,
  winter_road,
  winter_service,
  zone_maxspeed,
  zone_traffic,
};

std::string_view tag_key_name(TagKey key);
std::optional<TagKey> find_tag_key(std::string_view name);
// access_conditional → access; nothing for a key that is not conditional.
std::optional<TagKey> unconditional_key(TagKey key);

class RoadTags {
 public:
  using Entry = std::pair<TagKey, std::string>;

  // "" where the way does not have the tag.
  std::string_view operator[](TagKey key) const;
  bool has(TagKey key) const { return !(*this)[key].empty(); }
  // Replaces; an empty value removes.
  void set(TagKey key, std::string_view value);
  bool is_empty() const { return entries_.empty(); }
  std::vector<Entry> const& entries() const { return entries_; }

  // "highway=primary\nsurface=gravel", sorted by name, and back; unknown names are left out.
  std::string text() const;
  static RoadTags from_text(std::string_view text);

  bool operator==(RoadTags const&) const = default;

 private:
  std::vector<Entry> entries_;  // sorted by key
};

// Different sets of tags, numbered from 0; number 0 is the empty set.
class TagSets {
 public:
  TagSets();
  std::uint32_t add(RoadTags const& tags);
  RoadTags const& operator[](std::uint32_t number) const { return sets_[number]; }
  std::size_t size() const { return sets_.size(); }

 private:
  std::vector<RoadTags> sets_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by text()
};

}  // namespace magpie::roads
