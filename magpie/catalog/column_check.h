// What a whole column says about itself: a second pair of position columns that is swapped, a price
// that does not say of what. One step of interpret.h.
#pragma once

#include <vector>

#include "magpie/catalog/interpret.h"

namespace magpie::catalog {

struct ColumnCheck {
  std::vector<Finding> findings;    // of the file
  std::vector<Question> questions;  // those not answered yet
  bool is_price_open = false;       // prices stay out of the records
};

ColumnCheck check_columns(SourceTable const& table, ColumnMapping const& mapping,
                          ImportAnswers const& answers);

}  // namespace magpie::catalog
