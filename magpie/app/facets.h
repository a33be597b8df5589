// How many places there are of each kind, member, grade, theme, status, workflow, and how many lack
// a field, under the filters of a list. The counts of a value are what a list shows with it.
#pragma once

#include "magpie/app/list_places.h"

namespace magpie::app {

// Values by count, then by name; at most kFacetValuesMax of each.
inline constexpr std::size_t kFacetValuesMax = 100;
api::Facets get_facets(Catalogue const& catalogue, PlaceQuery const& query);

// The registry of fields as forms need it.
api::FieldList list_fields();

}  // namespace magpie::app
