#include "magpie/app/trip_plan.h"

#include <algorithm>
#include <set>

#include "magpie/app/day_road.h"
#include "magpie/app/day_road_notes.h"
#include "magpie/app/place_view.h"
#include "magpie/app/plan_parts.h"
#include "magpie/app/trip_sentences.h"
#include "magpie/base/check.h"
#include "magpie/catalog/defaults.h"
#include "magpie/planner/solver.h"
#include "magpie/roads/estimate.h"
#include "magpie/roads/profile.h"

namespace magpie::app {

namespace {

using planner::Index;
using planner::ItemKind;

constexpr char kProgram[] = "magpie 0.1.0";

CatalogueEntry const& at(TripProblem const& trip, Index location) {
  return *trip.locations[static_cast<std::size_t>(location)];
}

StopCandidate const& stop_at(TripProblem const& trip, Index visit) {
  return trip.places.stops[static_cast<std::size_t>(visit)];
}

// Walks one day of a solution and writes its stops, legs and pauses.
class DayWriter {
 public:
  DayWriter(PlanningGround const& ground, TripProblem const& trip, std::size_t day,
            planner::DayPlan const& plan)
      : ground_(ground),
        roads_(trip.days_roads[day]),
        travel_(trip.problem.travel_on(static_cast<Index>(day))),
        trip_(trip),
        day_(day),
        plan_(plan),
        here_(plan.start_location),
        left_(plan.depart) {}

  api::PlanDay write(Detail detail) {
    start(ground_.catalogue);
    for (std::size_t i = 0; i < plan_.items.size(); ++i) {
      if (plan_.items[i].kind == ItemKind::pause) {
        add_pause(i);
      } else {
        add_stop(plan_.items[i]);
      }
    }
    add_leg(plan_.end_location, plan_.finish);
    if (detail == Detail::everything) {
      tell_day_road(out_, driven_,
                    {trip_.rules, ground_.stations, roads_.book->network(),
                     trip_.request.vehicle.value_or(api::Vehicle::car)});
    }
    return std::move(out_);
  }

 private:
  void start(Catalogue const& catalogue) {
    auto const date = trip_.rules.first_date + std::chrono::days(day_);
    out_.day = static_cast<std::int32_t>(day_) + 1;
    out_.date = base::format_date(date);
    if (auto const* holiday = catalogue.holiday_on(date)) {
      out_.holiday = api::Sentence{holiday->name_zh, holiday->name_en};
    }
    out_.start = summary_of(at(trip_, plan_.start_location));
    out_.end = summary_of(at(trip_, plan_.end_location));
    out_.depart_min = plan_.depart;
    out_.finish_min = plan_.finish;
    auto const& window = trip_.rules.windows[day_];
    out_.window = api::DayWindow{out_.day, window.start_min, window.end_min};
  }

  // Where the day goes after item `i`.
  Index next_location(std::size_t i) const {
    for (; i < plan_.items.size(); ++i) {
      auto const& item = plan_.items[i];
      if (item.kind == ItemKind::visit) {
        return trip_.problem.visits[static_cast<std::size_t>(item.index)].location;
      }
    }
    return plan_.end_location;
  }

  // A pause is taken on arrival where the time before it is enough for the next leg.
  bool is_on_arrival(std::size_t i) const {
    auto const driving = travel_.at(here_, next_location(i));
    return !leg_is_written_ && driving > 0 && plan_.items[i].arrive - left_ >= driving;
  }

  void add_pause(std::size_t i) {
    auto const& item = plan_.items[i];
    bool const on_arrival = is_on_arrival(i);
    if (on_arrival) {
      add_leg(next_location(i), item.arrive);
      leg_is_written_ = true;
    }
    auto const& kinds = trip_.rules.pauses;
    auto const& pause = trip_.problem.days[day_].pauses[static_cast<std::size_t>(item.index)];
    api::PlanPause view;
    for (auto const& asked : kinds) {
      if (asked.from_min == pause.window.open && asked.minutes == pause.duration)
        view.kind = asked.kind;
    }
    view.arrive_min = item.arrive;
    view.on_arrival = on_arrival;
    view.begin_min = item.begin;
    view.leave_min = item.leave;
    view.after_stop = static_cast<std::int32_t>(out_.stops.size());
    out_.pauses.push_back(view);
    // Time between the pause and the last departure counts as spent here, not as driving.
    left_ = std::max(left_, item.leave);
  }

  void add_stop(planner::Item const& item) {
    auto const& visit = trip_.problem.visits[static_cast<std::size_t>(item.index)];
    add_leg(visit.location, item.arrive);
    auto const stop = stop_view(trip_, stop_at(trip_, item.index), day_, item);
    out_.fees_fen += stop.fee_fen.value;
    out_.score += stop.score;
    out_.stops.push_back(stop);
    left_ = item.leave;
  }

  void add_leg(Index to, planner::Time arrive) {
    if (leg_is_written_) {
      leg_is_written_ = false;
      return;
    }
    auto const from = static_cast<std::size_t>(here_);
    auto path = roads_.book->path(at(trip_, here_).place, at(trip_, to).place);
    auto leg = leg_view(path);
    if (path.leg.quality != roads::LegQuality::estimated && roads_.book->has_network())
      leg.method = roads_.book->network()->method();
    if (here_ == to) leg = standing_leg();
    auto const ticks = travel_.at(here_, to);
    if (ticks < planner::kUnlimited) leg.minutes = ticks;
    leg.meters = roads_.matrix->at(from, static_cast<std::size_t>(to)).meters;
    leg.quality = quality_of(roads_.matrix->at(from, static_cast<std::size_t>(to)).quality);
    add_breaks(leg, arrive);
    out_.driving_min += leg.minutes;
    out_.meters += leg.meters;
    out_.legs.push_back(std::move(leg));
    driven_.push_back({std::move(path), left_, arrive});
    here_ = to;
  }

