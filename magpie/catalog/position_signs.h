// Signs in the numbers themselves that a column of positions is not what it seems: degrees and
// minutes written as decimals (37.2541 for 37°25′41″, 37.25 for 37°25′), an axis whose sign was
// lost, axes swapped in a single row. Each is asked, none is corrected by itself.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "magpie/catalog/cell/coordinate.h"
#include "magpie/catalog/finding.h"

namespace magpie::catalog {

// How degrees and minutes stand in numbers that look like decimals: dd.mm and dd.mmm with minutes
// and their tenths, dd.mmss with whole seconds.
enum class MinuteForm { minutes, seconds };

struct MinuteSign {
  MinuteForm form = MinuteForm::minutes;
  std::size_t cells = 0;    // that speak for it
  double span_degrees = 0;  // of the wider axis
};

// Nothing for numbers that may well be decimals. Two signs count:
// - True decimals have minutes and seconds below 60 in 36 of 100 cells: at least twenty cells with
//   four decimals that all do are no accident. Cells with fewer decimals count only against it.
// - No fraction is .60 or more, though the numbers reach over several degrees. Evenly spread
//   decimals would fall into that gap; how likely it is that none does is counted in steps of
//   0.05 degrees, so that a crowd in one town counts once. A file within one degree says nothing.
std::optional<MinuteSign> sign_of_minutes(std::span<cell::CoordinateValue const> lats,
                                          std::span<cell::CoordinateValue const> lons);
// What is asked, with the evidence; `sample` is one of the numbers.
Words question_of(MinuteSign const& sign, std::string const& sample);
// seconds: 37.2541 → 37 + 25/60 + 41/3600; minutes: 37.2541 → 37 + 25.41/60.
double from_degrees_minutes(double number, MinuteForm form);

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
