// What the rows of a structured field are made of: columns_of("prices") → category, amount, note.
// Forms are drawn from it, so that a field of a known shape needs no screen of its own.
#pragma once

#include <string_view>
#include <vector>

#include "magpie/catalog/fields.h"

namespace magpie::catalog {

// Empty for a field that holds one plain value.
std::vector<FieldColumn> columns_of(std::string_view field);

}  // namespace magpie::catalog
