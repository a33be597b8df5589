// DayGraph: what one kind of day allows, for pricing: the visits that fit into it, numbered anew
// without gaps, and the legs between them as shortest chains of legs, so that leaving a visit out
// never makes a route later.
//
// Relaxed on purpose: limits on waiting and on the day's length, and the latest departure.
#pragma once

#include <vector>

#include "magpie/planner/model.h"

namespace magpie::planner {

// Shortest chains of legs between all locations (Floyd 1962), row-major.
class ShortLegs {
 public:
  explicit ShortLegs(Model const& model);
  Time leg(Index from, Index to) const { return legs_[cell(from, to)]; }

 private:
  std::size_t cell(Index from, Index to) const {
    return static_cast<std::size_t>(from) * size_ + static_cast<std::size_t>(to);
  }
  std::size_t size_;
  std::vector<Time> legs_;
};

struct DayGraph {
  DayGraph(Model const& model, ShortLegs const& short_legs, Index day);

  Model const* model;
  Index day;
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

  std::vector<Time> legs;
  std::vector<Time> start_legs;
  std::vector<Time> end_legs;
  std::vector<Time> open;    // first moment the visit may begin
  std::vector<Time> latest;  // last moment it may begin and still reach an end
  std::vector<Time> service;
  std::vector<char> has_one_window;

 private:
  void read_visits(ShortLegs const& short_legs);
  void read_legs(ShortLegs const& short_legs);
};

}  // namespace magpie::planner
