#include "magpie/planner/recreate.h"

#include <cmath>
#include <utility>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

// Obligations come before everything that is only worth something, must-visits before members.
constexpr double kOwedFactor = 1e12;
constexpr double kMustFactor = 1e24;

}  // namespace

void Recreate::run(State& state, RecreateTaste const& taste, base::Random& random) {
  taste_visits(state, taste, random);
  for (Index day = 0; day < model_->day_count(); ++day) refresh(state, day);
  for (Choice choice = choose(state); choice.visit >= 0; choice = choose(state)) {
    // Exact tests are dear: only what is about to be added is tested.
    if (!confirm(state, choice)) continue;
    Index const stop = state.slots(choice.day).by_visit[at(choice.visit)].stop_before;
    state.insert(choice.day, stop, choice.visit);
    refresh_after(state, choice.day, stop);
  }
}

bool Recreate::confirm(State& state, Choice const& choice) {
  Insertion& slot = state.slots(choice.day).by_visit[at(choice.visit)];
  Route const& route = state.route(choice.day);
  if (slot.is_exact || finder_->confirm(route, choice.visit, slot)) return true;
  slot = finder_->find(route, choice.visit);
  slot.is_exact = true;
  return false;
}

void Recreate::taste_visits(State const& state, RecreateTaste const& taste, base::Random& random) {
  worth_.assign(at(model_->visit_count()), 0);
  for (Index const visit : state.outside()) {
    bool const is_owed = state.is_owed(visit);
    if (!is_owed && taste.skip > 0 && random.unit() < taste.skip) continue;
    double const profit = std::max(static_cast<double>(model_->profit(visit)), 1e-3);
    double factor = 1 + taste.noise * (2 * random.unit() - 1);
    if (is_owed) {
      factor *= model_->visit(visit).must ? kMustFactor : kOwedFactor;
      if (taste.is_owed_shuffled) factor *= std::pow(random.unit() + 1e-9, 8);
    }
    worth_[at(visit)] = std::pow(profit, taste.exponent) * factor;
  }
  day_worth_.assign(at(model_->day_count()), 1);
  if (taste.day_noise <= 0) return;
  for (double& worth : day_worth_) worth = 1 + taste.day_noise * (2 * random.unit() - 1);
}

void Recreate::refresh(State& state, Index day) {
  State::Slots& slots = state.slots(day);
  for (Index const visit : state.outside()) {
    Insertion& slot = slots.by_visit[at(visit)];
    if (!slots.is_stale && slot.stop_before != State::kUnknown) continue;
    slot = finder_->find_quickly(state.route(day), visit, 0, state.route(day).size());
  }
  slots.is_stale = false;
}

void Recreate::refresh_after(State& state, Index day, Index stop) {
  State::Slots& slots = state.slots(day);
  Route const& route = state.route(day);
  for (Index const visit : state.outside()) {
    Insertion& slot = slots.by_visit[at(visit)];
    slot = gap_after(route, visit, slot, stop);
  }
  slots.is_stale = false;
}

// An insertion leaves less room everywhere: the best gap of before, if it is as good as it was, can
// only be beaten by the two new ones. (A shorter wait elsewhere or a broken triangle inequality may
// say otherwise; that is not worth the time.)
Insertion Recreate::gap_after(Route const& route, Index visit, Insertion const& before,
                              Index stop) {
  if (before.is_exact || before.stop_before == stop) {
    return finder_->find_quickly(route, visit, 0, route.size());
  }
  Insertion const fresh = finder_->find_quickly(route, visit, stop, stop + 1);
  if (!before.is_possible()) return fresh;
  Index const now_at = before.stop_before + (before.stop_before > stop ? 1 : 0);
  Insertion const old = finder_->find_quickly(route, visit, now_at, now_at);
  if (!old.is_possible() || old.shift > before.shift) {
    return finder_->find_quickly(route, visit, 0, route.size());
  }
  bool const is_fresh_better = fresh.is_possible() && std::pair(fresh.shift, fresh.detour) <
                                                          std::pair(old.shift, old.detour);
  return is_fresh_better ? fresh : old;
}

Recreate::Choice Recreate::choose(State& state) const {
  Choice best;
  double best_value = 0;
  for (Index day = 0; day < model_->day_count(); ++day) {
    std::vector<Insertion> const& slots = state.slots(day).by_visit;
    for (Index const visit : state.outside()) {
      Insertion const& slot = slots[at(visit)];
      if (!slot.is_possible()) continue;
      double const value =
          day_worth_[at(day)] * worth_[at(visit)] / (static_cast<double>(slot.shift) + 1);
      if (value <= best_value || !state.is_admissible(visit, day)) continue;
      if (model_->profit(visit) <= 0 && !state.is_owed(visit)) continue;
      best_value = value;
      best = {visit, day};
    }
  }
  return best;
}

}  // namespace magpie::planner
