// Plan and Solution: one tells people, the other is what the planner computes with. Both ways.
#pragma once

#include "magpie/app/planning_ground.h"
#include "magpie/app/trip_problem.h"
#include "magpie/planner/checker.h"
#include "magpie/planner/solution.h"

namespace magpie::app {

// How a plan came about, for PlanMaking.
struct Making {
  std::uint64_t seed = 1;
  std::int64_t iterations = 0;
  double seconds = 0;
  api::PlanMakingMadeBy made_by = api::PlanMakingMadeBy::planner;
  std::optional<std::int64_t> profit_bound;
};

// Which parts to compute: explaining what was left out costs more than a timetable.
enum class Detail { timetable, everything };

api::Plan plan_of(PlanningGround const& ground, TripProblem const& trip,
                  planner::Solution const& solution, Making const& making, Detail detail);

// The plan's stated times as a solution. Error where a stop or end is not in `trip`.
base::Result<planner::Solution> solution_of(TripProblem const& trip, api::Plan const& plan);

// A person's order as sequences for planner::schedule(). Days without ends take the request's.
base::Result<std::vector<planner::DaySequence>> sequences_of(
    TripProblem const& trip, std::vector<api::DraftDay> const& days);

// Violations as the contract tells them. `solution` gives the position of stops among items.
std::vector<api::PlanViolation> violations_of(TripProblem const& trip,
                                              planner::Solution const& solution,
                                              std::vector<planner::Violation> const& violations);

}  // namespace magpie::app
