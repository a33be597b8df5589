#include "magpie/planner/moves/relocate.h"

namespace magpie::planner {

namespace {

struct Target {
  Index day = -1;
  Insertion gap;
};

// A visit taken out of its day.
struct Removal {
  Index visit;
  Route const& without;
  std::int64_t saved;  // driving
};

// Where the visit adds less driving than was saved.
Target best_target(Model const& model, InsertionFinder& finder, State const& state,
                   Removal const& removal) {
  Target best;
  Index const visit = removal.visit;
  std::int64_t least = removal.saved;
  for (Index day = 0; day < model.day_count(); ++day) {
    bool const is_same_day = day == removal.without.day();
    Route const& route = is_same_day ? removal.without : state.route(day);
    if (!is_same_day && !state.is_admissible_instead(visit, visit, day)) continue;
    Insertion const gap = finder.find(route, visit);
    if (!gap.is_possible() || gap.detour >= least) continue;
    least = gap.detour;
    best = {day, gap};
  }
  return best;
}

bool relocate(Model const& model, InsertionFinder& finder, State& state, Index day, Index stop) {
  Route const& route = state.route(day);
  Index const visit = route.visits()[static_cast<std::size_t>(stop - 1)];
  Index const before = route.location(stop - 1);
  Index const after = route.location(stop + 1);
  std::int64_t const saved = std::int64_t{model.driving(day, before, route.location(stop))} +
                             model.driving(day, route.location(stop), after) -
                             model.driving(day, before, after);
  if (saved <= 0) return false;
  Route without = route;
  without.remove(model, stop);
  if (!finder.is_feasible(without)) return false;
  Target const target = best_target(model, finder, state, {visit, without, saved});
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
