#include "magpie/roads/rests.h"

#include <algorithm>

namespace magpie::roads {

RestWindow rest_window(RestQuestion const& question) {
  double const latest =
      std::clamp(question.previous_min + question.limit_min, 0.0, question.leg_min);
  double const earliest =
      std::max({0.0, question.previous_min, question.leg_min - question.left * question.limit_min});
  return {std::min(earliest, latest), latest};
}

}  // namespace magpie::roads
