// Explain: puts a visit into a finished trip where it costs least, times the day anew, and asks the
// checker what broke.
#pragma once

#include "magpie/planner/schedule.h"
#include "magpie/planner/solver.h"

namespace magpie::planner {

class Explainer {
 public:
  Explainer(Model const& model, Solution const& solution);

  Exclusion explain(Index visit);

 private:
  // What breaks when the visit goes behind `before` visits of the day, beyond what is broken
  // anyway.
  std::vector<Violation> broken_by(Index visit, Index day, std::size_t before);
  // The few gaps of the day where the visit adds least driving.
  std::vector<std::size_t> cheapest_gaps(Index visit, Index day) const;

  Model const* model_;
  Scheduler scheduler_;
  Solution solution_;
  std::vector<DaySequence> sequences_;
  std::vector<Violation> broken_anyway_;
};

}  // namespace magpie::planner
