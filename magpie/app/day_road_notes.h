// What the alliance's road changes mean for the days of a plan: documents to carry, closures gone
// around, links used; and why a leg of a stated plan can no longer be driven.
#pragma once

#include <optional>

#include "magpie/app/trip_problem.h"
#include "magpie/planner/checker.h"
#include "magpie/planner/solution.h"

namespace magpie::app {

// Fills documents and road_notes of the plan's days.
void add_road_notes(TripProblem const& trip, planner::Solution const& solution, api::Plan& plan);

// Where a leg cannot be driven, or not in its time, because a road is closed that day: which leg,
// which road, until when.
std::optional<api::Sentence> closure_behind(TripProblem const& trip,
                                            planner::Solution const& solution,
                                            planner::Violation const& violation);

}  // namespace magpie::app
