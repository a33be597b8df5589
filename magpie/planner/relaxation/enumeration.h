// Enumeration: all days that a better solution could be made of, once a bound is near the best
// known solution: routes without repeats whose value under the bound's prices lies within the gap
// (Baldacci, Christofides and Mingozzi 2008). For days without pauses and without a driving limit.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "magpie/planner/relaxation/pricing.h"

namespace magpie::planner {

struct EnumerationTask {
  DayGraph const* graph = nullptr;
  Index kind = 0;
  Earnings const* earnings = nullptr;
  // By node, of the reversed day: what remains possible behind it.
  std::vector<NodeReach> const* backward = nullptr;
  Price least = 0;  // routes of less value are left out
  std::size_t labels_max = 0;
  std::size_t columns_max = 0;
  std::function<bool()> is_over;
};

// Nothing where a limit was met or the time ended. Of routes over the same visits the one that is
// found first stands for all: they cost the same rows and bring the same profit.
std::optional<std::vector<Column>> enumerate_routes(EnumerationTask const& task);

}  // namespace magpie::planner
