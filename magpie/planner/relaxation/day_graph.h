// DayGraph: what one kind of day allows, for pricing: the visits that fit into it, numbered anew
// without gaps, and the legs between them as shortest chains of legs, so that leaving a visit out
// never makes a route later.
//
// Relaxed on purpose: limits on waiting and on the day's length, and the latest departure.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "magpie/planner/relaxation/short_ways.h"

namespace magpie::planner {

struct DayGraph {
  DayGraph(ShortWays const& legs, ShortWays const& driving, Index day);

  Model const* model = nullptr;
  Index day = 0;
  std::vector<Index> visits;  // node → visit
  std::vector<Index> starts;  // locations
  std::vector<Index> ends;

  std::size_t size() const { return visits.size(); }
  Time const* legs_from(std::size_t node) const { return &legs[node * size()]; }
  Time leg(std::size_t from, std::size_t to) const { return legs[from * size() + to]; }
  Time start_leg(std::size_t start, std::size_t node) const {
    return start_legs[start * size() + node];
  }
  Time end_leg(std::size_t node, std::size_t end) const {
    return end_legs[node * ends.size() + end];
  }

  Time const* driving_from(std::size_t node) const { return &driving[node * size()]; }

  Time straight_leg(std::size_t start, std::size_t end) const {
    return straight_legs[start * ends.size() + end];
  }

  std::vector<Time> legs;
  std::vector<Time> straight_legs;
  std::vector<Time> start_legs;
  std::vector<Time> end_legs;
  // Driving on the same ways, in the same order.
  std::vector<Time> driving;
  std::vector<Time> straight_driving;
  std::vector<Time> start_driving;
  std::vector<Time> end_driving;
  // First moment the visit may begin at or after `ready`, or kNever. Windows are cut to what a
  // start reaches and what still reaches an end.
  Time first_begin(std::size_t node, Time ready) const {
    for (std::size_t i = first_window[node]; i < first_window[node + 1]; ++i) {
      if (ready <= windows[i].latest_start) return std::max(ready, windows[i].open);
    }
    return kNever;
  }
  Time latest(std::size_t node) const { return windows[first_window[node + 1] - 1].latest_start; }
  std::vector<Window> windows;
  std::vector<std::size_t> first_window;  // by node, one more than nodes
  std::vector<Time> service;
  Time earliest_start = 0;
  Time latest_end = 0;

  // The same day with the legs as they are, for routes that are really driven.
  DayGraph with_real_legs() const;
  // The same day run backward, for days without pauses: moment t becomes earliest_start +
  // latest_end − t, starts become ends, and a visit "begins" where it ended.
  DayGraph reversed() const;

 private:
  DayGraph() = default;
  void read_visits(ShortWays const& ways);
  void read_legs(ShortWays const& ways, ShortWays const& driven);
  void fill_legs(std::function<Time(Index, Index)> const& leg_between);
  std::vector<Index> locations() const;
};

}  // namespace magpie::planner
