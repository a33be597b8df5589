// Place: anything in the catalogue with a location, as one member knows it. What is unknown is
// empty; nothing is guessed. Values that a default rule supplied are not stored here: they are
// computed by defaults.h and carry the rule's name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/fen.h"
#include "magpie/base/id.h"
#include "magpie/geo/latlng.h"

namespace magpie::catalog {

using PlaceId = base::Id<struct PlaceTag>;
using MemberId = base::Id<struct MemberTag>;

enum class Kind {
  sight,
  village,
  courtyard,
  museum,
  heritage,
  viewpoint,
  wellness,
  town,
  gateway,
  crossing,
  lodging,
  food,
  service,
  nature,
  leisure,
};

enum class Precision {
  point,   // the position of the source
  county,  // known only to its county: `location` is the county seat, shown as a stand-in
  none,    // no position at all
};

enum class PlaceStatus { open, proposed, building, closed };

enum class Wheelchair { unknown, yes, limited, no };

// A key of sources.csv, and the field it is the source of ("" = name, kind and position).
struct FieldSource {
  std::string field;
  std::string source_key;
  bool operator==(FieldSource const&) const = default;
};

struct Place {
  std::string key;                           // stable within the alliance: "hs-0013", "osm:n1234"
  std::map<std::string, std::string> names;  // language → name; "" holds the name of no language
  Kind kind = Kind::sight;
  PlaceStatus status = PlaceStatus::open;
  std::string member;  // slug, empty when it belongs to nobody yet
  std::string county_zh;
  std::string county_code;
  std::optional<geo::LatLng> location;
  Precision precision = Precision::none;
  std::optional<int> rating;  // 1–5, the A grade
  std::vector<std::string> designations;
  std::vector<std::string> themes;
  std::optional<base::Fen> price;  // adult, list price
  std::optional<double> visitors_10k_per_year;
  std::string opening_hours;  // OSM syntax, verbatim; empty = unknown
  std::optional<int> visit_minutes;
  std::optional<int> beds;  // 0 = surely none
  Wheelchair wheelchair = Wheelchair::unknown;
  std::optional<bool> has_fee;
  std::string website;
  std::string phone;
  std::string note;
  std::vector<FieldSource> sources;
  std::map<std::string, std::string> tags;  // what the source says besides, verbatim
  bool operator==(Place const&) const = default;
};

struct Member {
  std::string slug;
  std::string name_zh;
  std::string name_en;
  std::string kind;  // region, agency, outlet, operator, department
  std::string region_code;
  std::string role;
  std::string source;
  bool operator==(Member const&) const = default;
};

// A row of sources.csv.
struct Source {
  std::string key;
  std::string title;
  std::string publisher;
  std::string licence;
  std::string licence_class;  // open, share-alike, derived, none-stated
  std::string attribution;
  std::string as_of;
  bool operator==(Source const&) const = default;
};

// "sight" …; nothing for a word that names no kind.
std::string_view kind_name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);
std::string_view precision_name(Precision precision);
std::optional<Precision> parse_precision(std::string_view name);
std::string_view status_name(PlaceStatus status);
std::optional<PlaceStatus> parse_status(std::string_view name);
std::string_view wheelchair_name(Wheelchair wheelchair);
std::optional<Wheelchair> parse_wheelchair(std::string_view name);

// The name in `language`; else the name of no language (the one on the signpost), zh, en, any, the
// key.
std::string const& display_name(Place const& place, std::string_view language);

}  // namespace magpie::catalog
