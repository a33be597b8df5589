#include "magpie/catalog/quality.h"

#include <array>

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {

namespace {

// Two names and a position.
constexpr int kAskedOfEvery = 3;
constexpr std::array<Missing, 7> kAllMissing{Missing::name_zh,
                                             Missing::name_en,
                                             Missing::position,
                                             Missing::opening_hours,
                                             Missing::opening_hours_understood,
                                             Missing::price,
                                             Missing::visit_minutes};
// Opening hours, price and visit time.
constexpr int kAskedOfVisited = 3;

// Whether people come to visit it: then hours, price and stay matter.
bool is_visited(Kind kind) {
  switch (kind) {
    case Kind::town:
    case Kind::gateway:
    case Kind::crossing:
    case Kind::lodging:
    case Kind::food:
    case Kind::service:
    case Kind::heritage_item:
    case Kind::product:
    case Kind::brand:
      return false;
    default:
      return true;
  }
}

bool has_name(Place const& place, char const* language) {
  auto const found = place.names.find(language);
  return found != place.names.end() && !found->second.empty();
}

}  // namespace

std::string_view missing_name(Missing missing) {
  switch (missing) {
    case Missing::name_zh:
      return "name_zh";
    case Missing::name_en:
      return "name_en";
    case Missing::position:
      return "position";
    case Missing::opening_hours:
      return "opening_hours";
    case Missing::opening_hours_understood:
      return "opening_hours_understood";
    case Missing::price:
      return "price";
    case Missing::visit_minutes:
      return "visit_minutes";
  }
  return "";
}

std::string_view field_of(Missing missing) {
  switch (missing) {
    case Missing::name_zh:
      return "name.zh";
    case Missing::name_en:
      return "name.en";
    case Missing::position:
      return "location";
    case Missing::opening_hours:
      return "opening_hours";
    case Missing::price:
      return "price";
    case Missing::visit_minutes:
      return "visit_minutes";
    case Missing::opening_hours_understood:
      return "";
  }
  return "";
}

std::optional<Missing> missing_without(std::string_view field) {
  for (auto const missing : kAllMissing)
    if (!field.empty() && field_of(missing) == field) return missing;
  return std::nullopt;
}

bool are_hours_understood(std::string_view opening_hours) {
  return !OpeningHours::parse(opening_hours).problem();
}

std::vector<Missing> missing_in(Place const& place) {
  bool const is_read = is_visited(place.kind) && !place.opening_hours.empty();
  return missing_in(place, !is_read || are_hours_understood(place.opening_hours));
}

std::vector<Missing> missing_in(Place const& place, bool hours_are_understood) {
  std::vector<Missing> missing;
  if (!has_name(place, "zh")) missing.push_back(Missing::name_zh);
  if (!has_name(place, "en")) missing.push_back(Missing::name_en);
  if (place.precision != Precision::point && has_ground(place.kind))
    missing.push_back(Missing::position);
  if (!is_visited(place.kind)) return missing;
  if (place.opening_hours.empty()) {
    missing.push_back(Missing::opening_hours);
  } else if (!hours_are_understood) {
    missing.push_back(Missing::opening_hours_understood);
  }
  bool const is_free = place.has_fee && !*place.has_fee;
  if (!place.price && !is_free) missing.push_back(Missing::price);
  if (!place.visit_minutes) missing.push_back(Missing::visit_minutes);
  return missing;
}

int asked_of(Place const& place) {
  return kAskedOfEvery - (has_ground(place.kind) ? 0 : 1) +
         (is_visited(place.kind) ? kAskedOfVisited : 0);
}

double Completeness::share() const {
  return asked == 0 ? 1.0 : static_cast<double>(asked - missing) / asked;
}

void Completeness::add(int asked_of_place, std::vector<Missing> const& missing_in_place) {
  ++places;
  asked += asked_of_place;
  missing += static_cast<int>(missing_in_place.size());
  for (auto const field : missing_in_place) ++missing_by_field[field];
}

}  // namespace magpie::catalog