  // Breaks on the way are what the arrival leaves besides driving.
  void add_breaks(api::PlanLeg& leg, planner::Time arrive) const {
    int const limit = trip_.rules.driving_stretch.minutes;
    int const spare = arrive - left_ - leg.minutes;
    int const breaks =
        std::min(spare / trip_.rules.break_minutes, leg.minutes / std::max(1, limit));
    leg.breaks = std::max(0, breaks);
    leg.break_minutes = leg.breaks * trip_.rules.break_minutes;
  }

  PlanningGround const& ground_;
  DayRoads const& roads_;
  planner::TravelMatrix const& travel_;
  TripProblem const& trip_;
  std::size_t day_;
  planner::DayPlan const& plan_;
  Index here_;
  planner::Time left_;
  bool leg_is_written_ = false;  // the leg to the next stop stands before a pause already
  api::PlanDay out_;
  std::vector<DrivenLeg> driven_;  // as out_.legs
};

void add_sums(api::Plan& plan) {
  std::map<std::string, std::int64_t> parts;
  plan.estimated_legs = 0;
  for (auto const& day : plan.days) {
    plan.score += day.score;
    plan.fees_fen += day.fees_fen;
    plan.driving_min += day.driving_min;
    plan.meters += day.meters;
    for (auto const& leg : day.legs) {
      if (leg.quality == api::LegQuality::estimated && leg.meters > 0) ++*plan.estimated_legs;
    }
    for (auto const& stop : day.stops) {
      for (auto const& part : stop.score_parts) parts[part.name] += part.points;
    }
  }
  for (auto const& [name, points] : parts) plan.score_parts.push_back({name, points});
}

void add_default_rules(api::Plan& plan) {
  std::set<std::string> names;
  for (auto const& day : plan.days) {
    for (auto const& stop : day.stops) {
      for (auto const* rule : {&stop.visit_minutes.rule, &stop.fee_fen.rule, &stop.hours_rule}) {
        if (*rule) names.insert(**rule);
      }
    }
  }
  plan.default_rules.assign(names.begin(), names.end());
}

api::PlanMaking making_view(LegBook const& book, Making const& making) {
  api::PlanMaking view;
  view.program = kProgram;
  view.rules_version = std::string(catalog::default_rules_version());
  if (book.has_network()) view.roads_version = book.network()->method();
  view.estimate_version = std::string(roads::estimate_version());
  view.seed = static_cast<std::int64_t>(making.seed);
  view.iterations = making.iterations;
  view.seconds = making.seconds;
  view.made_by = making.made_by;
  return view;
}

std::int64_t sum_of_scores(TripProblem const& trip) {
  std::int64_t sum = 0;
  for (auto const& visit : trip.problem.visits) sum += visit.profit;
  return sum;
}

}  // namespace

api::Plan plan_of(PlanningGround const& ground, TripProblem const& trip,
                  planner::Solution const& solution, Making const& making, Detail detail) {
  MAGPIE_CHECK(solution.days.size() == trip.problem.days.size());
  api::Plan plan;
  plan.request = trip.request;
  for (std::size_t day = 0; day < solution.days.size(); ++day) {
    plan.days.push_back(DayWriter(ground, trip, day, solution.days[day]).write(detail));
  }
  add_sums(plan);
  auto const violations = planner::check(trip.problem, solution);
  plan.violations = violations_of(trip, solution, violations);
  plan.feasible = violations.empty();
  plan.score_bound = making.profit_bound.value_or(sum_of_scores(trip));
  plan.making = making_view(*trip.days_roads.front().book, making);
  add_default_rules(plan);
  if (detail == Detail::everything) {
    add_road_notes(trip, solution, plan);
    plan.left_out = left_out_views(trip, solution);
    plan.constraints = constraint_views(trip, solution);
  }
  return plan;
}

std::vector<api::PlanViolation> violations_of(TripProblem const& trip,
                                              planner::Solution const& solution,
                                              std::vector<planner::Violation> const& violations) {
  std::vector<api::PlanViolation> views;
  for (auto const& violation : violations) {
    api::PlanViolation view;
    view.rule = std::string(rule_word(violation.rule));
    view.amount = violation.amount;
    view.unit = unit_of(violation.rule);
    view.text = violation_sentence(trip, violation);
    if (auto const closure = closure_behind(trip, solution, violation)) {
      view.text.zh += closure->zh;
      view.text.en += " " + closure->en;
    }
    if (violation.day) view.day = *violation.day + 1;
    if (violation.day && violation.item) {
      auto const& items = solution.days[static_cast<std::size_t>(*violation.day)].items;
      auto const end = items.begin() + std::min<std::ptrdiff_t>(*violation.item, std::ssize(items));
      view.stop = static_cast<std::int32_t>(std::count_if(
          items.begin(), end, [](auto const& item) { return item.kind == ItemKind::visit; }));
      if (end != items.end() && end->kind == ItemKind::visit) {
        view.place_id = stop_at(trip, end->index).entry->id.value();
      }
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace magpie::app
