// Signed limits of height, weight, width and length, against the size of a vehicle.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/roads/profile.h"

namespace magpie::roads {

// Metres: "3.5", "3.5 m", "350 cm", "12'6\"", "12 ft". Nothing where the text states no length.
std::optional<double> parse_meters(std::string_view text);
// Tonnes: "7.5", "7.5 t", "3500 kg", "8 st", "10000 lbs".
std::optional<double> parse_tonnes(std::string_view text);

enum class Fit { unstated, fits, too_large };

// maxheight, maxweight, maxwidth, maxlength and their kin on a way or node. Motor vehicles only;
// "below_default" is too low for a coach.
Fit fits(RoadTags const& tags, VehicleSize const& size, Vehicle vehicle);

}  // namespace magpie::roads
