// Turn restrictions as OpenStreetMap writes them: type=restriction relations with from, via and to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/files/osm_tags.h"
#include "magpie/roads/restrictions.h"

namespace magpie::files {

bool is_restriction(OsmTags tags);

// What the relation forbids, to whom and when, without its members. One relation may say several
// things (restriction:conditional). Empty where it says nothing we know or concerns other vehicles.
struct RestrictionWords {
  std::vector<roads::TurnRestriction> rules;
  bool is_unread = false;  // a value that is not in the table
};
RestrictionWords read_restriction(OsmTags tags);

}  // namespace magpie::files
