// PlaceFilter: which places a list holds, and its SQL. The text is put together from fixed pieces
// only; every value goes through a placeholder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::store {

struct PlaceFilter {
  std::optional<std::string> member;  // slug
  std::optional<catalog::Kind> kind;
  std::optional<std::string> theme;
  std::optional<int> rating_min;
  // Places with a position inside. A box whose low longitude is above its high one crosses the
  // 180th meridian.
  std::optional<geo::Box> box;
};

struct FilterSql {
  std::string where;  // "p.kind = $1 AND p.rating >= $2", or "1 = 1"
  std::vector<Value> values;
};

FilterSql filter_sql(PlaceFilter const& filter);

}  // namespace magpie::store
