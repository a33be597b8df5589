// Turn restrictions as drawn: from a way, over a node or over ways, to a way. edges.h turns them
// into forbidden sequences of edges.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "magpie/roads/vehicle.h"

namespace magpie::roads {

inline constexpr std::uint32_t kNoNode = 0xFFFF'FFFFU;

struct TurnRestriction {
  enum class Kind : std::uint8_t {
    no,         // no_left_turn, no_straight_on, no_entry, no_exit …
    no_u_turn,  // back on the way one came by
    only,       // only_right_turn …: everything else is forbidden
  };
  std::int64_t relation = 0;  // OSM id, for the report
  Kind kind = Kind::no;
  std::int64_t from_way = 0;
  std::uint32_t via_node = kNoNode;    // number of a node of RoadInput
  std::vector<std::int64_t> via_ways;  // in order of travel; empty where there is a via node
  std::int64_t to_way = 0;
  VehicleSet vehicles = VehicleSet::all();  // after `except` and `restriction:bus` and the like
  // What stands behind the @ of restriction:conditional; "" = always.
  std::string condition;
};

}  // namespace magpie::roads
