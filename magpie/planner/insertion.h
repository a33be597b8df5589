// Insertion: the best gap of a route for one visit, each gap tested in constant time. Gaps after
// the first late one are tested too: travel times that break the triangle inequality make them
// possible.
#pragma once

#include <cstdint>

#include "magpie/planner/route.h"
#include "magpie/planner/timing.h"

namespace magpie::planner {

struct Insertion {
  Index stop_before = -1;  // the visit goes behind this stop; -1: nowhere
  Time shift = 0;          // time it takes: detour, wait and service
  Time detour = 0;         // driving it adds
  bool is_exact = false;   // the day was timed exactly, or needs no exact timing

  bool is_possible() const { return stop_before >= 0; }
};

// Loose: the limits on waiting and on the day's length are not looked at. Two visits may be
// possible only together, the one filling the wait for the other; the search finds them this way.
enum class Strictness { strict, loose };

class InsertionFinder {
 public:
  explicit InsertionFinder(Model const& model) : model_(&model), timing_(model) {}

  void set_strictness(Strictness strictness) { strictness_ = strictness; }

  // The gap of least shift, then of least detour, where every rule of the day is kept.
  Insertion find(Route const& route, Index visit);
  // The same among the gaps behind stops `first` to `last`, by the tables of the route alone. On a
  // day that needs exact timing the gap is a hope that confirm() may destroy. Over the whole of a
  // long day with a free order only gaps beside the visit's neighbours are looked at.
  Insertion find_quickly(Route const& route, Index visit, Index first, Index last);
  bool confirm(Route const& route, Index visit, Insertion const& gap);
  // Whether the route as it stands keeps every rule of its day.
  bool is_feasible(Route const& route);
  bool is_feasible_order(Route const& route, std::span<Index const> visits);
  // The visit in place of the one at `stop`; as hopeful as find_quickly().
  Insertion find_replacement(Route const& route, Index visit, Index stop);
  bool confirm_replacement(Route const& route, Index visit, Index stop);
  // Gaps tested so far: the search's measure of work.
  std::int64_t tests() const { return tests_; }

 private:
  // find_quickly for a long day with a free order, a day without pauses, and one with pauses.
  Insertion find_near(Route const& route, Index visit);
  Insertion find_plain(Route const& route, Index visit, Index first, Index last);
  Insertion find_with_pauses(Route const& route, Index visit, Index first, Index last);
  // The time a visit would take between two stops, or kNever.
  Time shift_between(Route const& route, Index visit, Index before, Index after) const;
  Time shift_with_pauses(Route const& route, Index visit, Index before, Index after) const;
  bool is_timed_with(Route const& route, Index visit, Index before, Index after);

  bool needs_exact_timing(Index day) const {
    return strictness_ == Strictness::strict && model_->needs_exact_timing(day);
  }

  Model const* model_;
  Timing timing_;
  Strictness strictness_ = Strictness::strict;
  std::vector<Index> order_;
  std::int64_t tests_ = 0;
};

}  // namespace magpie::planner
