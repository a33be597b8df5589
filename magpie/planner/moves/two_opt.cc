#include "magpie/planner/moves/two_opt.h"

#include <algorithm>

namespace magpie::planner {

namespace {

std::int64_t driving_of(Model const& model, Route const& route, std::vector<Index> const& visits) {
  std::int64_t driving = 0;
  Index here = route.start();
  for (Index const visit : visits) {
    driving += model.driving(route.day(), here, model.location(visit));
    here = model.location(visit);
  }
  return driving + model.driving(route.day(), here, route.end());
}

// Reverses one part, if any helps.
bool reverse_one(Model const& model, InsertionFinder& finder, State& state, Index day) {
  Route const& route = state.route(day);
  for (Index first = 1; first < route.size(); ++first) {
    for (Index last = first + 1; last <= route.size(); ++last) {
      Index const before = route.location(first - 1);
      Index const after = route.location(last + 1);
      std::int64_t const ends =
          std::int64_t{model.driving(route.day(), before, route.location(last))} +
          model.driving(route.day(), route.location(first), after) -
          model.driving(route.day(), before, route.location(first)) -
          model.driving(route.day(), route.location(last), after);
      if (ends >= 0) continue;
      std::vector<Index> visits = route.visits();
      std::reverse(visits.begin() + first - 1, visits.begin() + last);
      if (driving_of(model, route, visits) >= route.driving()) continue;
      if (!finder.is_feasible_order(route, visits)) continue;
      state.reorder(day, std::move(visits));
      return true;
    }
  }
  return false;
}

}  // namespace

bool improve_by_two_opt(Model const& model, InsertionFinder& finder, State& state, Index day) {
  bool is_changed = false;
  while (reverse_one(model, finder, state, day)) is_changed = true;
  return is_changed;
}

}  // namespace magpie::planner
