#include "magpie/app/place_writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"
#include "magpie/files/csv.h"
#include "magpie/files/formula_guard.h"
#include "magpie/files/place_types.h"
#include "magpie/files/xlsx_out.h"

namespace magpie::app {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(Json const& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<geo::LatLng> own_position(catalog::Place const& place) {
  return place.precision == catalog::Precision::point ? place.location : std::nullopt;
}

// The number nearest to what was given: 37.331, not 37.330999999999996.
double degrees(std::int32_t e7) {
  return e7 / 1e7;
}

Json feature_of(OutgoingRecord const& record) {
  Json properties = {{"key", record.place.key}};
  for (auto const& [field, value] : catalog::fields_of(record.place)) {
    if (field == "location" || field == "licence" || field == "attribution") continue;
    properties[field] = Json::parse(value);
  }
  properties["licence"] = record.licence;
  properties["attribution"] = record.attribution;
  Json geometry = nullptr;
  if (auto const at = own_position(record.place)) {
    geometry = {{"type", "Point"}, {"coordinates", {degrees(at->lon_e7), degrees(at->lat_e7)}}};
  }
  return {{"type", "Feature"},
          {"id", record.place.key},
          {"geometry", geometry},
          {"properties", properties}};
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ";") + word;
  return text;
}

std::string name_in(catalog::Place const& place, std::string const& language) {
  auto const found = place.names.find(language);
  return found == place.names.end() ? std::string() : found->second;
}

// The columns of places.csv, then what goes out with a record.
std::vector<std::string> const kColumns{"id",
                                        "name_zh",
                                        "name_en",
                                        "kind",
                                        "status",
                                        "member",
                                        "county",
                                        "county_code",
                                        "lat",
                                        "lon",
                                        "location_precision",
                                        "rating",
                                        "designation",
                                        "themes",
                                        "opening_hours",
                                        "website",
                                        "phone",
                                        "note",
                                        "licence",
                                        "attribution",
                                        "datum"};

std::vector<std::string> cells_of(OutgoingRecord const& record) {
  auto const& place = record.place;
  auto const at = own_position(place);
  std::vector<std::string> designations;
  for (auto const& title : place.designations) designations.push_back(title.code);
  return {place.key,
          name_in(place, "zh"),
          name_in(place, "en"),
          std::string(catalog::kind_name(place.kind)),
          std::string(catalog::status_name(place.status)),
          place.member,
          place.county_zh,
          place.county_code,
          at ? fmt::format("{:.7f}", at->lat()) : "",
          at ? fmt::format("{:.7f}", at->lon()) : "",
          std::string(catalog::precision_name(place.precision)),
          place.rating ? fmt::format("{}A", *place.rating) : "",
          joined(designations),
          joined(place.themes),
          place.opening_hours,
          place.website,
          place.phone,
          place.note,
          record.licence,
          record.attribution,
          at ? "WGS84" : ""};
}

std::string csv_line(std::vector<std::string> const& cells) {
  std::string line;
  for (auto const& cell : cells) {
    if (&cell != &cells.front()) line += ",";
    line += files::csv_cell(files::guard_formula(cell));
  }
  return line + "\r\n";
}

Json in_language(std::string const& language, std::string const& text) {
  Json value = {{"@value", text}};
  if (!language.empty()) value["@language"] = language;
  return value;
}

Json in_languages(std::map<std::string, std::string> const& texts) {
  Json list = Json::array();
  for (auto const& [language, text] : texts) list.push_back(in_language(language, text));
  return list;
}

Json offer_of(std::string const& category, base::Fen amount) {
  Json offer = {{"@type", "Offer"},
                {"price", fmt::format("{}.{:02}", amount.value() / 100, amount.value() % 100)},
                {"priceCurrency", "CNY"}};
  if (!category.empty()) offer["category"] = category;
  return offer;
}

Json property(char const* name, std::string const& value) {
  return {{"@type", "PropertyValue"}, {"name", name}, {"value", value}};
}

// schema.org knows weekdays and times, "Mo-Fr 08:00-17:00"; what says more is left out rather than
// told wrongly.
std::vector<std::string> schema_hours(std::string const& text) {
  static std::regex const simple(
      "(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))* [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}");
  auto rules = base::split_list(text, ';');
  bool const is_simple = std::all_of(rules.begin(), rules.end(), [](std::string const& rule) {
    return rule.size() < 100 && std::regex_match(rule, simple);
  });
  return is_simple ? rules : std::vector<std::string>();
}

void add_visit(catalog::Place const& place, Json& thing) {
  auto const hours = schema_hours(place.opening_hours);
  if (!hours.empty())
    thing["openingHours"] = hours;
  else if (!place.opening_hours.empty())
    thing["additionalProperty"].push_back(property("opening_hours", place.opening_hours));
  if (place.has_fee) thing["isAccessibleForFree"] = !*place.has_fee;
  if (place.price) thing["offers"].push_back(offer_of("", *place.price));
  for (auto const& price : place.prices)
    thing["offers"].push_back(offer_of(price.category, price.amount));
  if (place.capacity_instant) thing["maximumAttendeeCapacity"] = *place.capacity_instant;
  if (place.rating)
    thing["additionalProperty"].push_back(property("rating", fmt::format("{}A", *place.rating)));
  if (place.beds)
    thing["additionalProperty"].push_back(property("beds", std::to_string(*place.beds)));
}

// A record is named by its key; schema.org has no word for where a craft is practised.
void add_links(catalog::Place const& place, Json& thing) {
  for (auto const& link : place.links) {
    Json const other = {{"@type", "Thing"}, {"identifier", link.key}};
    if (link.relation == "part_of" && catalog::has_ground(place.kind))
      thing["containedInPlace"].push_back(other);
    else
      thing["additionalProperty"].push_back(property(link.relation.c_str(), link.key));
  }
}

Json thing_of(OutgoingRecord const& record) {
  auto const& place = record.place;
  Json thing = {{"@type", std::string(files::schema_type_of(place.kind))},
                {"additionalType", "magpie:" + std::string(catalog::kind_name(place.kind))},
                {"identifier", place.key},
                {"name", in_languages(place.names)}};
  if (!place.aliases.empty()) {
    for (auto const& alias : place.aliases)
      thing["alternateName"].push_back(in_language(alias.language, alias.name));
  }
  if (!place.descriptions.empty()) thing["description"] = in_languages(place.descriptions);
  if (auto const at = own_position(place)) {
    thing["geo"] = {{"@type", "GeoCoordinates"},
                    {"latitude", degrees(at->lat_e7)},
                    {"longitude", degrees(at->lon_e7)},
                    {"additionalProperty", property("datum", "WGS84")}};
  }
  if (!place.county_zh.empty()) {
    thing["address"] = {{"@type", "PostalAddress"}, {"addressLocality", place.county_zh}};
  }
  add_visit(place, thing);
  if (!place.website.empty()) thing["url"] = place.website;
  if (!place.phone.empty()) thing["telephone"] = place.phone;
  for (auto const& media : place.media) {
    Json image = {{"@type", "ImageObject"}, {"contentUrl", media.url}, {"license", media.licence}};
    if (!media.title.empty()) image["caption"] = media.title;
    if (!media.credit.empty()) image["creditText"] = media.credit;
    thing["image"].push_back(std::move(image));
  }
  add_links(place, thing);
  if (!record.licence.empty()) thing["license"] = record.licence;
  if (!record.attribution.empty()) thing["creditText"] = record.attribution;
  return thing;
}

}  // namespace

