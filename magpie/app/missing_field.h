// Whether a record lacks a field. Of the fields that quality asks for by kind, "missing" means what
// it means there: a railway station owes no visit time, a county seat is no position.
#pragma once

#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::app {

// Names of fields.h: "name.en", "location", "opening_hours" …
std::vector<std::string_view> asked_fields_missing(catalog::Place const& place);
// Whether fields.h has a field of this name.
bool is_field_name(std::string_view field);
// `field` is a name of fields.h; any field of the record may be asked for.
bool is_field_missing(catalog::Place const& place, std::string_view field);

}  // namespace magpie::app
