#include "magpie/app/alpinebits_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/files/json_values.h"
#include "magpie/files/place_types.h"

namespace magpie::app {

namespace {

using Json = nlohmann::ordered_json;

// Languages by their three letters; "und" where nobody said which it is. Of two that become one,
// such as the two scripts of Chinese, the first stays.
Json in_languages(std::map<std::string, std::string> const& texts) {
  Json map = Json::object();
  for (auto const& [language, text] : texts) {
    if (text.empty()) continue;
    auto const code = language.empty() ? "und" : files::three_letter_language(language);
    if (!code.empty() && !map.contains(code)) map[code] = text;
  }
  return map.empty() ? Json() : map;
}

Json text_or_null(std::string const& text) {
  return text.empty() ? Json() : Json(text);
}

Json reference(std::string const& type, std::string const& id) {
  return {{"type", type}, {"id", id}};
}

std::string media_id(catalog::Place const& place, std::size_t index) {
  return fmt::format("{}-media-{}", place.key, index + 1);
}

Json address_of(catalog::Place const& place) {
  if (place.county_zh.empty()) return nullptr;
  return {{"street", nullptr},     {"city", {{"zho", place.county_zh}}},
          {"region", nullptr},     {"country", "CN"},
          {"complement", nullptr}, {"categories", nullptr},
          {"zipcode", nullptr}};
}

Json geometries_of(catalog::Place const& place) {
  if (place.precision != catalog::Precision::point || !place.location) return nullptr;
  return Json::array(
      {{{"type", "Point"}, {"coordinates", {place.location->lon(), place.location->lat()}}}});
}

Json relationships_of(catalog::Place const& place) {
  Json media = Json::array();
  for (std::size_t i = 0; i < place.media.size(); ++i)
    media.push_back(reference("mediaObjects", media_id(place, i)));
  auto const categories = Json::array(
      {reference("categories", "schema:" + std::string(files::schema_type_of(place.kind))),
       reference("categories", "magpie:" + std::string(catalog::kind_name(place.kind)))});
  Json relationships = {{"categories", {{"data", categories}}}};
  relationships["multimediaDescriptions"] = media.empty() ? Json() : Json{{"data", media}};
  return relationships;
}

Json venue_of(OutgoingRecord const& record) {
  auto const& place = record.place;
  return {{"type", "venues"},
          {"id", place.key},
          {"meta",
           {{"dataProvider", "magpie"},
            {"license", text_or_null(record.licence)},
            {"attribution", text_or_null(record.attribution)}}},
          {"attributes",
           {{"abstract", nullptr},
            {"description", in_languages(place.descriptions)},
            {"name", in_languages(place.names)},
            {"shortName", nullptr},
            {"url", text_or_null(place.website)},
            {"address", address_of(place)},
            {"geometries", geometries_of(place)},
            {"howToArrive", nullptr}}},
          {"relationships", relationships_of(place)}};
}

Json media_object(std::string const& id, catalog::Media const& media) {
  return {{"type", "mediaObjects"},
          {"id", id},
          {"attributes",
           {{"abstract", nullptr},
            {"author", text_or_null(media.credit)},
            {"contentType", nullptr},
            {"contentUrl", media.url},
            {"description", nullptr},
            {"license", text_or_null(media.licence)},
            {"name", media.title.empty() ? Json() : Json{{"und", media.title}}},
            {"shortName", nullptr},
            {"url", nullptr}}},
          {"relationships", {{"categories", nullptr}, {"licenseHolder", nullptr}}}};
}

Json links_of(AlpinePage const& page, std::size_t pages) {
  auto const to = [&](std::size_t number) {
    auto const sign = page.link.find('?') == std::string::npos ? '?' : '&';
    return fmt::format("{}{}page[number]={}&page[size]={}", page.link, sign, number, page.size);
  };
  Json links = {{"first", to(1)}, {"last", to(pages)}, {"self", to(page.number)}};
  links["next"] = page.number < pages ? Json(to(page.number + 1)) : Json();
  links["prev"] = page.number > 1 && page.number <= pages + 1 ? Json(to(page.number - 1)) : Json();
  return links;
}

}  // namespace

std::string to_alpinebits(std::span<OutgoingRecord const> records, AlpinePage const& page) {
  auto const size = page.size == 0 ? std::max<std::size_t>(records.size(), 1) : page.size;
  auto const pages = std::max<std::size_t>((records.size() + size - 1) / size, 1);
  auto const from = page.number > pages ? records.size() : (page.number - 1) * size;
  auto const shown = records.subspan(from, std::min(size, records.size() - from));
  Json document = {{"jsonapi", {{"version", "1.0"}}},
                   {"meta", {{"count", records.size()}, {"pages", pages}}}};
  if (!page.link.empty()) document["links"] = links_of(page, pages);
  document["data"] = Json::array();
  Json included = Json::array();
  for (auto const& record : shown) {
    document["data"].push_back(venue_of(record));
    for (std::size_t i = 0; i < record.place.media.size(); ++i)
      included.push_back(media_object(media_id(record.place, i), record.place.media[i]));
  }
  if (!included.empty()) document["included"] = std::move(included);
  return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace magpie::app
