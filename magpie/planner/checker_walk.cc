#include "magpie/planner/checker_walk.h"

#include <algorithm>

namespace magpie::planner {

namespace {

Index location_of(Problem const& problem, Item const& visit) {
  return problem.visits[static_cast<std::size_t>(visit.index)].location;
}

// Where the party drives to next, from item `from` on.
Index next_location(Problem const& problem, DayPlan const& plan, std::size_t from) {
  for (std::size_t i = from; i < plan.items.size(); ++i) {
    if (plan.items[i].kind == ItemKind::visit) return location_of(problem, plan.items[i]);
  }
  return plan.end_location;
}

WalkedLeg make_leg(TravelMatrix const& travel_times, Index from, Index to, std::int64_t leave) {
  Time const travel = travel_times.at(from, to);
  bool const is_reachable = travel < TravelMatrix::kUnreachable;
  return {std::nullopt, is_reachable ? travel : 0, leave, leave, is_reachable};
}

WalkedLeg stay(std::int64_t leave) {
  return {std::nullopt, 0, leave, leave, true};
}

}  // namespace

std::vector<WalkedLeg> walk(Problem const& problem, Index day, DayPlan const& plan) {
  TravelMatrix const& travel = problem.travel_on(day);
  std::vector<WalkedLeg> legs;
  Index here = plan.start_location;
  bool is_there = false;  // already at the next visit's place, for a pause before it
  std::int64_t leave = plan.depart;
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    Item const& item = plan.items[i];
    bool const is_visit = item.kind == ItemKind::visit;
    Index const there = next_location(problem, plan, i);
    WalkedLeg leg = is_there ? stay(leave) : make_leg(travel, here, there, leave);
    if (!is_visit && (!leg.is_reachable || leg.driving == 0 || item.arrive - leave < leg.driving)) {
      leg = stay(leave);
    } else {
      here = there;
      is_there = !is_visit;
    }
    leg.item = static_cast<Index>(i);
    leg.arrive = item.arrive;
    legs.push_back(leg);
    leave = item.leave;
  }
  legs.push_back(is_there ? stay(leave) : make_leg(travel, here, plan.end_location, leave));
  legs.back().arrive = plan.finish;
  return legs;
}

std::vector<Stretch> stretches(ContinuousDriving const& rule, std::vector<WalkedLeg> const& legs) {
  std::vector<Stretch> result;
  std::int64_t driven = 0;
  std::optional<std::int64_t> stopped_at;
  for (WalkedLeg const& leg : legs) {
    Stretch stretch;
    if (leg.driving > 0) {
      if (stopped_at && leg.leave - *stopped_at >= rule.break_length) driven = 0;
      stretch.driven_before = driven;
      driven += leg.driving;
      stretch.breaks = std::max<std::int64_t>(0, (driven + rule.limit - 1) / rule.limit - 1);
      driven -= stretch.breaks * rule.limit;
      stopped_at = leg.arrive;
    }
    result.push_back(stretch);
  }
  return result;
}

}  // namespace magpie::planner
