#include "magpie/planner/beds.h"

#include <algorithm>
#include <limits>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

// Dearer than any chain of feasible days, and still addable.
constexpr std::int64_t kInfeasibleDay = std::numeric_limits<std::int64_t>::max() / 1'000'000;

std::vector<Index> common(std::vector<Index> const& a, std::vector<Index> const& b) {
  std::vector<Index> both;
  std::copy_if(a.begin(), a.end(), std::back_inserter(both),
               [&](Index location) { return std::find(b.begin(), b.end(), location) != b.end(); });
  return both;
}

}  // namespace

Beds::Beds(Model const& model) : model_(&model) {
  for (Index day = 0; day < model.day_count(); ++day) {
    Day const& today = model.day(day);
    bool const is_joined = day > 0 && model.day(day - 1).same_bed_as_next;
    if (!is_joined) anchors_.push_back({std::nullopt, day, today.start_locations});
    bool const joins_next = today.same_bed_as_next && day + 1 < model.day_count();
    if (!joins_next) {
      anchors_.push_back({day, std::nullopt, today.end_locations});
      continue;
    }
    std::vector<Index> both = common(today.end_locations, model.day(day + 1).start_locations);
    // No common bed: the two days cannot be joined, and the checker will say so.
    if (both.empty()) both = today.end_locations;
    anchors_.push_back({day, day + 1, std::move(both)});
  }
  for (std::size_t i = 0; i < anchors_.size(); ++i) {
    if (anchors_[i].choices.size() > 1) open_.push_back(i);
  }
}

std::vector<Route> Beds::first_choice(InsertionFinder& finder) const {
  // Forward over the anchors: the cheapest way to stand at each choice, and where it came from.
  std::vector<std::vector<std::int64_t>> cost(anchors_.size());
  std::vector<std::vector<std::size_t>> from(anchors_.size());
  for (std::size_t i = 0; i < anchors_.size(); ++i) {
    std::vector<Index> const& here = anchors_[i].choices;
    from[i].assign(here.size(), 0);
    bool const is_chained = anchors_[i].ends_day.has_value();
    cost[i].assign(here.size(), is_chained ? std::numeric_limits<std::int64_t>::max() : 0);
    if (!is_chained && i > 0) {
      auto const least = std::min_element(cost[i - 1].begin(), cost[i - 1].end());
      cost[i].assign(here.size(), *least);
      from[i].assign(here.size(), static_cast<std::size_t>(least - cost[i - 1].begin()));
    }
    for (std::size_t k = 0; is_chained && k < here.size(); ++k) {
      for (std::size_t j = 0; j < anchors_[i - 1].choices.size(); ++j) {
        Route const route(*model_, *anchors_[i].ends_day, anchors_[i - 1].choices[j], here[k]);
        std::int64_t const day = finder.is_feasible(route) ? route.driving() : kInfeasibleDay;
        if (cost[i - 1][j] + day >= cost[i][k]) continue;
        cost[i][k] = cost[i - 1][j] + day;
        from[i][k] = j;
      }
    }
  }
  std::vector<Ends> ends(at(model_->day_count()));
  std::size_t chosen = 0;
  for (std::size_t i = anchors_.size(); i-- > 0;) {
    if (i + 1 == anchors_.size()) {
      chosen = static_cast<std::size_t>(std::min_element(cost[i].begin(), cost[i].end()) -
                                        cost[i].begin());
    }
    Index const location = anchors_[i].choices[chosen];
    if (anchors_[i].ends_day) ends[at(*anchors_[i].ends_day)].end = location;
    if (anchors_[i].starts_day) ends[at(*anchors_[i].starts_day)].start = location;
    chosen = from[i][chosen];
  }
  std::vector<Route> routes;
  for (Index day = 0; day < model_->day_count(); ++day) {
    routes.emplace_back(*model_, day, ends[at(day)].start, ends[at(day)].end);
  }
  return routes;
}

Index Beds::location_of(State const& state, Anchor const& anchor) const {
  return anchor.ends_day ? state.route(*anchor.ends_day).end()
                         : state.route(*anchor.starts_day).start();
}

void Beds::move(State& state, Anchor const& anchor, Index location) const {
  if (anchor.ends_day) {
    state.set_ends(*anchor.ends_day, state.route(*anchor.ends_day).start(), location);
  }
  if (anchor.starts_day) {
    state.set_ends(*anchor.starts_day, location, state.route(*anchor.starts_day).end());
  }
}

void Beds::change_one(State& state, base::Random& random) const {
  if (!has_choice()) return;
  Anchor const& anchor = anchors_[open_[random.below(open_.size())]];
  Index const now = location_of(state, anchor);
  Index const other = anchor.choices[random.below(anchor.choices.size())];
  if (other != now) move(state, anchor, other);
}

bool Beds::moves_well(InsertionFinder& finder, State const& state, Anchor const& anchor,
                      Index location) const {
  std::int64_t change = 0;
  auto const fits = [&](Index day, Index start, Index end) {
    Route route = state.route(day);
    change -= route.driving();
    route.set_ends(*model_, start, end);
    change += route.driving();
    return finder.is_feasible(route);
  };
  if (anchor.ends_day && !fits(*anchor.ends_day, state.route(*anchor.ends_day).start(), location)) {
    return false;
  }
  if (anchor.starts_day &&
      !fits(*anchor.starts_day, location, state.route(*anchor.starts_day).end())) {
    return false;
  }
  return change < 0;
}

bool Beds::improve(InsertionFinder& finder, State& state) const {
  bool is_changed = false;
  for (std::size_t const index : open_) {
    Anchor const& anchor = anchors_[index];
    for (Index const choice : anchor.choices) {
      if (choice == location_of(state, anchor)) continue;
      if (!moves_well(finder, state, anchor, choice)) continue;
      move(state, anchor, choice);
      is_changed = true;
    }
  }
  return is_changed;
}

}  // namespace magpie::planner
