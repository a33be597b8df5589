// The planner's rules as sentences in both languages: what is broken, what is left, why a place is
// not in the plan.
#pragma once

#include "magpie/app/trip_problem.h"
#include "magpie/planner/checker.h"

namespace magpie::app {

// "driving_day": the contract's word for a rule.
std::string_view rule_word(planner::Rule rule);
// The unit of a violation's or slack's amount.
api::PlanViolationUnit unit_of(planner::Rule rule);

api::Sentence violation_sentence(TripProblem const& trip, planner::Violation const& violation);
// Why `place` is left out: the binding rule on the day where it comes nearest.
api::Sentence left_out_sentence(TripProblem const& trip, planner::Violation const& binding);
// Why a place never reached the search.
api::Sentence set_aside_sentence(std::string const& rule);
api::Sentence slack_sentence(TripProblem const& trip, planner::Slack const& slack);

}  // namespace magpie::app
