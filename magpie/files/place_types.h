// The words other vocabularies have for kinds of place: types of schema.org, DATAtourisme and
// AlpineBits → the kind of a record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::files {

// The kind of the most specific type that is known: ["PlaceOfInterest", "Museum"] is a museum.
// Nothing where no type is known.
std::optional<catalog::Kind> kind_of_types(std::vector<std::string> const& types);
// The type of schema.org that says most of a kind.
std::string_view schema_type_of(catalog::Kind kind);
// Trips, events and the like, which stand nowhere.
bool is_offer_type(std::string_view type);
// Whether schema.org has a property of this name for places, trips and what belongs to them.
bool is_schema_property(std::string_view name);

}  // namespace magpie::files
