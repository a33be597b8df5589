// One row that holds several places, line by line: "景区甲⏎景区乙" with as many grades. Where a
// person says so, such a row becomes as many rows; cells with as many lines give each its own, the
// others are repeated. The first stays where it was, the rest go to the end, so that the numbers of
// other rows stay.
#pragma once

#include "magpie/catalog/interpret.h"

namespace magpie::catalog {

// Rows that are answered {label, "TWO_IN_ONE"} → "split". "7" becomes "7 (1)", "7 (2)".
SourceTable split_rows(SourceTable table, ColumnMapping const& mapping,
                       ImportAnswers const& answers);

}  // namespace magpie::catalog
