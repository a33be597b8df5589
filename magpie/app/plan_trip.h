// Use cases of planning: find a plan, time a person's order, judge a stated plan. They read the
// catalogue snapshot and the legs and change nothing.
#pragma once

#include <functional>

#include "magpie/app/planning_ground.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/planner/solver.h"

namespace magpie::app {

namespace api = http::api;

// Told about every improvement and at least every ~50 ms. `plan` makes the plan so far when asked.
struct PlanProgress {
  double elapsed_share = 0;  // of the request's seconds
  std::int64_t iterations = 0;
  std::optional<std::int64_t> best_score;
  bool is_new_best = false;
  std::function<api::Plan()> plan;
};

using OnPlanProgress = std::function<planner::Continue(PlanProgress const&)>;

// Searches for the request's seconds (wall clock), or until `on_progress` says no.
// Error infeasible: the obligatory part breaks a rule, which the sentence names.
base::Result<api::Plan> plan_trip(PlanningGround const& ground, api::TripRequest const& request,
                                  OnPlanProgress const& on_progress);

base::Result<api::Plan> schedule_plan(PlanningGround const& ground, api::PlanDraft const& draft);

base::Result<api::Verdict> check_plan(PlanningGround const& ground, api::Plan const& plan);

}  // namespace magpie::app
