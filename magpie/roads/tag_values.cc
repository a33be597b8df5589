#include "magpie/roads/tag_values.h"

#include <algorithm>
#include <array>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

// In the order of the enumeration, which is their own.
constexpr auto kKeyNames = std::to_array<std::string_view>({
    "access",
    "access:backward",
    "access:conditional",
    "access:forward",
    "area",
    "barrier",
    "bicycle",
    "bicycle:backward",
    "bicycle:conditional",
    "bicycle:forward",
    "bicycle_road",
    "bridge",
    "bus",
    "bus:conditional",
    "coach",
    "coach:conditional",
    "cyclestreet",
    "cycleway",
    "cycleway:both",
    "cycleway:left",
    "cycleway:left:oneway",
    "cycleway:right",
    "cycleway:right:oneway",
    "duration",
    "foot",
    "foot:conditional",
    "footway",
    "ford",
    "highway",
    "ice_road",
    "incline",
    "junction",
    "lanes",
    "locked",
    "maxaxleload",
    "maxheight",
    "maxheight:conditional",
    "maxheight:physical",
    "maxlength",
    "maxspeed",
    "maxspeed:backward",
    "maxspeed:backward:conditional",
    "maxspeed:bus",
    "maxspeed:bus:conditional",
    "maxspeed:coach",
    "maxspeed:coach:conditional",
    "maxspeed:conditional",
    "maxspeed:forward",
    "maxspeed:forward:conditional",
    "maxspeed:type",
    "maxweight",
    "maxweight:bus",
    "maxweight:conditional",
    "maxwidth",
    "maxwidth:physical",
    "motor_vehicle",
    "motor_vehicle:backward",
    "motor_vehicle:backward:conditional",
    "motor_vehicle:conditional",
    "motor_vehicle:forward",
    "motor_vehicle:forward:conditional",
    "motorcar",
    "motorcar:conditional",
    "motorroad",
    "oneway",
    "oneway:bicycle",
    "oneway:bicycle:conditional",
    "oneway:conditional",
    "oneway:foot",
    "oneway:motor_vehicle",
    "oneway:motor_vehicle:conditional",
    "oneway:vehicle",
    "psv",
    "psv:conditional",
    "route",
    "sac_scale",
    "scenic",
    "seasonal",
    "service",
    "sidewalk",
    "smoothness",
    "source:maxspeed",
    "surface",
    "toll",
    "toll:bus",
    "toll:conditional",
    "toll:motorcar",
    "tourist_bus",
    "tourist_bus:conditional",
    "tracktype",
    "trail_visibility",
    "tunnel",
    "vehicle",
    "vehicle:backward",
    "vehicle:backward:conditional",
    "vehicle:conditional",
    "vehicle:forward",
    "vehicle:forward:conditional",
    "width",
    "winter_road",
    "winter_service",
    "zone:maxspeed",
    "zone:traffic",
});

constexpr bool is_sorted_by_name() {
  for (std::size_t i = 1; i < kKeyNames.size(); ++i) {
    if (!(kKeyNames[i - 1] < kKeyNames[i])) return false;
  }
  return true;
}
static_assert(is_sorted_by_name());
static_assert(kKeyNames.size() == static_cast<std::size_t>(TagKey::zone_traffic) + 1);

constexpr std::string_view kConditional = ":conditional";

}  // namespace

std::string_view tag_key_name(TagKey key) {
  return kKeyNames[static_cast<std::size_t>(key)];
}

std::optional<TagKey> find_tag_key(std::string_view name) {
  auto const at = std::lower_bound(kKeyNames.begin(), kKeyNames.end(), name);
  if (at == kKeyNames.end() || *at != name) return std::nullopt;
  return static_cast<TagKey>(at - kKeyNames.begin());
}

std::optional<TagKey> unconditional_key(TagKey key) {
  auto const name = tag_key_name(key);
  if (!name.ends_with(kConditional)) return std::nullopt;
  return find_tag_key(name.substr(0, name.size() - kConditional.size()));
}

std::string_view RoadTags::operator[](TagKey key) const {
  for (auto const& [name, value] : entries_) {
    if (name == key) return value;
  }
  return {};
}

void RoadTags::set(TagKey key, std::string_view value) {
  auto const at = std::lower_bound(entries_.begin(), entries_.end(), key,
                                   [](Entry const& entry, TagKey k) { return entry.first < k; });
  bool const is_there = at != entries_.end() && at->first == key;
  if (value.empty()) {
    if (is_there) entries_.erase(at);
  } else if (is_there) {
    at->second = value;
  } else {
    entries_.emplace(at, key, value);
  }
}

std::string RoadTags::text() const {
  std::string text;
  for (auto const& [key, value] : entries_) {
    if (!text.empty()) text += '\n';
    text += tag_key_name(key);
    text += '=';
    // A line break inside a value would look like the next tag.
    for (char const c : value) text += c == '\n' ? ' ' : c;
  }
  return text;
}

RoadTags RoadTags::from_text(std::string_view text) {
  RoadTags tags;
  for (auto const& line : base::split_list(text, '\n')) {
    auto const equals = line.find('=');
    if (equals == std::string::npos) continue;
    if (auto const key = find_tag_key(std::string_view(line).substr(0, equals)))
      tags.set(*key, std::string_view(line).substr(equals + 1));
  }
  return tags;
}

TagSets::TagSets() {
  add(RoadTags());
}

std::uint32_t TagSets::add(RoadTags const& tags) {
  auto const next = static_cast<std::uint32_t>(sets_.size());
  auto const [at, is_new] = numbers_.emplace(tags.text(), next);
  if (is_new) sets_.push_back(tags);
  return at->second;
}

}  // namespace magpie::roads
