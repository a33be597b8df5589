#include "magpie/app/plan_trip.h"

#include <fmt/core.h>

#include <chrono>

#include "magpie/app/current_ids.h"
#include "magpie/app/trip_plan.h"
#include "magpie/app/trip_sentences.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Why a must that is missing cannot be there even alone: the rule that binds it on an empty trip.
planner::Violation deeper_reason(TripProblem const& trip, planner::Violation const& obstacle) {
  if (obstacle.rule != planner::Rule::must_missing || !obstacle.subject) return obstacle;
  auto const empty = sequences_of(trip, std::vector<api::DraftDay>(trip.problem.days.size()));
  if (!empty) return obstacle;
  for (auto const& exclusion :
       planner::explain_left_out(trip.problem, planner::schedule(trip.problem, *empty))) {
    if (exclusion.visit != *obstacle.subject || exclusion.fits) continue;
    auto reason = exclusion.binding;
    reason.subject = reason.subject.value_or(exclusion.visit);
    return reason;
  }
  return obstacle;
}

// Both languages in one sentence: a job's error is shown as it is stored.
base::Error infeasible_error(TripProblem const& trip,
                             std::vector<planner::Violation> const& obstacles) {
  if (obstacles.empty()) {
    return {ErrorCode::infeasible,
            "没有可行的安排：请放宽日期、时间或必去地点。 No plan is possible: relax dates, hours "
            "or musts.",
            {}};
  }
  auto const first = deeper_reason(trip, obstacles.front());
  auto const text = violation_sentence(trip, first);
  auto const day_zh = first.day ? fmt::format("第{}天：", *first.day + 1) : std::string();
  auto const day_en = first.day ? fmt::format("Day {}: ", *first.day + 1) : std::string();
  return {ErrorCode::infeasible,
          fmt::format("没有找到能满足必须部分的安排。{}{} No plan was found that keeps the "
                      "obligatory part. {}{}",
                      day_zh, text.zh, day_en, text.en),
          std::string(rule_word(first.rule))};
}

TripExtras extras_of(std::vector<api::DraftDay> const& days) {
  TripExtras extras;
  for (auto const& day : days) {
    extras.stops.insert(day.place_ids.begin(), day.place_ids.end());
    if (day.start_place_id) extras.ends.insert(*day.start_place_id);
    if (day.end_place_id) extras.ends.insert(*day.end_place_id);
  }
  return extras;
}

TripExtras extras_of(api::Plan const& plan) {
  TripExtras extras;
  for (auto const& day : plan.days) {
    for (auto const& stop : day.stops) extras.stops.insert(stop.place.id);
    extras.ends.insert(day.start.id);
    extras.ends.insert(day.end.id);
  }
  return extras;
}

}  // namespace

base::Result<api::Plan> plan_trip(PlanningGround const& ground, api::TripRequest const& asked,
                                  OnPlanProgress const& on_progress) {
  auto const start = Clock::now();
  auto const request = with_current_ids(ground.catalogue, asked);
  MAGPIE_TRY(auto const trip, build_trip_problem(ground, request, {}));
  Making making;
  making.seed = static_cast<std::uint64_t>(request.seed);
  planner::SolveOptions options;
  options.seed = making.seed;
  options.on_progress = [&](planner::Progress const& progress) {
    double const elapsed = seconds_since(start);
    PlanProgress told;
    told.elapsed_share = std::min(1.0, elapsed / request.seconds);
    told.iterations = progress.iterations;
    told.is_new_best = progress.is_new_best;
    if (progress.best != nullptr) {
      told.best_score = progress.value.profit;
      told.plan = [&] {
        Making so_far = making;
        so_far.iterations = progress.iterations;
        so_far.seconds = elapsed;
        return plan_of(ground, trip, *progress.best, so_far, Detail::timetable);
      };
    }
    if (on_progress && on_progress(told) == planner::Continue::no) return planner::Continue::no;
    return elapsed < request.seconds ? planner::Continue::yes : planner::Continue::no;
  };
  auto const result = planner::solve(trip.problem, options);
  if (!result.best) return tl::make_unexpected(infeasible_error(trip, result.obstacles));
  making.iterations = result.iterations;
  making.seconds = seconds_since(start);
  making.profit_bound = result.profit_bound;
  return plan_of(ground, trip, *result.best, making, Detail::everything);
}

base::Result<api::Plan> schedule_plan(PlanningGround const& ground, api::PlanDraft const& asked) {
  auto const start = Clock::now();
  auto const draft = with_current_ids(ground.catalogue, asked);
  MAGPIE_TRY(auto const trip, build_trip_problem(ground, draft.request, extras_of(draft.days)));
  MAGPIE_TRY(auto const sequences, sequences_of(trip, draft.days));
  auto const solution = planner::schedule(trip.problem, sequences);
  Making making;
  making.made_by = api::PlanMakingMadeBy::hand;
  making.seconds = seconds_since(start);
  return plan_of(ground, trip, solution, making, Detail::everything);
}

base::Result<api::Verdict> check_plan(PlanningGround const& ground, api::Plan const& saved) {
  auto const plan = with_current_ids(ground.catalogue, saved);
  MAGPIE_TRY(auto const trip, build_trip_problem(ground, plan.request, extras_of(plan)));
  MAGPIE_TRY(auto const solution, solution_of(trip, plan));
  auto const violations = planner::check(trip.problem, solution);
  api::Verdict verdict;
  verdict.feasible = violations.empty();
  verdict.violations = violations_of(trip, solution, violations);
  verdict.score = planner::value_of(trip.problem, solution).profit;
  return verdict;
}

}  // namespace magpie::app
