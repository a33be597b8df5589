// The car profile: what the tags of an OpenStreetMap way mean for a private car. Pure: the tags
// come in through a lookup, so that the importer and the tests ask the same code.
//
//   auto const use = classify_road([&](char const* key) { return way.tags()[key]; });
//
// Left out on purpose: turn restrictions, conditional access, toll, heights, other vehicles.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace magpie::roads {

enum class RoadClass : std::uint8_t {
  motorway,
  trunk,
  primary,
  secondary,
  tertiary,
  unclassified,
  residential,
  living_street,
  service,
  track,
  ferry,
};

// "motorway" …, the names used on the map.
std::string_view road_class_name(RoadClass road_class);

// The value of a tag, nullptr where the way does not have it.
using TagLookup = std::function<char const*(char const* key)>;

struct RoadUse {
  RoadClass road_class = RoadClass::unclassified;
  int speed_forward_kmh = 0;  // 0 = not allowed in this direction
  int speed_backward_kmh = 0;
  // A ferry with a readable `duration`: minutes for the whole way, whatever its length.
  std::optional<int> ferry_minutes;
  // False where a trip cannot begin or end: motorways, tunnels, ferries.
  bool is_enterable = true;
  // The way has a maxspeed that could not be read; the class default stands in for it.
  bool has_unread_maxspeed = false;
};

// The version printed with results that depend on the profile: "car-1".
std::string_view profile_version();

// Nothing for a way that a private car may not use at all.
std::optional<RoadUse> classify_road(TagLookup const& tag);

// Whether a node with these tags stops a car: bollards, blocks, gates that are closed to it.
bool closes_road(TagLookup const& tag);

}  // namespace magpie::roads
