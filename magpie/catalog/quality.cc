#include "magpie/catalog/quality.h"

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {

namespace {

// Two names and a position.
constexpr int kAskedOfEvery = 3;
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

std::vector<Missing> missing_in(Place const& place) {
  std::vector<Missing> missing;
  if (!has_name(place, "zh")) missing.push_back(Missing::name_zh);
  if (!has_name(place, "en")) missing.push_back(Missing::name_en);
  if (place.precision != Precision::point && has_ground(place.kind))
    missing.push_back(Missing::position);
  if (!is_visited(place.kind)) return missing;
  if (place.opening_hours.empty()) {
    missing.push_back(Missing::opening_hours);
  } else if (OpeningHours::parse(place.opening_hours).problem()) {
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

std::vector<Completeness> completeness_by_member(std::span<Place const> places) {
  std::map<std::string, Completeness> by_member;
  for (auto const& place : places) {
    auto& row = by_member[place.member];
    row.member = place.member;
    ++row.places;
    row.asked += asked_of(place);
    for (auto const missing : missing_in(place)) {
      ++row.missing;
      ++row.missing_by_field[missing];
    }
  }
  std::vector<Completeness> rows;
  for (auto& [_, row] : by_member) rows.push_back(std::move(row));
  return rows;
}

}  // namespace magpie::catalog
