#include "magpie/planner/solution.h"

namespace magpie::planner {

namespace {

std::int64_t driving_of(Problem const& problem, DayPlan const& day, TravelMatrix const& travel) {
  std::int64_t driving = 0;
  Index here = day.start_location;
  for (Item const& item : day.items) {
    if (item.kind != ItemKind::visit) continue;
    Index const there = problem.visits[static_cast<std::size_t>(item.index)].location;
    driving += travel.at(here, there);
    here = there;
  }
  return driving + travel.at(here, day.end_location);
}

}  // namespace

Value value_of(Problem const& problem, Solution const& solution) {
  Value value;
  for (std::size_t i = 0; i < solution.days.size(); ++i) {
    DayPlan const& day = solution.days[i];
    value.driving += driving_of(problem, day, problem.travel_on(static_cast<Index>(i)));
    for (Item const& item : day.items) {
      if (item.kind != ItemKind::visit) continue;
      value.profit += problem.visits[static_cast<std::size_t>(item.index)].profit;
    }
  }
  return value;
}

}  // namespace magpie::planner
