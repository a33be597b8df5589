#include "magpie/catalog/county.h"

#include <unordered_map>

namespace magpie::catalog {

std::size_t apply_county_seats(std::vector<Place>& places, std::span<County const> counties) {
  std::unordered_map<std::string, County const*> by_code;
  for (auto const& county : counties) {
    if (county.seat) by_code.emplace(county.code, &county);
  }
  std::size_t applied = 0;
  for (auto& place : places) {
    if (place.precision != Precision::county || place.location) continue;
    auto const found = by_code.find(place.county_code);
    if (found == by_code.end()) continue;
    place.location = found->second->seat;
    if (!found->second->seat_source.empty()) {
      place.sources.push_back({"location", found->second->seat_source});
    }
    ++applied;
  }
  return applied;
}

}  // namespace magpie::catalog
