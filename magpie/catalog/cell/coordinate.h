// Coordinates as people write them: decimal degrees, degrees-minutes-seconds (37°43'18"N,
// 北纬37度43分), degrees with decimal minutes, and both in one cell ("114.48,38.01"). The number is
// read here; whether it is a latitude, and in which datum, is place_check.h's question.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/catalog/cell/reading.h"

namespace magpie::catalog::cell {

enum class Axis { unknown, lat, lon };
enum class Notation { decimal, degrees_minutes };

struct CoordinateValue {
  double degrees = 0;
  int decimals = 0;  // as written; of degrees and minutes 2, with seconds 4
  Notation notation = Notation::decimal;
  Axis axis = Axis::unknown;  // where the cell itself says: N, 东经
};

// Remarks: DMS_NOTATION (accept), DECIMAL_COMMA (ask: `stored` holds the number it may be),
// DAMAGED_NUMBER, FORMULA_ERROR, OUT_OF_RANGE (beyond ±180, or minutes of 60 and more).
Reading<CoordinateValue> read_coordinate(std::string_view text);

struct CoordinatePair {
  std::optional<CoordinateValue> first;
  std::optional<CoordinateValue> second;
};
// "114.48,38.01", "38.01 114.48", "东经113°34′，北纬37°20′", "POINT(114.48 38.01)",
// "[114.48, 38.01]".
Reading<CoordinatePair> read_coordinate_pair(std::string_view text);

}  // namespace magpie::catalog::cell
