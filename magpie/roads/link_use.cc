#include "magpie/roads/link_use.h"

#include <algorithm>
#include <string>

namespace magpie::roads {

namespace {

constexpr int kRoughKmh = 15;  // where the class says nothing for a vehicle that may use it

std::string tags_of(LinkRoad const& link) {
  std::string tags =
      "highway=" + std::string(road_class_name(link.road_class)) + "\nmotor_vehicle=yes\n";
  if (link.is_oneway) tags += "oneway=yes\n";
  tags += link.is_unpaved ? "surface=unpaved" : "surface=asphalt";
  return tags;
}

bool is_motor(Vehicle vehicle) {
  return vehicle == Vehicle::car || vehicle == Vehicle::coach;
}

}  // namespace

std::optional<RoadUse> use_of_link(LinkRoad const& link, Vehicle vehicle) {
  auto use = read_road(RoadTags::from_text(tags_of(link)), vehicle, {});
  if (!use || !use->is_open()) {
    if (!link.is_allowed) return std::nullopt;
    use = RoadUse{link.road_class, kRoughKmh, link.is_oneway ? 0 : kRoughKmh, {}, 0, false};
    if (link.is_unpaved) use->flags |= edge_flag::kUnpaved;
  }
  if (link.speed_kmh && is_motor(vehicle)) {
    use->speed_forward_kmh = *link.speed_kmh;
    if (!link.is_oneway) use->speed_backward_kmh = *link.speed_kmh;
  }
  return use;
}

}  // namespace magpie::roads
