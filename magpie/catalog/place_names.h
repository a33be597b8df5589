// What two names of places have in common, and in which county the catalogue knows a name.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/county.h"
#include "magpie/catalog/place.h"

namespace magpie::catalog {

// The name without region, county and general words: "正定县隆兴寺景区" → "隆兴寺".
std::string core_name(std::string_view name, std::string_view region = "");

enum class NameTie { none, similar, piece, same };
// same: equal cores, or one holds the other; piece: three characters in common; similar: equally
// long with one character at the same place.
NameTie tie_of(std::string_view core_a, std::string_view core_b);

struct KnownHome {
  std::string_view name;
  County const& county;
};

// The places of a catalogue by core name. Refers to what it was given.
class KnownNames {
 public:
  KnownNames(std::span<Place const> places, std::span<County const> counties);

  // The one county where the catalogue knows the longest beginning of the name as a sight of 4A or
  // 5A; nothing where that name stands in several counties.
  std::optional<KnownHome> home_of(std::string_view core) const;
  std::vector<Place const*> places_of(std::string_view core) const;

 private:
  struct Home {
    std::string_view name;  // "" = of no such sight
    County const* county;   // null: in several
  };
  std::map<std::string, Home, std::less<>> homes_;
  std::multimap<std::string, Place const*, std::less<>> places_;
};

}  // namespace magpie::catalog
