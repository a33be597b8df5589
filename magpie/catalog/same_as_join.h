// One record made of two: which of them stays, which fields differ, which value is proposed for
// each, and the fields that the staying record takes over. A value only one of them has is taken;
// lists are put together; a name that gives way stays as another name, so that it is still found.
//
//   Side const keep = side_to_keep(a, b);
//   for (auto const& one : differences(a, b, keep)) show(one);
//   MAGPIE_TRY(auto const fields, joined_fields({a, b, keep}, {{"phone", Side::second}}));
//
// Missing on purpose: who owns the record and who may see it. Those stay as they are.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/fields.h"

namespace magpie::catalog {

enum class Side { first, second, both };
std::string_view side_name(Side side);
std::optional<Side> parse_side(std::string_view name);

struct FieldDifference {
  std::string field;
  std::optional<std::string> first;  // JSON text; nothing where it is empty
  std::optional<std::string> second;
  Side take = Side::first;  // what is proposed
  bool operator==(FieldDifference const&) const = default;
};

// Published before draft, then the one with more fields, then the first.
Side side_to_keep(Place const& first, Place const& second);

// In the order of the field names.
std::vector<FieldDifference> differences(Place const& first, Place const& second, Side keep);

struct PlacePair {
  Place const& first;
  Place const& second;
  Side keep = Side::first;
};

// What the staying record must be given, an empty text to clear a field. `chosen` goes before what
// is proposed; error invalid_argument names a field that does not differ or cannot be both.
base::Result<FieldMap> joined_fields(PlacePair const& pair,
                                     std::map<std::string, Side> const& chosen);

}  // namespace magpie::catalog
