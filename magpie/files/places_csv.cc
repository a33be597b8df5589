#include "magpie/files/places_csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/files/csv_fields.h"

namespace magpie::files {

namespace {

using catalog::Place;
using catalog::Precision;

constexpr std::array<std::string_view, 1> kRequired{"id"};
constexpr std::array<std::string_view, 24> kKnown{"id",
                                                  "name_*",
                                                  "kind",
                                                  "member",
                                                  "county",
                                                  "county_code",
                                                  "lat",
                                                  "lon",
                                                  "location_precision",
                                                  "rating",
                                                  "designation",
                                                  "themes",
                                                  "price_cny",
                                                  "visitors_10k_per_year",
                                                  "source",
                                                  "note",
                                                  "opening_hours",
                                                  "visit_minutes",
                                                  "beds",
                                                  "wheelchair",
                                                  "has_fee",
                                                  "website",
                                                  "phone",
                                                  "status"};
constexpr std::size_t kIdBytesMax = 64;
constexpr std::size_t kNameBytesMax = 300;
constexpr int kVisitMinutesMax = 24 * 60;
constexpr int kBedsMax = 100'000;
constexpr double kVisitorsMax = 100'000;  // 10,000 persons a year: a thousand million

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == ':';
}

class PlaceReader {
 public:
  PlaceReader(CsvImport& import, PlacesCsvContext const& context)
      : import_(import),
        members_(context.member_slugs.begin(), context.member_slugs.end()),
        source_keys_(context.source_keys.begin(), context.source_keys.end()) {}

  // Nothing for a row that stays out.
  std::optional<Place> read(CsvRow const& row) {
    CsvFields fields(import_, row);
    Place place;
    if (!fields.has_sound_shape() || !read_id(fields, place)) return std::nullopt;
    if (!read_names(fields, place)) return std::nullopt;
    read_belonging(fields, place);
    read_position(fields, place);
    read_quality(fields, place);
    read_visit(fields, place);
    read_sources(fields, place);
    place.note = fields.text("note");
    line_of_id_.emplace(place.key, row.line);
    return place;
  }

 private:
  bool read_id(CsvFields& fields, Place& place) {
    auto const id = fields.text("id");
    if (id.empty()) {
      return fields.refuse("id", "The row has no id.", "Give it an id that no other row has.");
    }
    if (id.size() > kIdBytesMax || !std::all_of(id.begin(), id.end(), is_id_character)) {
      return fields.refuse("id", quoted(id) + " is not an id.",
                           "Use at most 64 letters, digits, “-”, “_”, “.” and “:”.");
    }
    place.key = id;
    auto const before = line_of_id_.find(place.key);
    if (before == line_of_id_.end()) return true;
    return fields.refuse(
        "id", fmt::format("The id {} stands already in row {}.", quoted(id), before->second),
        "Give one of them another id, or remove the row that is double.");
  }

  bool read_names(CsvFields& fields, Place& place) {
    for (auto const& column : import_.table().header) {
      if (column.rfind("name_", 0) != 0) continue;
      auto const name = fields.text(column);
      if (name.size() > kNameBytesMax) {
        fields.problem(column, quoted(name) + " is longer than 300 bytes.", "Shorten the name.");
      } else if (!name.empty()) {
        place.names.emplace(column.substr(5), name);
      }
    }
    if (!place.names.empty()) return true;
    return fields.refuse("name_zh", "The row has no name.", "Fill name_zh or name_en.");
  }

