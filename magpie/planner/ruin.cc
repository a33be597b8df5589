#include "magpie/planner/ruin.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

Index below(base::Random& random, Index bound) {
  return static_cast<Index>(random.below(static_cast<std::uint64_t>(bound)));
}

using Ranked = std::vector<std::pair<double, Index>>;

// Takes `count` from the front of the ranking, skipping some at random.
void take_front(Ranked ranking, Index count, base::Random& random, std::vector<Index>& to) {
  std::sort(ranking.begin(), ranking.end());
  while (count-- > 0 && !ranking.empty()) {
    double const share = std::pow(random.unit(), 4);
    auto const which = static_cast<std::ptrdiff_t>(share * static_cast<double>(ranking.size()));
    to.push_back(ranking[static_cast<std::size_t>(which)].second);
    ranking.erase(ranking.begin() + which);
  }
}

}  // namespace

void Ruin::run(State& state, Index count, base::Random& random) {
  picked_.clear();
  count = std::min(count, state.visited_count());
  if (count <= 0) return;
  double const way = random.unit();
  if (way < 0.01) {
    pick_everything(state, random);
  } else if (way < 0.15) {
    pick_any(state, count, random);
  } else if (way < 0.55) {
    pick_strings(state, count, random);
  } else if (way < 0.80) {
    pick_near(state, count, random);
  } else if (way < 0.90) {
    pick_cheap(state, count, random);
  } else {
    pick_hours(state, count, random);
  }
  state.remove_all(picked_);
  for (Index day = 0; day < model_->day_count(); ++day) {
    if (state.slots(day).is_stale) repair(state, day, random);
  }
}

void Ruin::repair(State& state, Index day, base::Random& random) {
  while (state.route(day).size() > 0 && !finder_->is_feasible(state.route(day))) {
    state.remove(day, 1 + below(random, state.route(day).size()));
  }
}

bool Ruin::is_picked(Index visit) const {
  return std::find(picked_.begin(), picked_.end(), visit) != picked_.end();
}

Index Ruin::random_visit(State const& state, base::Random& random) const {
  Index left = below(random, state.visited_count());
  for (Route const& route : state.routes()) {
    if (left < route.size()) return route.visits()[at(left)];
    left -= route.size();
  }
  return -1;
}

// A whole day, or the whole trip.
void Ruin::pick_everything(State const& state, base::Random& random) {
  Index const kept_apart = below(random, model_->day_count() + 1);
  for (Route const& route : state.routes()) {
    if (kept_apart < model_->day_count() && route.day() != kept_apart) continue;
    picked_.insert(picked_.end(), route.visits().begin(), route.visits().end());
  }
}

void Ruin::pick_any(State const& state, Index count, base::Random& random) {
  for (Index i = 0; i < count; ++i) {
    Index const visit = random_visit(state, random);
    if (!is_picked(visit)) picked_.push_back(visit);
  }
}

// Runs of neighbours along one or more routes, near a random visit.
void Ruin::pick_strings(State const& state, Index count, base::Random& random) {
  Index const seed = random_visit(state, random);
  Index const seed_day = state.day_of(seed);
  Index const route_count = 1 + below(random, std::min<Index>(3, model_->day_count()));
  Index const length = std::max<Index>(1, (count + route_count - 1) / route_count);
  for (Index i = 0; i < route_count; ++i) {
    Route const& route = state.route((seed_day + i) % model_->day_count());
    if (route.size() == 0) continue;
    Index center = 0;
    for (Index stop = 1; stop < route.size(); ++stop) {
      Index const location = model_->location(seed);
      bool const is_nearer = model_->leg(route.day(), location, route.location(stop + 1)) <
                             model_->leg(route.day(), location, route.location(center + 1));
      if (is_nearer) center = stop;
    }
    Index const taken = std::min(length, route.size());
    Index const first = std::clamp<Index>(center - below(random, taken), 0, route.size() - taken);
    for (Index k = first; k < first + taken; ++k) picked_.push_back(route.visits()[at(k)]);
  }
}

// What lies around a place that is not in the trip, or around one that is.
void Ruin::pick_near(State const& state, Index count, base::Random& random) {
  bool const is_from_outside = !state.outside().empty() && random.unit() < 0.6;
  Index const seed = is_from_outside ? state.outside()[random.below(state.outside().size())]
                                     : random_visit(state, random);
  Ranked ranking;
  for (Route const& route : state.routes()) {
    for (Index const visit : route.visits()) {
      ranking.emplace_back(model_->leg(model_->location(seed), model_->location(visit)), visit);
    }
  }
  take_front(std::move(ranking), count, random, picked_);
}

// What gives least for the driving and time it takes.
void Ruin::pick_cheap(State const& state, Index count, base::Random& random) {
  Ranked ranking;
  for (Route const& route : state.routes()) {
    for (Index stop = 1; stop <= route.size(); ++stop) {
      Index const visit = route.visits()[at(stop - 1)];
      Index const before = route.location(stop - 1);
      Index const after = route.location(stop + 1);
      Time const saved = model_->leg(route.day(), before, route.location(stop)) +
                         model_->leg(route.day(), route.location(stop), after) -
                         model_->leg(route.day(), before, after) + model_->service(visit);
      ranking.emplace_back(static_cast<double>(model_->profit(visit)) / std::max(1, saved), visit);
    }
  }
  take_front(std::move(ranking), count, random, picked_);
}

// What happens at about the same hour on all days.
void Ruin::pick_hours(State const& state, Index count, base::Random& random) {
  Index const seed = random_visit(state, random);
  auto const ready_at = [](Route const& route, Index stop) {
    return static_cast<double>(
        std::min(route.ready(stop, 0), route.ready(stop, route.pause_count())));
  };
  double hour = 0;
  for (Route const& route : state.routes()) {
    for (Index stop = 1; stop <= route.size(); ++stop) {
      if (route.visits()[at(stop - 1)] == seed) hour = ready_at(route, stop);
    }
  }
  Ranked ranking;
  for (Route const& route : state.routes()) {
    for (Index stop = 1; stop <= route.size(); ++stop) {
      ranking.emplace_back(std::abs(ready_at(route, stop) - hour), route.visits()[at(stop - 1)]);
    }
  }
  take_front(std::move(ranking), count, random, picked_);
}

}  // namespace magpie::planner
