#include "magpie/app/missing_field.h"

#include <algorithm>
#include <array>

#include "magpie/catalog/fields.h"
#include "magpie/catalog/quality.h"

namespace magpie::app {

namespace {

constexpr std::array<std::string_view, 6> kAskedFields{"name.zh",       "name.en", "location",
                                                       "opening_hours", "price",   "visit_minutes"};

// Hours that are given but not understood are not missing: there is no field of that name.
std::string_view field_of(catalog::Missing missing) {
  switch (missing) {
    case catalog::Missing::name_zh:
      return "name.zh";
    case catalog::Missing::name_en:
      return "name.en";
    case catalog::Missing::position:
      return "location";
    case catalog::Missing::opening_hours:
      return "opening_hours";
    case catalog::Missing::price:
      return "price";
    case catalog::Missing::visit_minutes:
      return "visit_minutes";
    case catalog::Missing::opening_hours_understood:
      return "";
  }
  return "";
}

}  // namespace

std::vector<std::string_view> asked_fields_missing(catalog::Place const& place) {
  std::vector<std::string_view> fields;
  for (auto const missing : catalog::missing_in(place)) {
    auto const field = field_of(missing);
    if (!field.empty()) fields.push_back(field);
  }
  return fields;
}

bool is_field_name(std::string_view field) {
  return catalog::field_info(field) != nullptr;
}

bool is_field_missing(catalog::Place const& place, std::string_view field) {
  if (std::find(kAskedFields.begin(), kAskedFields.end(), field) == kAskedFields.end()) {
    return !catalog::fields_of(place).contains(std::string(field));
  }
  auto const missing = asked_fields_missing(place);
  return std::find(missing.begin(), missing.end(), field) != missing.end();
}

}  // namespace magpie::app
