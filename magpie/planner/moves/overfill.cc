#include "magpie/planner/moves/overfill.h"

#include <algorithm>

namespace magpie::planner {

namespace {

constexpr double kGroupShareMax = 0.25;  // of the visits outside
constexpr std::uint64_t kGroupMax = 40;

// The locations of a day's order, with both ends.
std::vector<Index> locations_of(Model const& model, Route const& route,
                                std::vector<Index> const& visits) {
  std::vector<Index> locations{route.start()};
  for (Index const visit : visits) locations.push_back(model.location(visit));
  locations.push_back(route.end());
  return locations;
}

}  // namespace

bool Overfill::run(State& state, Index day, base::Random& random) {
  if (!shorten_->supports(day) || state.outside().empty()) return false;
  pick_group(state, day, random);
  return bring(state, day, random);
}

bool Overfill::run_with_all(State& state, Index day, base::Random& random) {
  if (!shorten_->supports(day)) return false;
  group_.clear();
  for (Index const visit : state.outside()) {
    if (model_->is_allowed(visit, day)) group_.push_back(visit);
  }
  return bring(state, day, random);
}

bool Overfill::bring(State& state, Index day, base::Random& random) {
  if (group_.empty()) return false;
  std::vector<Index> visits = state.route(day).visits();
  add_group(visits, state, day);
  shorten_->improve_order(state.route(day), visits);
  drop_to_fit(visits, state, day, random);
  shorten_->improve_order(state.route(day), visits);
  set_visits(state, day, std::move(visits));
  return true;
}

// A seed and the visits nearest to it.
void Overfill::pick_group(State const& state, Index day, base::Random& random) {
  group_.clear();
  auto const& outside = state.outside();
  Index const seed = outside[random.below(outside.size())];
  std::vector<std::pair<Time, Index>> ranking;
  for (Index const visit : outside) {
    bool const may_come = model_->is_allowed(visit, day) && state.is_admissible(visit, day);
    if (!may_come || model_->profit(visit) <= 0) continue;
    ranking.emplace_back(model_->driving(0, model_->location(seed), model_->location(visit)),
                         visit);
  }
  auto const most = std::max<std::uint64_t>(
      1, std::min(kGroupMax, static_cast<std::uint64_t>(kGroupShareMax *
                                                        static_cast<double>(ranking.size()))));
  auto const count = std::min<std::size_t>(ranking.size(), 1 + random.below(most));
  std::partial_sort(ranking.begin(), ranking.begin() + static_cast<std::ptrdiff_t>(count),
                    ranking.end());
  for (std::size_t i = 0; i < count; ++i) group_.push_back(ranking[i].second);
}

void Overfill::add_group(std::vector<Index>& visits, State const& state, Index day) const {
  std::vector<Index> places = locations_of(*model_, state.route(day), visits);
  for (Index const visit : group_) {
    Index const place = model_->location(visit);
    std::size_t best = 0;
    Time least = kNever;
    for (std::size_t gap = 0; gap + 1 < places.size(); ++gap) {
      Time const detour = model_->driving(0, places[gap], place) +
                          model_->driving(0, place, places[gap + 1]) -
                          model_->driving(0, places[gap], places[gap + 1]);
      if (detour >= least) continue;
      least = detour;
      best = gap;
    }
    visits.insert(visits.begin() + static_cast<std::ptrdiff_t>(best), visit);
    places.insert(places.begin() + static_cast<std::ptrdiff_t>(best) + 1, place);
  }
}

void Overfill::drop_to_fit(std::vector<Index>& visits, State const& state, Index day,
                           base::Random& random) const {
  Day const& limits = model_->day(day);
  std::vector<Index> places = locations_of(*model_, state.route(day), visits);
  std::int64_t driving = 0;
  std::int64_t service = 0;
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    driving += model_->driving(0, places[i], places[i + 1]);
  }
  std::vector<double> worth;
  for (Index const visit : visits) {
    service += model_->service(visit);
    double const profit = static_cast<double>(model_->profit(visit)) * (0.8 + 0.4 * random.unit());
    worth.push_back(model_->is_obligatory(visit) ? 1e18 : profit);
  }
  std::int64_t const room = std::int64_t{limits.latest_end} - limits.earliest_start;
  while (!visits.empty() && (driving + service > room || driving > limits.driving_limit)) {
    std::size_t poorest = 0;
    double least = 1e300;
    for (std::size_t i = 0; i < visits.size(); ++i) {
      Time const saved = model_->driving(0, places[i], places[i + 1]) +
                         model_->driving(0, places[i + 1], places[i + 2]) -
                         model_->driving(0, places[i], places[i + 2]) + model_->service(visits[i]);
      double const value = worth[i] / std::max(0.1, static_cast<double>(saved));
      if (value >= least) continue;
      least = value;
      poorest = i;
    }
    driving -= model_->driving(0, places[poorest], places[poorest + 1]) +
               model_->driving(0, places[poorest + 1], places[poorest + 2]) -
               model_->driving(0, places[poorest], places[poorest + 2]);
    service -= model_->service(visits[poorest]);
    auto const offset = static_cast<std::ptrdiff_t>(poorest);
    visits.erase(visits.begin() + offset);
    worth.erase(worth.begin() + offset);
    places.erase(places.begin() + offset + 1);
  }
}

void Overfill::set_visits(State& state, Index day, std::vector<Index> visits) const {
  std::vector<Index> gone;
  for (Index const visit : state.route(day).visits()) {
    if (std::find(visits.begin(), visits.end(), visit) == visits.end()) gone.push_back(visit);
  }
  state.remove_all(gone);
  // What the counts of the trip no longer allow, after others came in, is left out.
  std::vector<Index> order;
  for (Index const visit : visits) {
    bool const is_there = state.day_of(visit) == day;
    if (!is_there && !state.is_admissible(visit, day)) continue;
    if (!is_there) state.insert(day, 0, visit);
    order.push_back(visit);
  }
  state.reorder(day, std::move(order));
}

}  // namespace magpie::planner
