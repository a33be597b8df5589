// How a vehicle may use a drawn link. Internal to the module.
#pragma once

#include <optional>

#include "magpie/roads/network.h"
#include "magpie/roads/profile.h"

namespace magpie::roads {

// As a road of the link's class, open to motor vehicles. Nothing where the vehicle may not use it.
std::optional<RoadUse> use_of_link(LinkRoad const& link, Vehicle vehicle);

}  // namespace magpie::roads
