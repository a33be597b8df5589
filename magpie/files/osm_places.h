// Which OpenStreetMap objects are places of the catalogue, and what their tags say. The choice is
// the table in osm_places.cc: sights, lodging, food, towns, stations and the like, named ones only,
// except viewpoints and charging stations. What is unknown stays empty; the kind decides later
// which default rule applies.
#pragma once

#include <optional>

#include "magpie/catalog/place.h"
#include "magpie/files/osm_tags.h"

namespace magpie::files {

// The place without key and position; nothing for objects that are not in the table.
std::optional<catalog::Place> place_from_tags(OsmTags tags);

}  // namespace magpie::files
