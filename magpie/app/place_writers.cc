#include "magpie/app/place_writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"
#include "magpie/files/csv.h"
#include "magpie/files/formula_guard.h"

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

std::string safe_cell(std::string const& text) {
  return files::csv_cell(files::guard_formula(text));
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

std::string csv_row(OutgoingRecord const& record) {
  auto const& place = record.place;
  auto const at = own_position(place);
  std::vector<std::string> designations;
  for (auto const& title : place.designations) designations.push_back(title.code);
  std::vector<std::string> const texts{place.key,
                                       name_in(place, "zh"),
                                       name_in(place, "en"),
                                       std::string(catalog::kind_name(place.kind)),
                                       std::string(catalog::status_name(place.status)),
                                       place.member,
                                       place.county_zh,
                                       place.county_code};
  std::string row;
  for (auto const& text : texts) row += safe_cell(text) + ",";
  row += at ? fmt::format("{:.7f},{:.7f},", at->lat(), at->lon()) : ",,";
  row += fmt::format("{},{},", catalog::precision_name(place.precision),
                     place.rating ? fmt::format("{}A", *place.rating) : "");
  for (auto const& text : {joined(designations), joined(place.themes), place.opening_hours,
                           place.website, place.phone, place.note, record.licence}) {
    row += safe_cell(text) + ",";
  }
  return row + safe_cell(record.attribution) + "\r\n";
}

std::string schema_type(catalog::Kind kind) {
  switch (kind) {
    case catalog::Kind::museum:
      return "Museum";
    case catalog::Kind::heritage:
      return "LandmarksOrHistoricalBuildings";
    case catalog::Kind::lodging:
      return "LodgingBusiness";
    case catalog::Kind::food:
      return "FoodEstablishment";
    case catalog::Kind::town:
      return "City";
    case catalog::Kind::product:
      return "Product";
    case catalog::Kind::brand:
      return "Brand";
    default:
      return "TouristAttraction";
  }
}

Json in_languages(std::map<std::string, std::string> const& texts) {
  Json list = Json::array();
  for (auto const& [language, text] : texts) {
    Json value = {{"@value", text}};
    if (!language.empty()) value["@language"] = language;
    list.push_back(std::move(value));
  }
  return list;
}

Json thing_of(OutgoingRecord const& record) {
  auto const& place = record.place;
  Json thing = {{"@type", schema_type(place.kind)},
                {"identifier", place.key},
                {"name", in_languages(place.names)}};
  if (!place.aliases.empty()) {
    for (auto const& alias : place.aliases) thing["alternateName"].push_back(alias.name);
  }
  if (!place.descriptions.empty()) thing["description"] = in_languages(place.descriptions);
  if (auto const at = own_position(place)) {
    thing["geo"] = {{"@type", "GeoCoordinates"},
                    {"latitude", degrees(at->lat_e7)},
                    {"longitude", degrees(at->lon_e7)}};
  }
  if (!place.county_zh.empty()) {
    thing["address"] = {{"@type", "PostalAddress"}, {"addressLocality", place.county_zh}};
  }
  if (!place.website.empty()) thing["url"] = place.website;
  if (!place.phone.empty()) thing["telephone"] = place.phone;
  for (auto const& media : place.media) {
    thing["image"].push_back({{"@type", "ImageObject"},
                              {"contentUrl", media.url},
                              {"license", media.licence},
                              {"creditText", media.credit}});
  }
  if (!record.licence.empty()) thing["license"] = record.licence;
  if (!record.attribution.empty()) thing["creditText"] = record.attribution;
  return thing;
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

}  // namespace

std::string to_geojson(std::span<OutgoingRecord const> records) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  for (auto const& record : records) {
    if (&record != &records.front()) out += ",\n";
    out += text_of(feature_of(record));
  }
  return out + "]}\n";
}

std::string to_csv(std::span<OutgoingRecord const> records) {
  // With the byte order mark, without which a spreadsheet shows Chinese as rubbish.
  std::string out =
      "\xEF\xBB\xBFid,name_zh,name_en,kind,status,member,county,county_code,lat,lon,location_"
      "precision,"
      "rating,designation,themes,opening_hours,website,phone,note,licence,attribution\r\n";
  for (auto const& record : records) out += csv_row(record);
  return out;
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
  auto const hours = schema_hours(record.place.opening_hours);
  if (!hours.empty()) document["openingHours"] = hours;
  auto const& place = record.place;
  if (place.price || place.has_fee) {
    document["isAccessibleForFree"] = place.price ? place.price->value() == 0 : !*place.has_fee;
  }
  return text_of(document) + "\n";
}

}  // namespace magpie::app
