// Who may pass: the hierarchy of access tags, directions, and what stands in the way at a node.
// Internal to the module.
#pragma once

#include "magpie/roads/profile.h"

namespace magpie::roads {

enum class Access : std::uint8_t { unstated, open, destination, permit, refused };
enum class Course : std::uint8_t { forward, backward };

// The most specific tag that says something wins: motorcar before motor_vehicle before vehicle
// before access. A bus-only road says access=no, bus=yes; a tourist coach is no service bus.
Access access_of(RoadTags const& tags, Vehicle vehicle);
// The same for one direction: motor_vehicle:backward before motor_vehicle.
Access access_of(RoadTags const& tags, Vehicle vehicle, Course course);

// The tags as they are at the moment of the options: every X:conditional that holds replaces X.
RoadTags tags_at(RoadTags const& tags, Vehicle vehicle, ProfileOptions const& options);

struct Directions {
  bool is_forward_open = true;
  bool is_backward_open = true;
};
// One way as the vehicle sees it: `oneway` and its relatives, contraflow for bicycles, and what
// roundabouts and motorways imply. Walkers go both ways unless oneway:foot says otherwise.
Directions directions_of(RoadTags const& tags, Vehicle vehicle);

}  // namespace magpie::roads
