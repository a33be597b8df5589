// A number that lost a part of it, in a cell no field is known for: "<> km", "4,5 per cubic
// centimeter", "2600,<> years". Such a cell is not kept as if it were a remark.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

// DAMAGED_NUMBER (quarantine); nothing for a sound number and for other text. A comma is damage
// only where it can be no group of thousands and no list.
std::optional<Remark> damage_of(std::string_view text);

}  // namespace magpie::catalog::cell
