// ShortWays: the shortest chains of legs between all locations (Floyd 1962), on the roads of one
// day, so that leaving a place out never makes a route later. Of times with the breaks on the way,
// or of driving alone.
#pragma once

#include <functional>
#include <vector>

#include "magpie/planner/model.h"

namespace magpie::planner {

class ShortWays {
 public:
  static ShortWays of_legs(Model const& model, Index day);
  static ShortWays of_driving(Model const& model, Index day);

  Model const& model() const { return *model_; }
  // kNever where there is no way.
  Time between(Index from, Index to) const {
    return ways_[static_cast<std::size_t>(from) * size_ + static_cast<std::size_t>(to)];
  }

 private:
  // `way` gives the way from one location to another, at least kNever where there is none.
  ShortWays(Model const& model, std::function<Time(Index from, Index to)> const& way);
  void shorten();

  Model const* model_;
  std::size_t size_;
  std::vector<Time> ways_;
};

}  // namespace magpie::planner
