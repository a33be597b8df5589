// The scheduler on a model that is already there: what schedule() in solution.h does, without
// building a model for every call.
#pragma once

#include "magpie/planner/model.h"
#include "magpie/planner/solution.h"
#include "magpie/planner/timing.h"

namespace magpie::planner {

class Scheduler {
 public:
  explicit Scheduler(Model const& model) : model_(&model), timing_(model) {}

  // By timing.h where the order keeps the rules; else without the day's limits; else as it comes,
  // late where it is late.
  DayPlan plan(Index day, DaySequence const& sequence);

 private:
  Model const* model_;
  Timing timing_;
};

}  // namespace magpie::planner
