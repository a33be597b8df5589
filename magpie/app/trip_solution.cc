// The way back: a plan as it is stated, or a person's order, as the planner's own types.
#include <fmt/core.h>

#include "magpie/app/trip_plan.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using planner::Index;

base::Result<Index> location_index(TripProblem const& trip, std::int64_t id, std::string field) {
  if (auto const index = trip.location_of(id)) return *index;
  return fail(ErrorCode::not_found, fmt::format("There is no place with the id {}.", id),
              std::move(field));
}

base::Result<Index> visit_index(TripProblem const& trip, std::int64_t id, std::string field) {
  if (auto const index = trip.visit_of(id)) return *index;
  return fail(ErrorCode::not_found, fmt::format("There is no place with the id {}.", id),
              std::move(field));
}

// The day's pause that a stated one means: the same length if there is one, else the nearest begin.
std::optional<Index> pause_index(planner::Day const& day, api::PlanPause const& pause) {
  std::optional<Index> best;
  std::int64_t best_off = 0;
  for (std::size_t i = 0; i < day.pauses.size(); ++i) {
    std::int64_t const off = std::abs(pause.begin_min - day.pauses[i].window.open);
    if (!best || off < best_off) {
      best = static_cast<Index>(i);
      best_off = off;
    }
  }
  return best;
}

void add_pauses(planner::Day const& day, api::PlanDay const& stated, std::size_t after_stop,
                planner::DayPlan& plan) {
  for (auto const& pause : stated.pauses) {
    if (static_cast<std::size_t>(pause.after_stop) != after_stop) continue;
    auto const index = pause_index(day, pause);
    if (!index) continue;
    plan.items.push_back({planner::ItemKind::pause, *index,
                          pause.arrive_min.value_or(pause.begin_min), pause.begin_min,
                          pause.leave_min});
  }
}

base::Result<planner::DayPlan> day_of(TripProblem const& trip, api::PlanDay const& stated,
                                      std::size_t day) {
  auto const path = fmt::format("days[{}]", day);
  planner::DayPlan plan;
  MAGPIE_TRY(plan.start_location, location_index(trip, stated.start.id, path + ".start"));
  MAGPIE_TRY(plan.end_location, location_index(trip, stated.end.id, path + ".end"));
  plan.depart = stated.depart_min;
  plan.finish = stated.finish_min;
  auto const& limits = trip.problem.days[day];
  for (std::size_t i = 0; i < stated.stops.size(); ++i) {
    add_pauses(limits, stated, i, plan);
    auto const& stop = stated.stops[i];
    MAGPIE_TRY(auto const visit,
               visit_index(trip, stop.place.id, fmt::format("{}.stops[{}].place.id", path, i)));
    plan.items.push_back(
        {planner::ItemKind::visit, visit, stop.arrive_min, stop.begin_min, stop.leave_min});
  }
  add_pauses(limits, stated, stated.stops.size(), plan);
  return plan;
}

base::Status check_day_count(TripProblem const& trip, std::size_t stated) {
  if (stated == trip.problem.days.size()) return {};
  return fail(ErrorCode::invalid_argument,
              fmt::format("The request has {} days and the plan {}: make them equal.",
                          trip.problem.days.size(), stated),
              "days");
}

}  // namespace

base::Result<planner::Solution> solution_of(TripProblem const& trip, api::Plan const& plan) {
  MAGPIE_TRY_STATUS(check_day_count(trip, plan.days.size()));
  planner::Solution solution;
  for (std::size_t day = 0; day < plan.days.size(); ++day) {
    MAGPIE_TRY(auto day_plan, day_of(trip, plan.days[day], day));
    solution.days.push_back(std::move(day_plan));
  }
  return solution;
}

base::Result<std::vector<planner::DaySequence>> sequences_of(
    TripProblem const& trip, std::vector<api::DraftDay> const& days) {
  MAGPIE_TRY_STATUS(check_day_count(trip, days.size()));
  std::vector<planner::DaySequence> sequences;
  for (std::size_t day = 0; day < days.size(); ++day) {
    auto const path = fmt::format("days[{}]", day);
    auto const& limits = trip.problem.days[day];
    planner::DaySequence sequence;
    // Where nothing is said, a day starts where the one before ended, and ends at its first choice.
    sequence.start_location =
        day == 0 ? limits.start_locations.front() : sequences.back().end_location;
    sequence.end_location = limits.end_locations.front();
    if (days[day].start_place_id) {
      MAGPIE_TRY(sequence.start_location,
                 location_index(trip, *days[day].start_place_id, path + ".start_place_id"));
    }
    if (days[day].end_place_id) {
      MAGPIE_TRY(sequence.end_location,
                 location_index(trip, *days[day].end_place_id, path + ".end_place_id"));
    }
    for (std::size_t i = 0; i < days[day].place_ids.size(); ++i) {
      MAGPIE_TRY(auto const visit, visit_index(trip, days[day].place_ids[i],
                                               fmt::format("{}.place_ids[{}]", path, i)));
      sequence.visits.push_back(visit);
    }
    sequences.push_back(std::move(sequence));
  }
  return sequences;
}

}  // namespace magpie::app
