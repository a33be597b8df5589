// LegPace: where on a computed leg one is after so many minutes of driving. Between two
// instructions the pace is even; the ends are the leg's own time and length.
#pragma once

#include <vector>

#include "magpie/roads/legs.h"

namespace magpie::roads {

class LegPace {
 public:
  // `path` has at least two points; one without steps is driven at an even pace.
  explicit LegPace(LegPath const& path);

  double meters_at(double seconds) const;
  double seconds_at(double meters) const;
  geo::LatLng point_at(double meters) const;
  // Metres of the leg where the drawn line is so long; the two differ by rounding.
  double meters_of_line(double along_m) const;

 private:
  struct Mark {
    double seconds = 0;
    double meters = 0;
  };
  std::vector<Mark> marks_;  // from {0, 0} to the whole leg, both ascend
  std::vector<geo::LatLng> line_;
  std::vector<double> travelled_;  // by point of the line, as the line is drawn
};

}  // namespace magpie::roads
