#include "magpie/catalog/fields.h"

#include <fmt/core.h>

#include <cmath>
#include <functional>
#include <unordered_map>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/catalog/field_json.h"
#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {

namespace {

using nlohmann::json;

// How one field is read from a place (null when unknown) and written to it (null clears).
struct Access {
  std::function<json(Place const&)> get;
  std::function<void(Place&, json const&)> set;
};

constexpr double kDegreeStep = 1e7;
constexpr std::size_t kTextBytesMax = 20'000;

json rounded_position(geo::LatLng at) {
  return json::array({std::round(at.lon() * kDegreeStep) / kDegreeStep,
                      std::round(at.lat() * kDegreeStep) / kDegreeStep});
}

Access text(std::string Place::*member) {
  return {[member](Place const& p) { return (p.*member).empty() ? json() : json(p.*member); },
          [member](Place& p, json const& v) {
            p.*member = v.is_null() ? std::string() : v.get<std::string>();
          }};
}

template <class T>
Access optional(std::optional<T> Place::*member) {
  return {[member](Place const& p) { return p.*member ? json(*(p.*member)) : json(); },
          [member](Place& p, json const& v) {
            p.*member = v.is_null() ? std::nullopt : std::optional(v.get<T>());
          }};
}

template <class T>
Access list(T Place::*member) {
  return {[member](Place const& p) { return (p.*member).empty() ? json() : json(p.*member); },
          [member](Place& p, json const& v) { p.*member = v.is_null() ? T() : v.get<T>(); }};
}

// A word of an enum. `unset` is what the field holds when it is cleared, and then reads as unknown.
template <class E, class Name, class Parse>
Access word(E Place::*member, Name name, Parse parse, std::optional<E> unset) {
  return {[=](Place const& p) {
            return unset && p.*member == *unset ? json() : json(std::string(name(p.*member)));
          },
          [=](Place& p, json const& v) {
            auto const value = v.is_null() ? unset : parse(v.get<std::string>());
            if (!value) throw std::invalid_argument("is no word of this field");
            p.*member = *value;
          }};
}

Access price() {
  return {[](Place const& p) { return p.price ? json(p.price->value()) : json(); },
          [](Place& p, json const& v) {
            p.price = v.is_null() ? std::nullopt : std::optional(base::Fen(v.get<std::int64_t>()));
          }};
}

Access location() {
  return {[](Place const& p) { return p.location ? rounded_position(*p.location) : json(); },
          [](Place& p, json const& v) {
            if (v.is_null()) {
              p.location.reset();
              if (p.precision == Precision::point)
                p.precision = p.county_code.empty() ? Precision::none : Precision::county;
              return;
            }
            if (!v.is_array() || v.size() != 2 || !v[0].is_number() || !v[1].is_number())
              throw std::invalid_argument("is [longitude, latitude] in degrees");
            auto const at = geo::make_latlng(v[1].get<double>(), v[0].get<double>());
            if (!at) throw std::invalid_argument("lies outside the globe");
            p.location = *at;
          }};
}

std::unordered_map<std::string, Access> make_table() {
  std::unordered_map<std::string, Access> table;
  table["aliases"] = list(&Place::aliases);
  table["kind"] = word(&Place::kind, kind_name, parse_kind, std::optional<Kind>());
  table["member"] = text(&Place::member);
  table["field_owners"] = list(&Place::field_owners);
  table["county_zh"] = text(&Place::county_zh);
  table["county_code"] = text(&Place::county_code);
  table["location"] = location();
  table["precision"] =
      word(&Place::precision, precision_name, parse_precision, std::optional(Precision::none));
  table["status"] = word(&Place::status, status_name, parse_status, std::optional<PlaceStatus>());
  table["opened_on"] = text(&Place::opened_on);
  table["closed_on"] = text(&Place::closed_on);
  table["rating"] = optional(&Place::rating);
  table["designations"] = list(&Place::designations);
  table["themes"] = list(&Place::themes);
  table["series"] = text(&Place::series);
  table["brand"] = text(&Place::brand);
  table["experiences"] = list(&Place::experiences);
  table["services"] = list(&Place::services);
  table["measurements"] = list(&Place::measurements);
  table["visitors_10k_per_year"] = optional(&Place::visitors_10k_per_year);
  table["opening_hours"] = text(&Place::opening_hours);
  table["visit_minutes"] = optional(&Place::visit_minutes);
  table["visit_minutes_min"] = optional(&Place::visit_minutes_min);
  table["price"] = price();
  table["prices"] = list(&Place::prices);
  table["has_fee"] = optional(&Place::has_fee);
  table["capacity_instant"] = optional(&Place::capacity_instant);
  table["capacity_daily"] = optional(&Place::capacity_daily);
  table["beds"] = optional(&Place::beds);
  table["wheelchair"] = word(&Place::wheelchair, wheelchair_name, parse_wheelchair,
                             std::optional(Wheelchair::unknown));
  table["accessibility"] = list(&Place::accessibility);
  table["age_min"] = optional(&Place::age_min);
  table["age_max"] = optional(&Place::age_max);
  table["website"] = text(&Place::website);
  table["phone"] = text(&Place::phone);
  table["media"] = list(&Place::media);
  table["links"] = list(&Place::links);
  table["note"] = text(&Place::note);
  table["licence"] = text(&Place::licence);
  table["attribution"] = text(&Place::attribution);
  table["sources"] = list(&Place::sources);
  table["tags"] = list(&Place::tags);
  table["workflow"] =
      word(&Place::workflow, workflow_name, parse_workflow, std::optional<Workflow>());
  return table;
}

std::unordered_map<std::string, Access> const& table() {
  static auto const access = make_table();
  return access;
}

// Fields of a family live in a map of the place: "name.zh".
std::map<std::string, std::string>* family(Place& place, std::string_view field,
                                           std::string& language) {
  for (auto const& [prefix, map] :
       {std::pair{std::string_view("name."), &place.names},
        std::pair{std::string_view("descriptions."), &place.descriptions}}) {
    if (!field.starts_with(prefix)) continue;
    language = field.substr(prefix.size());
    return map;
  }
  return nullptr;
}

base::Status refuse(std::string_view field, std::string_view why) {
  return base::fail(base::ErrorCode::invalid_argument, fmt::format("{} {}", field, why),
                    std::string(field));
}

bool is_partial_date(std::string const& text) {
  if (text.size() == 4) return base::parse_date(text + "-01-01").has_value();
  if (text.size() == 7) return base::parse_date(text + "-01").has_value();
  return base::parse_date(text).has_value();
}

base::Status check_number(std::string_view field, FieldInfo const& info, json const& value) {
  bool const fits = info.type == FieldType::number ? value.is_number() : value.is_number_integer();
  if (!fits)
    return refuse(field, info.type == FieldType::number ? "is a number." : "is a whole number.");
  if (info.low < info.high && (value.get<double>() < info.low || value.get<double>() > info.high))
    return refuse(field, fmt::format("lies between {} and {}.", info.low, info.high));
  return {};
}

base::Status check_text(std::string_view field, FieldInfo const& info, json const& value) {
  if (!value.is_string()) return refuse(field, "is a text in quotes.");
  auto const& text = value.get_ref<std::string const&>();
  if (text.size() > kTextBytesMax) return refuse(field, "is longer than 20,000 bytes.");
  if (info.type == FieldType::date && !is_partial_date(text))
    return refuse(field, "is a date such as 2025, 2025-07 or 2025-07-01.");
  if (info.type == FieldType::hours && OpeningHours::parse(text).problem())
    return refuse(field,
                  "is not understood as opening hours: write it like \"Tu-Su 09:00-17:00\".");
  return {};
}

base::Status check_shape(std::string_view field, FieldInfo const& info, json const& value) {
  switch (info.type) {
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money:
      return check_number(field, info, value);
    case FieldType::boolean:
      return value.is_boolean() ? base::Status() : refuse(field, "is true or false.");
    case FieldType::words:
    case FieldType::measurement:
    case FieldType::object_list:
      return value.is_array() ? base::Status() : refuse(field, "is a list in brackets.");
    case FieldType::text_map:
      return value.is_object() ? base::Status() : refuse(field, "is an object in braces.");
    case FieldType::position:
      return {};
    default:
      return check_text(field, info, value);
  }
}

bool is_empty(json const& value) {
  return value.is_null() || (value.is_string() && value.get_ref<std::string const&>().empty()) ||
         ((value.is_array() || value.is_object()) && value.empty());
}

base::Status write(Place& place, std::string_view field, json const& value) {
  std::string language;
  if (auto* texts = family(place, field, language)) {
    if (value.is_null()) {
      texts->erase(language);
    } else {
      (*texts)[language] = value.get<std::string>();
    }
    return {};
  }
  try {
    table().at(std::string(field)).set(place, value);
  } catch (std::exception const& error) {
    auto const what = std::string_view(error.what());
    return refuse(field, what.starts_with("[json") ? "holds a part of the wrong type." : what);
  }
  return {};
}

}  // namespace

