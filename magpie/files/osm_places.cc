#include "magpie/files/osm_places.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using catalog::Kind;

enum class Naming { named_only, may_be_unnamed };

// The first row that fits decides the kind; every row that fits adds its theme. "*" fits any value
// except "no".
struct PlaceRule {
  std::string_view key;
  std::string_view value;
  Kind kind;
  std::string_view theme = "";
  Naming naming = Naming::named_only;
};
constexpr auto kRules = std::to_array<PlaceRule>({
    {"place", "city", Kind::town},
    {"place", "town", Kind::town},
    {"place", "village", Kind::village, "village"},
    {"place", "hamlet", Kind::village, "village"},
    {"tourism", "museum", Kind::museum, "museum"},
    {"tourism", "gallery", Kind::museum, "art"},
    {"tourism", "viewpoint", Kind::viewpoint, "", Naming::may_be_unnamed},
    {"tourism", "hotel", Kind::lodging},
    {"tourism", "guest_house", Kind::lodging},
    {"tourism", "hostel", Kind::lodging},
    {"tourism", "motel", Kind::lodging},
    {"tourism", "chalet", Kind::lodging},
    {"tourism", "alpine_hut", Kind::lodging, "hiking"},
    {"tourism", "wilderness_hut", Kind::lodging, "hiking"},
    {"tourism", "camp_site", Kind::lodging},
    {"tourism", "caravan_site", Kind::lodging},
    {"tourism", "theme_park", Kind::leisure, "theme-park"},
    {"tourism", "zoo", Kind::leisure, "wildlife"},
    {"tourism", "aquarium", Kind::leisure, "wildlife"},
    {"historic", "archaeological_site", Kind::heritage, "ruins"},
    {"historic", "ruins", Kind::heritage, "ruins"},
    {"historic", "castle", Kind::heritage, "history"},
    {"historic", "memorial", Kind::heritage, "memorial"},
    {"historic", "monument", Kind::heritage, "memorial"},
    {"historic", "tomb", Kind::heritage, "tomb"},
    {"historic", "bridge", Kind::heritage, "bridge"},
    {"historic", "aqueduct", Kind::heritage, "bridge"},
    {"historic", "mine", Kind::heritage, "industry"},
    {"historic", "industrial", Kind::heritage, "industry"},
    {"historic", "church", Kind::heritage, "temple"},
    {"historic", "chapel", Kind::heritage, "temple"},
    {"historic", "temple", Kind::heritage, "temple"},
    {"historic", "monastery", Kind::heritage, "temple"},
    {"historic", "wayside_shrine", Kind::heritage, "temple"},
    {"historic", "wayside_cross", Kind::heritage, "history"},
    {"historic", "boundary_stone", Kind::heritage, "border"},
    {"historic", "citywalls", Kind::heritage, "old-town"},
    {"historic", "city_gate", Kind::heritage, "old-town"},
    {"historic", "road", Kind::heritage, "old-road"},
    {"historic", "*", Kind::heritage, "history"},
    {"heritage", "1", Kind::heritage, "world-heritage"},
    {"natural", "hot_spring", Kind::wellness, "hot-spring"},
    {"amenity", "public_bath", Kind::wellness, "wellness"},
    {"amenity", "spa", Kind::wellness, "wellness"},
    {"leisure", "spa", Kind::wellness, "wellness"},
    {"natural", "peak", Kind::nature, "mountain"},
    {"natural", "volcano", Kind::nature, "mountain"},
    {"natural", "saddle", Kind::nature, "mountain"},
    {"natural", "glacier", Kind::nature, "mountain"},
    {"natural", "arch", Kind::nature, "geology"},
    {"natural", "cave_entrance", Kind::nature, "cave"},
    {"natural", "gorge", Kind::nature, "gorge"},
    {"natural", "spring", Kind::nature, "water"},
    {"natural", "water", Kind::nature, "water"},
    {"natural", "beach", Kind::nature, "water"},
    {"natural", "wetland", Kind::nature, "wetland"},
    {"natural", "geyser", Kind::nature, "geology"},
    {"natural", "waterfall", Kind::nature, "water"},
    {"waterway", "waterfall", Kind::nature, "water"},
    {"leisure", "nature_reserve", Kind::nature, "forest"},
    {"boundary", "national_park", Kind::nature, "forest"},
    {"leisure", "park", Kind::leisure, "garden"},
    {"leisure", "garden", Kind::leisure, "garden"},
    {"leisure", "water_park", Kind::leisure, "theme-park"},
    {"leisure", "ice_rink", Kind::leisure, "snow"},
    {"leisure", "beach_resort", Kind::leisure, "water"},
    {"leisure", "golf_course", Kind::leisure},
    {"landuse", "winter_sports", Kind::leisure, "snow"},
    {"amenity", "monastery", Kind::heritage, "temple"},
    {"amenity", "place_of_worship", Kind::sight, "temple"},
    {"amenity", "theatre", Kind::leisure, "show"},
    {"amenity", "arts_centre", Kind::leisure, "art"},
    {"amenity", "planetarium", Kind::museum, "science"},
    {"amenity", "marketplace", Kind::sight, "food"},
    {"amenity", "restaurant", Kind::food, "food"},
    {"amenity", "cafe", Kind::food, "food"},
    {"amenity", "fuel", Kind::service},
    {"amenity", "charging_station", Kind::service, "", Naming::may_be_unnamed},
    {"tourism", "attraction", Kind::sight},
    {"railway", "station", Kind::gateway},
    {"aeroway", "aerodrome", Kind::gateway},
    {"amenity", "bus_station", Kind::gateway},
    {"amenity", "ferry_terminal", Kind::gateway},
    {"barrier", "border_control", Kind::crossing, "border"},
});

