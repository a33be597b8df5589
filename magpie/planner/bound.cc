#include "magpie/planner/bound.h"

#include <cmath>
#include <limits>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

struct Load {
  std::int64_t profit = 0;
  double weight = 0;
};

// The most profit that fits into the capacity when visits may be taken in part.
double fractional_knapsack(std::vector<Load> loads, double capacity) {
  std::sort(loads.begin(), loads.end(), [](Load const& a, Load const& b) {
    return static_cast<double>(a.profit) * b.weight > static_cast<double>(b.profit) * a.weight;
  });
  double total = 0;
  for (Load const& load : loads) {
    if (load.weight > capacity) {
      return total + static_cast<double>(load.profit) * std::max(0.0, capacity) / load.weight;
    }
    total += static_cast<double>(load.profit);
    capacity -= load.weight;
  }
  return total;
}

// The shortest ways into and out of each location, over the places a trip may touch.
class ShortestWays {
 public:
  explicit ShortestWays(Model const& model)
      : in(at(model.location_count()), kNever), out(at(model.location_count()), kNever) {
    std::vector<std::vector<Index>> visits_at(at(model.location_count()));
    std::vector<bool> is_end(at(model.location_count()), false);
    for (Index visit = 0; visit < model.visit_count(); ++visit) {
      visits_at[at(model.location(visit))].push_back(visit);
    }
    for (Day const& day : model.problem().days) {
      for (Index const location : day.start_locations) is_end[at(location)] = true;
      for (Index const location : day.end_locations) is_end[at(location)] = true;
    }
    for (Index from = 0; from < model.location_count(); ++from) {
      if (visits_at[at(from)].empty() && !is_end[at(from)]) continue;
      for (Index to = 0; to < model.location_count(); ++to) {
        if (visits_at[at(to)].empty() && !is_end[at(to)]) continue;
        // A way from a location to itself exists where two stops share it.
        if (from == to && visits_at[at(from)].size() < 2 && !is_end[at(from)]) continue;
        out[at(from)] = std::min(out[at(from)], model.leg(from, to));
        in[at(to)] = std::min(in[at(to)], model.leg(from, to));
      }
    }
  }

  std::vector<Time> in;
  std::vector<Time> out;
};

Time least_of(std::vector<Time> const& times, std::vector<Index> const& locations) {
  Time least = kNever;
  for (Index const location : locations) least = std::min(least, times[at(location)]);
  return least;
}

// Whether any day could hold the visit, by lower bounds on the way there and back.
bool is_reachable(Model const& model, ShortestWays const& ways, Index visit) {
  Index const location = model.location(visit);
  for (Index day = 0; day < model.day_count(); ++day) {
    Day const& limits = model.day(day);
    Time there = kNever;
    for (Index const start : limits.start_locations) {
      std::int64_t const around = std::int64_t{ways.out[at(start)]} + ways.in[at(location)];
      there = std::min<Time>(
          there, static_cast<Time>(std::min<std::int64_t>(around, model.leg(start, location))));
    }
    Time back = kNever;
    for (Index const end : limits.end_locations) {
      std::int64_t const around = std::int64_t{ways.out[at(location)]} + ways.in[at(end)];
      back = std::min<Time>(
          back, static_cast<Time>(std::min<std::int64_t>(around, model.leg(location, end))));
    }
    if (there >= kNever || back >= kNever) continue;
    Time const begin = model.first_begin(visit, day, limits.earliest_start + there);
    if (begin >= kNever) continue;
    if (std::int64_t{begin} + model.service(visit) + back <= limits.latest_end) return true;
  }
  return false;
}

// What all days together leave for visits and the ways between them.
double total_time(Model const& model, ShortestWays const& ways) {
  double total = 0;
  for (Index day = 0; day < model.day_count(); ++day) {
    Day const& limits = model.day(day);
    double time = std::min(limits.latest_end - limits.earliest_start, limits.length_limit);
    for (Pause const& pause : limits.pauses) time -= pause.duration;
    time -= 0.5 * least_of(ways.out, limits.start_locations);
    time -= 0.5 * least_of(ways.in, limits.end_locations);
    total += std::max(0.0, time);
  }
  return total;
}

double category_bound(Model const& model, std::vector<Index> const& visits, Index category) {
  CategoryCap const& cap = model.problem().categories[at(category)];
  std::int64_t const most =
      std::min<std::int64_t>(cap.trip_max, std::int64_t{cap.day_max} * model.day_count());
  std::vector<Load> loads;
  double others = 0;
  for (Index const visit : visits) {
    std::vector<Index> const& carried = model.visit(visit).categories;
    bool const counts = std::find(carried.begin(), carried.end(), category) != carried.end();
    if (counts) loads.push_back({model.profit(visit), 1});
    if (!counts) others += static_cast<double>(model.profit(visit));
  }
  return others + fractional_knapsack(std::move(loads), static_cast<double>(most));
}

// Of visits that exclude each other only the best counts.
std::vector<Index> without_excluded(Model const& model, std::vector<Index> const& visits) {
  std::vector<Index> best(at(model.problem().group_count), -1);
  std::vector<Index> kept;
  for (Index const visit : visits) {
    if (model.visit(visit).groups.size() != 1) {
      kept.push_back(visit);
      continue;
    }
    Index& leader = best[at(model.visit(visit).groups.front())];
    if (leader < 0 || model.profit(visit) > model.profit(leader)) leader = visit;
  }
  std::copy_if(best.begin(), best.end(), std::back_inserter(kept),
               [](Index leader) { return leader >= 0; });
  return kept;
}

}  // namespace

std::int64_t profit_bound(Model const& model) {
  ShortestWays const ways(model);
  std::vector<Index> reachable;
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    if (is_reachable(model, ways, visit)) reachable.push_back(visit);
  }
  std::vector<Load> times;
  std::vector<Load> fees;
  double sum = 0;
  for (Index const visit : reachable) {
    Index const location = model.location(visit);
    double const ways_half = 0.5 * (double{1} * ways.in[at(location)] + ways.out[at(location)]);
    times.push_back({model.profit(visit), model.service(visit) + ways_half});
    fees.push_back({model.profit(visit), static_cast<double>(model.visit(visit).fee)});
  }
  for (Index const visit : without_excluded(model, reachable)) {
    sum += static_cast<double>(model.profit(visit));
  }
  double bound = std::min(sum, fractional_knapsack(std::move(times), total_time(model, ways)));
  bound = std::min(
      bound, fractional_knapsack(std::move(fees), static_cast<double>(model.problem().budget)));
  for (std::size_t category = 0; category < model.problem().categories.size(); ++category) {
    bound = std::min(bound, category_bound(model, reachable, static_cast<Index>(category)));
  }
  return static_cast<std::int64_t>(std::floor(bound + 1e-6));
}

}  // namespace magpie::planner
