// Opening hours text → rules. A rule that is not understood becomes "unknown" for every day its
// understood part can touch, and the first such piece is named.
#pragma once

#include <string_view>

#include "magpie/catalog/opening_hours_rules.h"

namespace magpie::catalog {

// Texts above this size are not read.
inline constexpr std::size_t kHoursTextMax = 4096;

ParsedHours parse_hours(std::string_view text);

}  // namespace magpie::catalog
