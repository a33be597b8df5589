// MinuteSet: minutes of a day as sorted, disjoint, non-touching intervals.
#pragma once

#include <vector>

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog {

class MinuteSet {
 public:
  MinuteSet() = default;
  explicit MinuteSet(Interval interval) { add(interval); }

  // Nothing happens for an interval that is empty.
  void add(Interval interval);
  void add(MinuteSet const& other);
  void remove(Interval interval);
  void remove(MinuteSet const& other);
  void clear() { intervals_.clear(); }
  bool is_empty() const { return intervals_.empty(); }
  std::vector<Interval> const& intervals() const { return intervals_; }

 private:
  std::vector<Interval> intervals_;
};

}  // namespace magpie::catalog
