// What two names of places have in common, and which county a famous place belongs to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace magpie::catalog {

// The name without region, county and general words: "正定县隆兴寺景区" → "隆兴寺".
std::string core_name(std::string_view name, std::string_view region = "");

enum class NameTie { none, similar, piece, same };
// same: equal cores, or one holds the other; piece: three characters in common; similar: equally
// long with one character at the same place.
NameTie tie_of(std::string_view core_a, std::string_view core_b);

struct FamousPlace {
  std::string_view name;
  std::string_view county_zh;
  std::string_view code;
};
// A place known all over the country that the name begins with.
std::optional<FamousPlace> famous_place_in(std::string_view name);

}  // namespace magpie::catalog
