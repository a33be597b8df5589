#include "magpie/store/item_filter.h"

#include <fmt/core.h>

namespace magpie::store {

std::string member_sql(ItemFilter const& filter, std::vector<Value>& values) {
  if (!filter.member) return {};
  if (filter.member->empty())
    return " AND place_id IN (SELECT p.id FROM place p WHERE p.member_id IS NULL)";
  values.emplace_back(*filter.member);
  return fmt::format(
      " AND place_id IN (SELECT p.id FROM place p JOIN member m ON m.id = p.member_id "
      "WHERE m.slug = ${})",
      values.size());
}

}  // namespace magpie::store
