// The inner side of same_as: a record prepared once for many comparisons, and the bare points of a
// pair without its sentences.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "magpie/catalog/same_as.h"
#include "magpie/catalog/same_as_names.h"

namespace magpie::catalog {

struct SameAsRecord {
  std::string key;
  std::vector<NameForm> names;
  Kind kind = Kind::sight;
  std::optional<geo::LatLng> point;  // only a position of its own, never a stand-in
  std::optional<int> rating;
  std::string county_code;
  bool is_protected = false;
  bool operator==(SameAsRecord const&) const = default;
};

SameAsRecord same_as_record(Place const& place);
// With all reasons that carry points but without their texts.
SameAs score_records(SameAsRecord const& a, SameAsRecord const& b);
void add_texts(SameAs& pair);

}  // namespace magpie::catalog
