// PlaceTraits: what lists, facets, the map and the overview ask of every place, in a few numbers
// that lie close together: 100,000 of them are looked through in about a millisecond. Made once
// for each record; TraitWords gives texts their numbers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/app/map_point.h"
#include "magpie/catalog/place.h"
#include "magpie/catalog/quality.h"

namespace magpie::app {

using MissingBits = std::uint8_t;  // a bit for each catalog::Missing

struct PlaceTraits {
  MapPoint point;  // where has_location
  std::uint32_t member = 0;
  std::uint32_t themes = 0;
  catalog::Kind kind = catalog::Kind::sight;
  catalog::PlaceStatus status = catalog::PlaceStatus::open;
  catalog::Workflow workflow = catalog::Workflow::published;
  catalog::Precision precision = catalog::Precision::none;
  std::int16_t rating = -1;  // -1 = none
  bool has_location = false;
  MissingBits missing = 0;
  std::uint8_t asked = 0;

  bool lacks(catalog::Missing field) const {
    return (missing >> static_cast<unsigned>(field) & 1U) != 0;
  }
};

// Members and lists of themes by number, in the order they are met.
class TraitWords {
 public:
  std::vector<std::string> const& members() const { return members_; }
  std::vector<std::vector<std::string>> const& theme_lists() const { return theme_lists_; }
  // Nothing for a member that no place ever had.
  std::optional<std::uint32_t> find_member(std::string const& slug) const;
  bool knows(catalog::Place const& place) const;
  void learn(catalog::Place const& place);
  // Of a place whose words are known.
  PlaceTraits traits_of(catalog::Place const& place, bool hours_are_understood) const;

 private:
  std::vector<std::string> members_;
  std::unordered_map<std::string, std::uint32_t> member_numbers_;
  std::vector<std::vector<std::string>> theme_lists_;
  std::map<std::vector<std::string>, std::uint32_t> theme_numbers_;
};

}  // namespace magpie::app
