// What the planner works on: one snapshot's catalogue, legs, and the stations beside the roads.
#pragma once

#include "magpie/app/catalogue.h"
#include "magpie/app/leg_book.h"
#include "magpie/roads/stations.h"

namespace magpie::app {

struct PlanningGround {
  Catalogue const& catalogue;
  LegBook const& legs;
  roads::StationIndex const* stations = nullptr;  // null: not known
};

}  // namespace magpie::app
