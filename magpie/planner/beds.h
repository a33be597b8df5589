// Beds: where each day starts and ends, where the problem leaves a choice. An anchor is one such
// place: a start, an end, or the night that joins the end of a day with the start of the next.
#pragma once

#include <optional>
#include <vector>

#include "magpie/base/random.h"
#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

struct Anchor {
  std::optional<Index> ends_day;
  std::optional<Index> starts_day;
  std::vector<Index> choices;
};

class Beds {
 public:
  explicit Beds(Model const& model);

  // Empty days with the chain of beds that leaves every day feasible, if there is one, and drives
  // least.
  std::vector<Route> first_choice(InsertionFinder& finder) const;
  bool has_choice() const { return !open_.empty(); }
  // Moves one open anchor to another of its choices. Visits may no longer fit: ruin repairs that.
  void change_one(State& state, base::Random& random) const;
  // For the visits as they are, moves anchors where that drives less and everything still fits.
  bool improve(InsertionFinder& finder, State& state) const;

 private:
  struct Ends {
    Index start;
    Index end;
  };
  void move(State& state, Anchor const& anchor, Index location) const;
  Index location_of(State const& state, Anchor const& anchor) const;
  bool moves_well(InsertionFinder& finder, State const& state, Anchor const& anchor,
                  Index location) const;

  Model const* model_;
  std::vector<Anchor> anchors_;    // in the order of the trip
  std::vector<std::size_t> open_;  // anchors with more than one choice
};

}  // namespace magpie::planner
