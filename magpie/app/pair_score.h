// Scores of pairs are shown, stored and paged in thousandths.
#pragma once

#include <cmath>

namespace magpie::app {

inline double rounded_score(double score) {
  return std::round(score * 1000) / 1000;
}

}  // namespace magpie::app
