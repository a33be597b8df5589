// The parts of a plan as the contract shows them: one stop, one leg, what was left out, the limits.
#pragma once

#include <vector>

#include "magpie/app/trip_problem.h"
#include "magpie/planner/solution.h"

namespace magpie::app {

api::PlanStop stop_view(TripProblem const& trip, StopCandidate const& stop, std::size_t day,
                        planner::Item const& item);
api::PlanLeg leg_view(roads::LegPath const& path);
// The leg between two visits at the same spot.
api::PlanLeg standing_leg();
api::LegQuality quality_of(roads::LegQuality quality);

// Best scores first; at most kLeftOutMax.
inline constexpr std::size_t kLeftOutMax = 60;
std::vector<api::LeftOut> left_out_views(TripProblem const& trip,
                                         planner::Solution const& solution);
std::vector<api::PlanConstraint> constraint_views(TripProblem const& trip,
                                                  planner::Solution const& solution);

}  // namespace magpie::app
