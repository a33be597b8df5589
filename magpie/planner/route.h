// Route: one day of the search. Visits in order with, at each stop and for each number of pauses
// already taken, the earliest time to be ready to leave and the latest time to arrive, so that a
// visit can be tested between two stops in constant time (Savelsbergh 1992, extended by pauses).
//
// Stop 0 is the start of the day, stops 1..n the visits, stop n+1 the end.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "magpie/planner/model.h"

namespace magpie::planner {

// One time per number of pauses taken.
using PauseTimes = std::array<Time, kPausesMax + 1>;

class Route {
 public:
  Route(Model const& model, Index day, Index start, Index end);

  Index day() const { return day_; }
  Index start() const { return locations_.front(); }
  Index end() const { return locations_.back(); }
  std::vector<Index> const& visits() const { return visits_; }
  Index size() const { return static_cast<Index>(visits_.size()); }
  // The stop of a visit, 0 where it is not on the route. Only on days with a free order.
  Index stop_of(Index visit) const { return stop_of_[static_cast<std::size_t>(visit)]; }
  // Of stop 0..n+1.
  Index location(Index stop) const { return locations_[static_cast<std::size_t>(stop)]; }
  // Earliest time to be ready to leave the stop with `taken` pauses behind.
  Time ready(Index stop, Index taken = 0) const { return ready_[cell(stop, taken)]; }
  // Latest time to arrive at the stop with `taken` pauses behind so that the rest still fits.
  Time due(Index stop, Index taken = 0) const { return due_[cell(stop, taken)]; }
  // From the stop to the one behind it.
  Time leg_behind(Index stop) const { return legs_behind_[static_cast<std::size_t>(stop)]; }
  std::int64_t driving() const { return driving_; }
  Index pause_count() const { return pause_count_; }

  // False where even the given order breaks a window, a pause or the day's end.
  bool is_in_time(Model const& model) const;
  bool is_within_driving(Model const& model) const {
    return driving_ <= model.day(day_).driving_limit;
  }

  void insert(Model const& model, Index stop_before, Index visit);
  void remove(Model const& model, Index stop);
  void replace(Model const& model, Index stop, Index visit);
  void set_visits(Model const& model, std::vector<Index> visits);
  void set_ends(Model const& model, Index start, Index end);

 private:
  std::size_t cell(Index stop, Index taken) const {
    return static_cast<std::size_t>(stop * (pause_count_ + 1) + taken);
  }
  void refresh(Model const& model);
  void refresh_ready(Model const& model);
  void refresh_due(Model const& model);
  // The two above for a day without pauses, which is most of what benchmarks and searches do.
  void refresh_ready_without_pauses(Model const& model);
  void refresh_due_without_pauses(Model const& model);

  Index day_;
  Index pause_count_;
  std::vector<Index> visits_;
  std::vector<Index> locations_;
  std::vector<Time> ready_;
  std::vector<Time> due_;
  std::vector<Time> legs_behind_;
  std::vector<Index> stop_of_;
  std::int64_t driving_ = 0;
};

// From ready to leave a stop, over a leg, through the visit, to ready to leave it.
void pass(Model const& model, Index day, Index visit, Time leg, PauseTimes& times);

}  // namespace magpie::planner
