// State: a whole trip of the search. Routes, what is not visited yet, and the counts behind the
// trip's rules, all kept up to date by every change. A copy is cheap: the search works on copies.
//
// In debug builds every change is compared with a full recount.
#pragma once

#include <cstdint>
#include <vector>

#include "magpie/planner/insertion.h"
#include "magpie/planner/route.h"

namespace magpie::planner {

// What the search compares. Fewer missing obligations first, then profit, then driving.
struct Score {
  std::int64_t missing = 0;  // must-visits and visits owed to members
  Value value;
  bool operator==(Score const&) const = default;
};

bool is_better(Score const& a, Score const& b);

class State {
 public:
  State(Model const& model, std::vector<Route> routes);

  std::vector<Route> const& routes() const { return routes_; }
  Route const& route(Index day) const { return routes_[static_cast<std::size_t>(day)]; }
  Score const& score() const { return score_; }
  // Visits that are not in a route and may be worth to be.
  std::vector<Index> const& outside() const { return outside_; }
  // Day of a visit, -1 where it is outside.
  Index day_of(Index visit) const { return day_of_[static_cast<std::size_t>(visit)]; }
  Index visited_count() const { return visited_count_; }

  // True where no count of the trip forbids to add the visit on the day.
  bool is_admissible(Index visit, Index day) const;
  bool is_admissible_instead(Index visit, Index out, Index day) const;
  // Adding it lowers the number of missing obligations.
  bool is_owed(Index visit) const;

  void insert(Index day, Index stop_before, Index visit);
  void remove(Index day, Index stop);
  void remove_all(std::span<Index const> visits);
  void replace(Index day, Index stop, Index visit);
  // Another order of the same visits.
  void reorder(Index day, std::vector<Index> visits);
  void set_ends(Index day, Index start, Index end);

  // The best known gap per visit, valid while the route did not change. A visit that came out of a
  // route has `stop_before` == kUnknown on every day.
  static constexpr Index kUnknown = -2;
  struct Slots {
    std::vector<Insertion> by_visit;
    bool is_stale = true;
  };
  Slots& slots(Index day) { return slots_[static_cast<std::size_t>(day)]; }

 private:
  void count(Index visit, Index day, std::int32_t by);
  void add_outside(Index visit);
  void drop_outside(Index visit);
  void changed(Index day, std::int64_t driving_before);
  bool equals_recount() const;

  Model const* model_;
  std::vector<Route> routes_;
  Score score_;
  std::vector<Index> outside_;
  std::vector<Index> outside_position_;  // of each visit in outside_, -1 where it is not there
  std::vector<Index> day_of_;
  Index visited_count_ = 0;
  std::int64_t fees_ = 0;
  std::vector<std::int32_t> group_counts_;
  std::vector<std::int32_t> member_counts_;
  std::vector<std::int32_t> category_counts_;      // of the trip
  std::vector<std::int32_t> category_day_counts_;  // category × day
  std::vector<Slots> slots_;
};

}  // namespace magpie::planner