// Objects of a table row that are no visitor's business.
bool is_left_out(OsmTags tags) {
  auto const has = [&](std::string_view key, std::string_view value) {
    return tag_value(tags, key) == value;
  };
  // A region's outline repeats its town; private gardens are not for guests.
  if (has("boundary", "administrative")) return true;
  return has("access", "private") || has("access", "no");
}

bool fits(PlaceRule const& rule, OsmTags tags) {
  auto const value = tag_value(tags, rule.key);
  if (value.empty() || value == "no") return false;
  return rule.value == "*" || rule.value == value;
}

// "zh", "zh-Hant", "ca-valencia" after "name:"; not "name:etymology:wikidata" or "name:left".
bool is_language(std::string_view text) {
  auto const end = text.find_first_of("-_");
  auto const primary = text.substr(0, end);
  bool const is_short = primary.size() == 2 || primary.size() == 3;
  return is_short && text.size() <= 20 && text.find(':') == std::string_view::npos &&
         std::all_of(primary.begin(), primary.end(),
                     [](unsigned char c) { return std::islower(c) != 0; });
}

// Names that are of no language get private-use language tags of BCP 47.
void add_name(catalog::Place& place, std::string_view key, std::string_view value) {
  if (key == "name")
    place.names[""] = value;
  else if (key == "alt_name")
    place.names["x-alt"] = value;
  else if (key == "int_name")
    place.names["x-int"] = value;
  else if (key.starts_with("name:") && is_language(key.substr(5))) {
    place.names[std::string(key.substr(5))] = value;
  }
}

catalog::Wheelchair wheelchair_of(std::string_view value) {
  if (value == "yes" || value == "designated") return catalog::Wheelchair::yes;
  if (value == "limited") return catalog::Wheelchair::limited;
  if (value == "no") return catalog::Wheelchair::no;
  return catalog::Wheelchair::unknown;
}

void add_fact(catalog::Place& place, std::string_view key, std::string_view value) {
  if (key == "opening_hours")
    place.opening_hours = value;
  else if (key == "wheelchair")
    place.wheelchair = wheelchair_of(value);
  else if (key == "fee" && value == "yes")
    place.has_fee = true;
  else if (key == "fee" && value == "no")
    place.has_fee = false;
  else if (key == "website" || (key == "contact:website" && place.website.empty())) {
    place.website = value;
  } else if (key == "phone" || (key == "contact:phone" && place.phone.empty())) {
    place.phone = value;
  } else if (key == "beds") {
    auto const beds = base::parse_integer(value);
    if (beds && *beds >= 0 && *beds <= 100'000) place.beds = static_cast<int>(*beds);
  } else if (key == "disused" && value == "yes") {
    place.status = catalog::PlaceStatus::closed;
  } else if (key == "abandoned" && value == "yes" && place.kind != Kind::heritage) {
    place.status = catalog::PlaceStatus::closed;
  }
}

void add_tag(catalog::Place& place, std::string_view key, std::string_view value) {
  constexpr std::size_t kMostTags = 60;
  bool const is_noise = key == "source" || key == "created_by" || key.starts_with("source:");
  if (is_noise || key.starts_with("name") || place.tags.size() >= kMostTags) return;
  place.tags.emplace(key, value);
}

void add_themes(catalog::Place& place, OsmTags tags) {
  for (auto const& rule : kRules) {
    if (rule.theme.empty() || !fits(rule, tags)) continue;
    // "history" is what is left when no other word of the table says what kind of past it is.
    if (rule.value == "*" && !place.themes.empty()) continue;
    std::string theme(rule.theme);
    if (std::find(place.themes.begin(), place.themes.end(), theme) == place.themes.end()) {
      place.themes.push_back(std::move(theme));
    }
  }
}

// A filling station is known by its brand.
void borrow_name(catalog::Place& place, OsmTags tags) {
  if (!place.names.empty() || place.kind != Kind::service) return;
  for (auto const* key : {"brand", "operator"}) {
    auto const value = tag_value(tags, key);
    if (value.empty()) continue;
    place.names[""] = value;
    return;
  }
}

}  // namespace

std::optional<catalog::Place> place_from_tags(OsmTags tags) {
  auto const rule =
      std::find_if(kRules.begin(), kRules.end(), [&](PlaceRule const& r) { return fits(r, tags); });
  if (rule == kRules.end() || is_left_out(tags)) return std::nullopt;
  catalog::Place place;
  place.kind = rule->kind;
  for (auto const& [key, value] : tags) {
    if (!base::is_valid_utf8(key) || !base::is_valid_utf8(value)) continue;
    if (*value == '\0') continue;
    add_name(place, key, value);
    add_fact(place, key, value);
    add_tag(place, key, value);
  }
  borrow_name(place, tags);
  if (place.names.empty() && rule->naming == Naming::named_only) return std::nullopt;
  add_themes(place, tags);
  place.precision = catalog::Precision::point;
  place.sources.push_back({"", "osm"});
  return place;
}

}  // namespace magpie::files
