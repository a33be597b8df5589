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
  heritage_item,  // intangible heritage: a craft, a legend, a festival
  product,        // a local product
  brand,          // a label that places carry
};

enum class Precision {
  point,   // the position of the source
  county,  // known only to its county: `location` is the county seat, shown as a stand-in
  none,    // no position at all
};

enum class PlaceStatus { open, proposed, building, closed };

enum class Wheelchair { unknown, yes, limited, no };

// Who may see a record: drafts are the member's own, published ones go out to everybody.
enum class Workflow { draft, checked, published };

struct Alias {
  std::string language;  // "" where nobody said
  std::string name;
  bool operator==(Alias const&) const = default;
};

// "national-heritage:6-504", "museum-grade:2": the sort before the colon, the number after it.
struct Designation {
  std::string code;
  std::string issuer;
  std::optional<int> year;
  std::string valid_until;  // a date, see FieldType::date; "" = without end or not stated
  bool operator==(Designation const&) const = default;
};

struct Price {
  std::string
      category;  // child, senior, student, resident, group, season … ; the adult's is Place::price
  base::Fen amount;
  std::string note;
  bool operator==(Price const&) const = default;
};

// A figure with what makes it one. A maximum is never a mean: the statistic is part of the value.
struct Measurement {
  std::string indicator;  // negative_ions, temperature, visitors …
  std::string statistic;  // mean, maximum, minimum, sum, count; "" = not stated
  std::string period;     // "2024", "2024-06/2024-08", "summer"; "" = not stated
  double value = 0;
  std::string unit;  // "1/cm3", "°C", "persons"
  std::string station;
  std::string source;
  bool operator==(Measurement const&) const = default;
};

// Something to see at its time: the cloud sea in autumn at dawn.
struct Experience {
  std::string name;
  std::vector<std::string> seasons;  // spring, summer, autumn, winter; empty = all year
  std::optional<int> from_min;       // minutes since local midnight
  std::optional<int> until_min;
  bool operator==(Experience const&) const = default;
};

struct Media {
  std::string url;
  std::string title;
  std::string licence;  // "" = not stated: stays inside the alliance
  std::string credit;
  bool may_translate = false;
  bool operator==(Media const&) const = default;
};

// A tie to another record of the catalogue, by its key.
struct Link {
  std::string relation;  // part_of, made_at, practised_at, carries_brand, same_as, near
  std::string key;
  bool operator==(Link const&) const = default;
};

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
  std::vector<Designation> designations;
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
  Workflow workflow = Workflow::published;
  std::vector<Alias> aliases;
  std::map<std::string, std::string> descriptions;  // language → text
  std::map<std::string, std::string> field_owners;  // field → slug, where it is not `member`
  std::string opened_on;                            // dates as FieldType::date has them
  std::string closed_on;
  std::string series;  // of a brand: "manor"
  std::string brand;   // key of a record of kind brand, or its name
  std::optional<int> visit_minutes_min;
  std::vector<Price> prices;
  std::optional<int> capacity_instant;  // persons at a time, as approved
  std::optional<int> capacity_daily;    // persons a day, as approved
  std::vector<std::string> accessibility;
  std::optional<int> age_min;
  std::optional<int> age_max;
  std::vector<std::string> services;  // codes W01 … or words
  std::vector<Measurement> measurements;
  std::vector<Experience> experiences;
  std::vector<Media> media;
  std::vector<Link> links;
  std::string licence;  // of the record, where it differs from its source's
  std::string attribution;
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
std::string_view workflow_name(Workflow workflow);
std::optional<Workflow> parse_workflow(std::string_view name);
std::string_view wheelchair_name(Wheelchair wheelchair);
std::optional<Wheelchair> parse_wheelchair(std::string_view name);

// Whether it stands somewhere: a craft, a product and a brand are tied to places instead.
bool has_ground(Kind kind);

// The name in `language`; else the name of no language (the one on the signpost), zh, en, any, the
// key.
std::string const& display_name(Place const& place, std::string_view language);

}  // namespace magpie::catalog
