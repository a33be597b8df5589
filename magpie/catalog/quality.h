// What is missing in a place record, and how complete each member's records are. Only what the
// kind of place can have is asked for: a railway station owes no visit time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

enum class Missing {
  name_zh,
  name_en,
  position,                  // none, or known to county level only
  opening_hours,             // nothing given
  opening_hours_understood,  // given, but a piece of it is not understood
  price,
  visit_minutes,
};

std::string_view missing_name(Missing missing);
// The field of fields.h that fills it; "" for hours that are given but not understood.
std::string_view field_of(Missing missing);
// What is missing when `field` is empty; nothing for a field that no kind is asked for.
std::optional<Missing> missing_without(std::string_view field);

// In the order of the enum, each at most once.
std::vector<Missing> missing_in(Place const& place);
// The same by one who has read the opening hours already.
std::vector<Missing> missing_in(Place const& place, bool hours_are_understood);
bool are_hours_understood(std::string_view opening_hours);
// How many fields the place's kind is asked for; missing_in() never returns more.
int asked_of(Place const& place);

// Sums over one member's places. `member` is empty for places that belong to nobody yet.
struct Completeness {
  std::string member;
  int places = 0;
  int asked = 0;
  int missing = 0;
  std::map<Missing, int> missing_by_field;
  void add(int asked_of_place, std::vector<Missing> const& missing_in_place);
  // 0–1; 1 where nothing is asked.
  double share() const;
};

}  // namespace magpie::catalog
