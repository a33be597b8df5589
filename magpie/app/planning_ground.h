// What the planner works on: one snapshot's catalogue and legs.
#pragma once

#include "magpie/app/catalogue.h"
#include "magpie/app/leg_book.h"

namespace magpie::app {

struct PlanningGround {
  Catalogue const& catalogue;
  LegBook const& legs;
};

}  // namespace magpie::app
