// Signs in the numbers themselves that a column of positions is not what it seems: degrees and
// minutes written as decimals (37.2541 for 37°25′41″), an axis whose sign was lost, axes swapped in
// a single row. Each is asked, none is corrected by itself.
#pragma once

#include <optional>
#include <span>

#include "magpie/catalog/cell/coordinate.h"

namespace magpie::catalog {

// True decimals have minutes and seconds below 60 in 36 of 100 cells: at least twenty cells that
// all do are no accident. Cells with fewer than four decimals count only against it.
bool look_like_degrees_minutes(std::span<cell::CoordinateValue const> cells);
// 37.2541 → 37 + 25/60 + 41/3600.
double from_degrees_minutes(double number);

struct Axes {
  double lat = 0;
  double lon = 0;
};

// Where most rows of a file lie; nothing for fewer than three rows.
std::optional<Axes> middle_of(std::span<Axes const> rows);

enum class AxisFault { none, swapped, sign_lost };

struct AxisReading {
  AxisFault fault = AxisFault::none;
  Axes axes;  // as they would have to be
};

// A row far from the middle that comes near it with the axes swapped, or with a sign changed.
AxisReading read_axes(Axes axes, std::optional<Axes> const& middle);

}  // namespace magpie::catalog