FieldMap fields_of(Place const& place) {
  FieldMap fields;
  for (auto const& [language, name] : place.names)
    if (!name.empty()) fields.emplace("name." + language, dump_json(name));
  for (auto const& [language, words] : place.descriptions)
    if (!words.empty()) fields.emplace("descriptions." + language, dump_json(words));
  for (auto const& [name, access] : table()) {
    auto const value = access.get(place);
    if (!is_empty(value)) fields.emplace(name, dump_json(value));
  }
  return fields;
}

bool has_field(Place const& place, std::string_view field) {
  auto const has_text = [&](std::string_view family, auto const& texts) {
    auto const found = texts.find(std::string(field.substr(family.size())));
    return found != texts.end() && !found->second.empty();
  };
  if (field.starts_with("name.")) return has_text("name.", place.names);
  if (field.starts_with("descriptions.")) return has_text("descriptions.", place.descriptions);
  auto const found = table().find(std::string(field));
  return found != table().end() && !is_empty(found->second.get(place));
}

base::Status set_field(Place& place, std::string_view field, std::string_view text) {
  auto const* info = field_info(field);
  if (info == nullptr || info->name.size() < 2) return refuse(field, "is no field of a record.");
  auto value = text.empty() ? json() : json::parse(text, nullptr, false);
  if (value.is_discarded()) return refuse(field, "does not hold JSON.");
  if (is_empty(value)) return write(place, field, json());
  MAGPIE_TRY_STATUS(check_shape(field, *info, value));
  return write(place, field, value);
}

std::vector<base::Error> set_fields(Place& place, FieldMap const& fields) {
  std::vector<base::Error> refused;
  for (auto const& [field, value] : fields) {
    if (auto const done = set_field(place, field, value); !done) refused.push_back(done.error());
  }
  return refused;
}

}  // namespace magpie::catalog
