#include "magpie/store/item_filter.h"

#include <fmt/core.h>

namespace magpie::store {

namespace {

// The places of one member that stand for themselves, and all that were merged into them.
constexpr char kStanding[] =
    " AND place_id IN (WITH RECURSIVE stand (id) AS (SELECT p.id FROM place p {} "
    "AND p.merged_into IS NULL UNION SELECT p.id FROM place p JOIN stand ON p.merged_into = "
    "stand.id) SELECT id FROM stand)";

}  // namespace

std::string member_sql(ItemFilter const& filter, std::vector<Value>& values) {
  if (!filter.member) return {};
  if (filter.member->empty())
    return fmt::format(fmt::runtime(kStanding), "WHERE p.member_id IS NULL");
  values.emplace_back(*filter.member);
  auto const of_member =
      fmt::format("JOIN member m ON m.id = p.member_id WHERE m.slug = ${}", values.size());
  return fmt::format(fmt::runtime(kStanding), of_member);
}

}  // namespace magpie::store
