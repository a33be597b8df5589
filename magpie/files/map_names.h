// What a feature of the map carries besides its shape: class, names in every script, road number,
// height, tunnel; and which points come first where there is not room for all.
#pragma once

#include <cstdint>
#include <vector>

#include "magpie/files/map_rules.h"
#include "magpie/files/osm_tags.h"
#include "magpie/tiles/mvt.h"

namespace magpie::files {

// "class" first; "name" and "name:xx" as tagged, a language that repeats the name left out.
std::vector<tiles::Property> map_properties(MapRule const& rule, OsmTags tags);
bool has_name(std::vector<tiles::Property> const& properties);

struct PointRank {
  int zoom_min = 0;
  std::int64_t order = 0;  // smaller first
};
// By people, by height.
PointRank point_rank(MapRule const& rule, OsmTags tags);

}  // namespace magpie::files
