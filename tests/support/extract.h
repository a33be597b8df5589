// Tiny files imported into a workspace: an OpenStreetMap extract written in OPL, a square of
// heights.
#pragma once

#include <string>

#include "tests/support/small_world.h"

namespace magpie::tests {

// Empty, or what went wrong.
std::string import_extract(SmallWorld& world, std::string const& opl);
// "N37E113 8": the square, which rises from 0 m in the south by 8 m with each of 1201 rows. Empty,
// or what went wrong.
std::string import_heights(SmallWorld& world, std::string const& square_and_rise);

}  // namespace magpie::tests
