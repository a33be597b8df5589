#include <stdexcept>

#include "magpie/catalog/field_json.h"

namespace magpie::catalog {

namespace {

using nlohmann::json;

void put(json& object, char const* name, std::string const& text) {
  if (!text.empty()) object[name] = text;
}

template <class T>
void put(json& object, char const* name, std::optional<T> const& value) {
  if (value) object[name] = *value;
}

std::string text_in(json const& object, char const* name) {
  auto const found = object.find(name);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

// A piece without which the object says nothing.
std::string needed(json const& object, char const* name) {
  auto text = text_in(object, name);
  if (text.empty()) throw std::invalid_argument(std::string("needs \"") + name + "\"");
  return text;
}

std::optional<int> integer_in(json const& object, char const* name, int low, int high) {
  auto const found = object.find(name);
  if (found == object.end() || found->is_null()) return std::nullopt;
  if (!found->is_number_integer() || *found < low || *found > high)
    throw std::invalid_argument(std::string("\"") + name + "\" is out of range");
  return found->get<int>();
}

}  // namespace

std::string dump_json(json const& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void to_json(json& object, Alias const& alias) {
  object = json::object();
  put(object, "language", alias.language);
  put(object, "name", alias.name);
}

void from_json(json const& object, Alias& alias) {
  if (object.is_string()) {
    alias = {"", object.get<std::string>()};
    if (alias.name.empty()) throw std::invalid_argument("needs \"name\"");
    return;
  }
  alias = {text_in(object, "language"), needed(object, "name")};
}

void to_json(json& object, Designation const& designation) {
  object = json::object();
  put(object, "code", designation.code);
  put(object, "issuer", designation.issuer);
  put(object, "year", designation.year);
  put(object, "valid_until", designation.valid_until);
}

void from_json(json const& object, Designation& designation) {
  if (object.is_string()) {
    designation = {object.get<std::string>(), "", std::nullopt, ""};
    if (designation.code.empty()) throw std::invalid_argument("needs \"code\"");
    return;
  }
  designation = {needed(object, "code"), text_in(object, "issuer"),
                 integer_in(object, "year", 1900, 2200), text_in(object, "valid_until")};
}

void to_json(json& object, Price const& price) {
  object = {{"category", price.category}, {"amount_fen", price.amount.value()}};
  put(object, "note", price.note);
}

void from_json(json const& object, Price& price) {
  auto const amount = integer_in(object, "amount_fen", 0, 100'000'000);
  if (!amount) throw std::invalid_argument("needs \"amount_fen\"");
  price = {needed(object, "category"), base::Fen(*amount), text_in(object, "note")};
}

void to_json(json& object, Measurement const& measurement) {
  object = {{"indicator", measurement.indicator}, {"value", measurement.value}};
  put(object, "statistic", measurement.statistic);
  put(object, "period", measurement.period);
  put(object, "unit", measurement.unit);
  put(object, "station", measurement.station);
  put(object, "source", measurement.source);
}

void from_json(json const& object, Measurement& measurement) {
  auto const value = object.find("value");
  if (value == object.end() || !value->is_number())
    throw std::invalid_argument("needs the number \"value\"");
  measurement = {needed(object, "indicator"), text_in(object, "statistic"),
                 text_in(object, "period"),   value->get<double>(),
                 text_in(object, "unit"),     text_in(object, "station"),
                 text_in(object, "source")};
}

void to_json(json& object, Experience const& experience) {
  object = json::object();
  put(object, "name", experience.name);
  if (!experience.seasons.empty()) object["seasons"] = experience.seasons;
  put(object, "from_min", experience.from_min);
  put(object, "until_min", experience.until_min);
}

void from_json(json const& object, Experience& experience) {
  experience = {needed(object, "name"), object.value("seasons", std::vector<std::string>()),
                integer_in(object, "from_min", 0, 2880), integer_in(object, "until_min", 0, 2880)};
}

void to_json(json& object, Media const& media) {
  object = {{"url", media.url}, {"may_translate", media.may_translate}};
  put(object, "title", media.title);
  put(object, "licence", media.licence);
  put(object, "credit", media.credit);
}

void from_json(json const& object, Media& media) {
  media = {needed(object, "url"), text_in(object, "title"), text_in(object, "licence"),
           text_in(object, "credit"), object.value("may_translate", false)};
}

void to_json(json& object, Link const& link) {
  object = {{"relation", link.relation}, {"key", link.key}};
}

void from_json(json const& object, Link& link) {
  link = {needed(object, "relation"), needed(object, "key")};
}

void to_json(json& object, FieldSource const& source) {
  object = {{"field", source.field}, {"source_key", source.source_key}};
}

void from_json(json const& object, FieldSource& source) {
  source = {text_in(object, "field"), needed(object, "source_key")};
}

}  // namespace magpie::catalog
