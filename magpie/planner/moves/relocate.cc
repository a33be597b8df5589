#include "magpie/planner/moves/relocate.h"

namespace magpie::planner {

namespace {

struct Target {
  Index day = -1;
  Insertion gap;
};

// Where the visit, taken out of `without`, adds less driving than `saved`.
Target best_target(Model const& model, InsertionFinder& finder, State const& state,
                   Route const& without, Index visit, std::int64_t saved) {
  Target best;
  for (Index day = 0; day < model.day_count(); ++day) {
    bool const is_same_day = day == without.day();
    Route const& route = is_same_day ? without : state.route(day);
    if (!is_same_day && !state.is_admissible_instead(visit, visit, day)) continue;
    Insertion const gap = finder.find(route, visit);
    if (!gap.is_possible() || gap.detour >= saved) continue;
    saved = gap.detour;
    best = {day, gap};
  }
  return best;
}

bool relocate(Model const& model, InsertionFinder& finder, State& state, Index day, Index stop) {
  Route const& route = state.route(day);
  Index const visit = route.visits()[static_cast<std::size_t>(stop - 1)];
  Index const before = route.location(stop - 1);
  Index const after = route.location(stop + 1);
  std::int64_t const saved = std::int64_t{model.driving(before, route.location(stop))} +
                             model.driving(route.location(stop), after) -
                             model.driving(before, after);
  if (saved <= 0) return false;
  Route without = route;
  without.remove(model, stop);
  if (!finder.is_feasible(without)) return false;
  Target const target = best_target(model, finder, state, without, visit, saved);
  if (target.day < 0) return false;
  state.remove(day, stop);
  state.insert(target.day, target.gap.stop_before, visit);
  return true;
}

}  // namespace

bool improve_by_relocate(Model const& model, InsertionFinder& finder, State& state, Index day) {
  bool is_changed = false;
  for (Index stop = 1; stop <= state.route(day).size(); ++stop) {
    is_changed = relocate(model, finder, state, day, stop) || is_changed;
  }
  return is_changed;
}

}  // namespace magpie::planner
