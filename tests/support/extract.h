// A tiny OpenStreetMap extract, written in OPL, imported into a workspace.
#pragma once

#include <string>

#include "tests/support/small_world.h"

namespace magpie::tests {

// Empty, or what went wrong.
std::string import_extract(SmallWorld& world, std::string const& opl);

}  // namespace magpie::tests
