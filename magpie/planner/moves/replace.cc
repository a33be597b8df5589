#include "magpie/planner/moves/replace.h"

namespace magpie::planner {

namespace {

struct Replacement {
  Index visit = -1;
  Index stop = -1;
  std::int64_t profit_gain = 0;
  Time detour = 0;

  bool is_better_than(Replacement const& other) const {
    return profit_gain != other.profit_gain ? profit_gain > other.profit_gain
                                            : detour < other.detour;
  }
};

Replacement best_replacement(Model const& model, InsertionFinder& finder, State const& state,
                             Index day) {
  Replacement best;
  Route const& route = state.route(day);
  for (Index stop = 1; stop <= route.size(); ++stop) {
    Index const out = route.visits()[static_cast<std::size_t>(stop - 1)];
    if (model.is_obligatory(out)) continue;
    for (Index const visit : state.outside()) {
      std::int64_t const gain = model.profit(visit) - model.profit(out);
      if (gain < best.profit_gain) continue;
      Insertion const found = finder.find_replacement(route, visit, stop);
      if (!found.is_possible()) continue;
      Replacement const candidate{visit, stop, gain, found.detour};
      if (!candidate.is_better_than(best)) continue;
      if (!state.is_admissible_instead(visit, out, day)) continue;
      if (finder.confirm_replacement(route, visit, stop)) best = candidate;
    }
  }
  return best;
}

}  // namespace

bool improve_by_replace(Model const& model, InsertionFinder& finder, State& state) {
  bool is_changed = false;
  for (Index day = 0; day < model.day_count(); ++day) {
    Replacement const best = best_replacement(model, finder, state, day);
    if (best.visit < 0) continue;
    state.replace(day, best.stop, best.visit);
    is_changed = true;
  }
  return is_changed;
}

}  // namespace magpie::planner