std::string to_geojson(std::span<OutgoingRecord const> records) {
  std::string out =
      R"({"type":"FeatureCollection","schema":"magpie-places/1","datum":"WGS84","features":[)";
  for (auto const& record : records) {
    if (&record != &records.front()) out += ",\n";
    out += text_of(feature_of(record));
  }
  return out + "]}\n";
}

std::string to_csv(std::span<OutgoingRecord const> records) {
  // With the byte order mark, without which a spreadsheet shows Chinese as rubbish.
  std::string out = "\xEF\xBB\xBF" + csv_line(kColumns);
  for (auto const& record : records) out += csv_line(cells_of(record));
  return out;
}

base::Result<std::string> to_xlsx(std::span<OutgoingRecord const> records) {
  files::SheetOut sheet{"places", kColumns, {}};
  for (auto const& record : records) sheet.rows.push_back(cells_of(record));
  return files::write_xlsx(sheet);
}

std::string to_jsonld(std::span<OutgoingRecord const> records) {
  std::string out = R"({"@context":"https://schema.org","@graph":[)";
  for (auto const& record : records) {
    if (&record != &records.front()) out += ",\n";
    out += text_of(thing_of(record));
  }
  return out + "]}\n";
}

std::string to_jsonld(OutgoingRecord const& record, std::string const& address) {
  Json document = {
      {"@context", "https://schema.org"}, {"@id", address}, {"mainEntityOfPage", address}};
  document.update(thing_of(record));
  if (!document.contains("url")) document["url"] = address;
  auto const& place = record.place;
  if (place.price || place.has_fee) {
    document["isAccessibleForFree"] = place.price ? place.price->value() == 0 : !*place.has_fee;
  }
  return text_of(document) + "\n";
}

}  // namespace magpie::app
