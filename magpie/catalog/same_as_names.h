// Names as same_as compares them: Chinese without its administrative prefix ("正定县隆兴寺景区" is
// "隆兴寺景区") and without the words of a category ("隆兴寺"), every name also by its sound, and
// the sort of thing it says it is ("寺" and "Temple" are one sort).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

struct NameForm {
  std::u32string full;  // simplified, lower case, without signs and prefix
  std::u32string core;  // without the words of a category
  std::string stem;     // sound of the core without its sort, Latin letters
  std::string_view sort;
  bool is_han = false;
  bool operator==(NameForm const&) const = default;
};

// All names, aliases and other names of the tags; each form once.
std::vector<NameForm> name_forms(Place const& place);

enum class NameSign {
  none,
  same_name,
  same_core_name,
  same_sound,
  look_alike,
  name_inside,
  similar_name,
  same_sort,
  sides,  // the names differ only in east and west, upper and lower, one and two
};

struct NameMatch {
  NameSign sign = NameSign::none;
  double points = 0;
  bool is_part = false;  // what one name has more names a part: its station, its car park
};

// The best of all pairs; names that differ only in their side speak against.
NameMatch match_names(std::vector<NameForm> const& a, std::vector<NameForm> const& b);

}  // namespace magpie::catalog
