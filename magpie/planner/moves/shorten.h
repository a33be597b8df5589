// Shorten: the same visits of a day in an order that drives less, by 2-opt and or-opt over
// neighbour lists (Bentley 1992). For days on which order is free: no pauses, every visit open all
// day, legs the same in both directions. There a tour of hundreds of stops is mended in
// microseconds; elsewhere two_opt.h and relocate.h look at the clock.
#pragma once

#include <vector>

#include "magpie/planner/state.h"

namespace magpie::planner {

class Shorten {
 public:
  explicit Shorten(Model const& model);

  bool supports(Index day) const { return model_->has_free_order(day); }
  // True where the order changed; it drives less then.
  bool improve(State& state, Index day);
  // The same for visits that need not be the route's; only its ends count.
  bool improve_order(Route const& route, std::vector<Index>& visits);

 private:
  void read(Route const& route, std::vector<Index> const& visits);
  bool improve_at(std::size_t position);
  bool turn_behind(std::size_t position);
  bool turn_before(std::size_t position);
  bool move_segment(std::size_t first, std::size_t length);
  void reverse(std::size_t first, std::size_t last);
  void put(std::size_t first, std::size_t length, std::size_t behind, bool is_turned);
  void wake(std::size_t position);
  Time between(std::size_t a, std::size_t b) const {
    return model_->driving(0, order_[a].location, order_[b].location);
  }

  struct Stop {
    Index visit;  // -1: an end of the day
    Index location;
  };

  Model const* model_;
  std::vector<Stop> order_;      // with both ends
  std::vector<Index> position_;  // by visit; -1: not on this day
  std::vector<Index> queue_;     // visits to look at
  std::vector<char> is_queued_;
};

}  // namespace magpie::planner
