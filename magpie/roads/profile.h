// Profiles: what the tags of a way or node mean for a car, a coach, a bicycle or a walker. Small
// tables and the rules that read them; docs/methods/roads.md prints both. Pure: the civil moment
// that
// `*:conditional` tags and winter roads ask about comes in with the options.
//
//   auto const use = read_road(RoadTags::from_text("highway=primary"), Vehicle::car, {});
//
// Left out on purpose: traffic, turn times. What slopes do is in slope.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "magpie/roads/conditional.h"
#include "magpie/roads/tag_values.h"
#include "magpie/roads/vehicle.h"

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
  pedestrian,
  cycleway,
  footway,
  path,
  steps,
};

// "motorway" …, the names used on the map.
std::string_view road_class_name(RoadClass road_class);

namespace edge_flag {
inline constexpr std::uint16_t kReversed = 1U << 0U;  // driven against the drawing
inline constexpr std::uint16_t kTunnel = 1U << 1U;
inline constexpr std::uint16_t kBridge = 1U << 2U;
inline constexpr std::uint16_t kToll = 1U << 3U;  // for this vehicle
inline constexpr std::uint16_t kFerry = 1U << 4U;
inline constexpr std::uint16_t kUnpaved = 1U << 5U;
inline constexpr std::uint16_t kRoundabout = 1U << 6U;
inline constexpr std::uint16_t kDestination = 1U << 7U;  // only to or from a place on it
inline constexpr std::uint16_t kPermit = 1U << 8U;       // open to who holds a permit
inline constexpr std::uint16_t kNoStart = 1U << 9U;      // no trip begins or ends on it
inline constexpr std::uint16_t kWinterOnly = 1U << 10U;  // winter or ice road
inline constexpr std::uint16_t kScenic = 1U << 11U;      // signed scenic road
inline constexpr std::uint16_t kPushed = 1U << 12U;      // a bicycle is walked
}  // namespace edge_flag

struct VehicleSize {
  double height_m = 0;
  double weight_t = 0;
  double width_m = 0;
  double length_m = 0;
};

struct ProfileOptions {
  std::optional<VehicleSize> size;  // the party's own vehicle; nothing = the profile's
  // When the road is travelled, in local time; nothing = the state outside of all conditions.
  std::optional<CivilMoment> when;
  // ISO 3166-1 alpha-2, whose default limits hold; "" = those of no country in particular.
  std::string country;
};

// The vehicle that is assumed: the coach is 3.5 m high, 18 t heavy, 2.55 m wide, 12 m long.
VehicleSize default_size(Vehicle vehicle);
// What a stop takes beyond the visit: a coach parks, opens its doors and counts its guests.
int stop_extra_s(Vehicle vehicle);
// Printed with results that depend on the profile: "coach-2".
std::string_view profile_version(Vehicle vehicle);

struct RoadUse {
  RoadClass road_class = RoadClass::unclassified;
  int speed_forward_kmh = 0;  // 0 = not allowed in this direction
  int speed_backward_kmh = 0;
  // A ferry with a readable `duration`: minutes for the whole way, whatever its length.
  std::optional<int> ferry_minutes;
  std::uint16_t flags = 0;  // edge_flag
  // The way has a maxspeed that could not be read; the class default stands in for it.
  bool has_unread_maxspeed = false;
  bool is_open() const { return speed_forward_kmh > 0 || speed_backward_kmh > 0; }
};

// Nothing for a way that the vehicle may not use at the moment of the options.
std::optional<RoadUse> read_road(RoadTags const& tags, Vehicle vehicle,
                                 ProfileOptions const& options);

// Whether the use of the way may differ at another moment.
bool has_conditions(RoadTags const& tags);
// The directions that some moment opens, as a use with any speeds. Nothing: never.
std::optional<RoadUse> read_road_at_best(RoadTags const& tags, Vehicle vehicle,
                                         ProfileOptions const& options);

// Whether a node with these tags stops the vehicle: bollards, stiles, closed gates, low bars.
bool closes_road(RoadTags const& node, Vehicle vehicle, ProfileOptions const& options);

}  // namespace magpie::roads
