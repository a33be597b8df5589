#include "magpie/planner/relaxation/short_ways.h"

#include <algorithm>

namespace magpie::planner {

ShortWays::ShortWays(Model const& model, std::function<Time(Index from, Index to)> const& way)
    : model_(&model), size_(static_cast<std::size_t>(model.location_count())) {
  ways_.reserve(size_ * size_);
  for (Index from = 0; from < model.location_count(); ++from) {
    for (Index to = 0; to < model.location_count(); ++to)
      ways_.push_back(std::min(way(from, to), kNever));
  }
  shorten();
}

ShortWays ShortWays::of_legs(Model const& model, Index day) {
  return ShortWays(model, [&](Index from, Index to) { return model.leg(day, from, to); });
}

ShortWays ShortWays::of_driving(Model const& model, Index day) {
  return ShortWays(model, [&](Index from, Index to) { return model.driving(day, from, to); });
}

void ShortWays::shorten() {
  for (std::size_t over = 0; over < size_; ++over) {
    Time const* const onward = &ways_[over * size_];
    for (std::size_t from = 0; from < size_; ++from) {
      Time const there = ways_[from * size_ + over];
      if (there >= kNever) continue;
      Time* const row = &ways_[from * size_];
      for (std::size_t to = 0; to < size_; ++to) row[to] = std::min(row[to], there + onward[to]);
    }
  }
}

}  // namespace magpie::planner