  void read_belonging(CsvFields& fields, Place& place) {
    auto const kind = fields.text("kind");
    auto const parsed = catalog::parse_kind(kind);
    if (parsed) {
      place.kind = *parsed;
    } else if (!kind.empty()) {
      fields.problem("kind", quoted(kind) + " is not a kind of place; it counts as a sight.",
                     "Use sight, village, courtyard, museum, heritage, viewpoint, wellness, town, "
                     "gateway, crossing, lodging, food, service, nature or leisure.");
    } else if (import_.table().column("kind")) {
      fields.problem("kind", "The kind is empty; the place counts as a sight.",
                     "Write what it is: sight, village, museum …");
    }
    std::string const member(fields.text("member"));
    if (!member.empty() && !members_.empty() && members_.count(member) == 0) {
      fields.problem("member", quoted(member) + " is no member of the alliance.",
                     "Use a slug of members.csv, or add the member there first.");
    } else {
      place.member = member;
    }
    place.county_zh = fields.text("county");
    read_county_code(fields, place);
    read_word(fields, "status", catalog::parse_status, place.status,
              "Use open, proposed, building or closed.");
  }

  void read_county_code(CsvFields& fields, Place& place) {
    auto const code = fields.text("county_code");
    if (code.empty()) return;
    bool const sound = code.size() == 6 && std::all_of(code.begin(), code.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
    if (sound) {
      place.county_code = code;
    } else {
      fields.problem("county_code", quoted(code) + " is not a county code.",
                     "Write the six digits of GB/T 2260, like 140723.");
    }
  }

  template <class Enum, class Parse>
  void read_word(CsvFields& fields, std::string_view field, Parse const& parse, Enum& out,
                 char const* fix) {
    auto const word = fields.text(field);
    if (word.empty()) return;
    if (auto const value = parse(word)) {
      out = *value;
    } else {
      fields.problem(field, quoted(word) + " is not known here.", fix);
    }
  }

  void read_position(CsvFields& fields, Place& place) {
    auto precision = std::optional<Precision>();
    read_word(
        fields, "location_precision",
        [](std::string_view word) { return std::optional(catalog::parse_precision(word)); },
        precision, "Use point or county.");
    place.location = read_location(fields);
    if (place.location && precision != Precision::none) {
      place.precision = precision.value_or(Precision::point);
      return;
    }
    if (place.location) {
      fields.problem("location_precision", "It says “none”, but the row has a position.",
                     "Write point, or empty lat and lon.");
      place.location.reset();
      return;
    }
    if (precision == Precision::point && fields.is_empty("lat") && fields.is_empty("lon")) {
      fields.problem("location_precision", "It says “point”, but lat and lon are empty.",
                     "Fill lat and lon, or write county.");
    }
    place.precision = place.county_code.empty() ? Precision::none : Precision::county;
  }

  std::optional<geo::LatLng> read_location(CsvFields& fields) {
    if (fields.is_empty("lat") && fields.is_empty("lon")) return std::nullopt;
    if (fields.is_empty("lat") || fields.is_empty("lon")) {
      fields.problem(fields.is_empty("lat") ? "lat" : "lon",
                     "Only one of lat and lon is filled; the position stays out.",
                     "Fill both or none.");
      return std::nullopt;
    }
    auto const lat = fields.number("lat", -180, 180);
    auto const lon = fields.number("lon", -180, 180);
    if (!lat || !lon) return std::nullopt;
    std::string const pair =
        fmt::format("lat {} and lon {}", fields.text("lat"), fields.text("lon"));
    if (std::abs(*lat) > 90 && std::abs(*lon) <= 90) {
      fields.problem("lat", pair + " look swapped; the position stays out.",
                     "Exchange them: lat is the north value.");
      return std::nullopt;
    }
    if (*lat == 0 && *lon == 0) {
      fields.problem("lat", pair + " mean “not filled”; the position stays out.",
                     "Fill both or empty both.");
      return std::nullopt;
    }
    auto const location = geo::make_latlng(*lat, *lon);
    if (!location) {
      fields.problem("lat", pair + " are not on Earth; the position stays out.",
                     "Write degrees: lat from -90 to 90, lon from -180 to 180.");
    }
    return location;
  }

  void read_quality(CsvFields& fields, Place& place) {
    read_rating(fields, place);
    for (auto& code : base::split_list(fields.text("designation"), ';'))
      place.designations.push_back({std::move(code), "", std::nullopt, ""});
    for (auto const& theme : base::split_list(fields.text("themes"), ';')) {
      auto word = base::ascii_lower(theme);
      if (std::find(place.themes.begin(), place.themes.end(), word) == place.themes.end()) {
        place.themes.push_back(std::move(word));
      }
    }
    place.visitors_10k_per_year = fields.number("visitors_10k_per_year", 0, kVisitorsMax);
  }

  void read_rating(CsvFields& fields, Place& place) {
    auto const text = fields.text("rating");
    if (text.empty()) return;
    bool const sound = (text.size() == 1 || (text.size() == 2 && text[1] == 'A')) &&
                       text[0] >= '1' && text[0] <= '5';
    if (sound) {
      place.rating = text[0] - '0';
    } else {
      fields.problem("rating", quoted(text) + " is not an A grade.", "Write 1A, 2A, 3A, 4A or 5A.");
    }
  }

  void read_visit(CsvFields& fields, Place& place) {
    place.price = fields.money("price_cny");
    place.visit_minutes = fields.integer("visit_minutes", 1, kVisitMinutesMax);
    place.beds = fields.integer("beds", 0, kBedsMax);
    place.opening_hours = fields.text("opening_hours");
    auto const piece = catalog::OpeningHours::parse(place.opening_hours).problem();
    if (piece) {
      fields.problem("opening_hours",
                     quoted(*piece) + " is not understood; the text is kept and counts as unknown.",
                     "Write OpenStreetMap opening hours, like Tu-Su 09:00-17:00; PH off.");
    }
    read_word(fields, "wheelchair", catalog::parse_wheelchair, place.wheelchair,
              "Use yes, limited, no or unknown.");
    read_word(
        fields, "has_fee",
        [](std::string_view word) -> std::optional<std::optional<bool>> {
          if (word == "yes") return std::optional(true);
          if (word == "no") return std::optional(false);
          return std::nullopt;
        },
        place.has_fee, "Use yes or no.");
    auto const website = fields.text("website");
    if (website.empty() || website.rfind("https://", 0) == 0 || website.rfind("http://", 0) == 0) {
      place.website = website;
    } else {
      fields.problem("website", quoted(website) + " is not a web address.",
                     "Begin it with https:// or http://.");
    }
    place.phone = fields.text("phone");
  }

  void read_sources(CsvFields& fields, Place& place) {
    auto sources = parse_sources(fields.text("source"));
    if (!sources) {
      fields.problem("source", sources.error().message,
                     "Write it like relics;price_cny=gate-list-2026.");
      return;
    }
    for (auto& source : *sources) {
      if (!source_keys_.empty() && source_keys_.count(source.source_key) == 0) {
        fields.problem("source", quoted(source.source_key) + " is no key of sources.csv.",
                       "Add the source there, or correct the key.");
      }
      place.sources.push_back(std::move(source));
    }
  }

  CsvImport& import_;
  std::set<std::string> members_;
  std::set<std::string> source_keys_;
  std::map<std::string, int> line_of_id_;
};

}  // namespace

base::Result<PlacesImport> read_places_csv(std::string_view bytes,
                                           PlacesCsvContext const& context) {
  MAGPIE_TRY(auto import, CsvImport::open(bytes, context.file, kRequired, kKnown));
  if (!import.table().column("kind")) {
    import.report().problems.push_back(
        {context.file, 1, "kind",
         "The first line has no column “kind”; every place counts as a sight.", "Add the column."});
  }
  PlaceReader reader(import, context);
  PlacesImport out;
  for (auto const& row : import.table().rows) {
    if (auto place = reader.read(row)) out.places.push_back(std::move(*place));
  }
  out.report = import.take_report();
  out.report.rows_taken = out.places.size();
  return out;
}

}  // namespace magpie::files
