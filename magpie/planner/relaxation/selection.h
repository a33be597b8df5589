// Selection: the best choice among enumerated columns, exactly, by CBC's branch and cut (COIN-OR).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "magpie/planner/relaxation/rows.h"

namespace magpie::planner {

struct SelectionTask {
  Rows const* rows = nullptr;
  std::vector<Column> const* columns = nullptr;
  std::int64_t better_than = 0;  // only choices of more profit are looked for
  std::function<bool()> is_over;
};

struct SelectionAnswer {
  bool is_complete = false;     // false: ended by is_over, or after too many branches
  std::vector<Column> columns;  // empty where no choice is better
  std::int64_t profit = 0;
};

SelectionAnswer select_columns(SelectionTask const& task);

}  // namespace magpie::planner
