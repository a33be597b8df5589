// Grades of sights: "4A", "AAAA", "AAA级", "5A级景区", "４Ａ". What is no grade from 1A to 5A is
// never guessed: "48" and "B" are damaged, "A" is incomplete. A title such as 国保 is read as what
// it is.
#pragma once

#include <string>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

struct GradeValue {
  int rating = 0;           // 1–5; 0 where the cell names a title instead
  std::string designation;  // "national-heritage", "museum-grade:2"; see Place::designations
};

Reading<GradeValue> read_grade(std::string_view text);

}  // namespace magpie::catalog::cell
