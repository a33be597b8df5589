#include "magpie/catalog/minute_set.h"

#include <algorithm>
#include <utility>

namespace magpie::catalog {

void MinuteSet::add(Interval interval) {
  if (interval.open >= interval.close) return;
  std::vector<Interval> merged;
  for (auto const& own : intervals_) {
    bool const apart = own.close < interval.open || interval.close < own.open;
    if (apart) {
      merged.push_back(own);
    } else {
      interval = {std::min(own.open, interval.open), std::max(own.close, interval.close)};
    }
  }
  auto const later = [](Interval const& a, Interval const& b) { return a.open < b.open; };
  merged.insert(std::upper_bound(merged.begin(), merged.end(), interval, later), interval);
  intervals_ = std::move(merged);
}

void MinuteSet::add(MinuteSet const& other) {
  for (auto const& interval : other.intervals_) add(interval);
}

void MinuteSet::remove(Interval interval) {
  std::vector<Interval> rest;
  for (auto const& own : intervals_) {
    Interval const before{own.open, std::min(own.close, interval.open)};
    Interval const after{std::max(own.open, interval.close), own.close};
    if (interval.open >= interval.close) {
      rest.push_back(own);
      continue;
    }
    if (before.open < before.close) rest.push_back(before);
    if (after.open < after.close) rest.push_back(after);
  }
  intervals_ = std::move(rest);
}

void MinuteSet::remove(MinuteSet const& other) {
  for (auto const& interval : other.intervals_) remove(interval);
}

}  // namespace magpie::catalog
