// Model: a Problem made ready for search. Leg times with the breaks on the way, service times that
// count as breaks, and the windows that remain after locks, all in flat arrays.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "magpie/planner/problem.h"

namespace magpie::planner {

// "Never": later than every time of a problem. Adding two legs to it does not overflow.
inline constexpr Time kNever = kUnlimited;
// "Too early": before every time of a problem.
inline constexpr Time kImpossible = -1;

class Model {
 public:
  explicit Model(Problem const& problem);

  Problem const& problem() const { return *problem_; }
  Index visit_count() const { return static_cast<Index>(location_.size()); }
  Index day_count() const { return static_cast<Index>(days_.size()); }
  Index location_count() const { return location_count_; }
  Visit const& visit(Index visit) const { return problem_->visits[at(visit)]; }
  Day const& day(Index day) const { return problem_->days[at(day)]; }

  Index location(Index visit) const { return location_[at(visit)]; }
  std::int64_t profit(Index visit) const { return profit_[at(visit)]; }
  // A must-visit, or of a member whose minimum may need it: what only gives way to another of its
  // kind.
  bool is_obligatory(Index visit) const;
  // Service, stretched to a break where driving is limited.
  Time service(Index visit) const { return service_[at(visit)]; }
  Time leg(Index day, Index from, Index to) const { return legs_[base(day) + cell(from, to)]; }
  Time driving(Index day, Index from, Index to) const {
    return days_[at(day)].travel->at(from, to);
  }
  // leg(day, from, location) for every from, and leg(day, location, to) for every to.
  Time const* legs_to(Index day, Index location) const {
    return &legs_transposed_[base(day) + cell(location, 0)];
  }
  Time const* legs_from(Index day, Index location) const {
    return &legs_[base(day) + cell(location, 0)];
  }
  // The shortest leg of any day.
  Time leg(Index from, Index to) const { return legs_[cell(from, to)]; }

  // Windows of the day after locks; empty where the visit is not allowed.
  std::span<Window const> windows(Index visit, Index day) const {
    std::size_t const slot = at(visit) * days_.size() + at(day);
    return {windows_.data() + window_offset_[slot],
            window_offset_[slot + 1] - window_offset_[slot]};
  }
  bool is_allowed(Index visit, Index day) const { return !windows(visit, day).empty(); }
  // Earliest begin at or after `ready`, or kNever.
  Time first_begin(Index visit, Index day, Time ready) const {
    for (Window const& window : windows(visit, day)) {
      if (ready <= window.latest_start) return std::max(ready, window.open);
    }
    return kNever;
  }
  // Latest begin at or before `latest`, or kImpossible.
  Time last_begin(Index visit, Index day, Time latest) const {
    std::span<Window const> const all = windows(visit, day);
    for (std::size_t i = all.size(); i-- > 0;) {
      if (latest >= all[i].open) return std::min(latest, all[i].latest_start);
    }
    return kImpossible;
  }

  std::span<Pause const> pauses(Index day) const { return problem_->days[at(day)].pauses; }
  // Earliest end of a pause when ready at `ready`, or kNever.
  static Time pause_end(Pause const& pause, Time ready) {
    Time const begin = std::max(ready, pause.window.open);
    return begin > pause.window.latest_start ? kNever : begin + pause.duration;
  }
  // Latest moment to be ready for a pause that ends by `end`, or kImpossible.
  static Time pause_ready(Pause const& pause, Time end) {
    Time const begin = std::min(pause.window.latest_start, end - pause.duration);
    return begin < pause.window.open ? kImpossible : begin;
  }

  // True where earliest and latest times alone do not decide: a limit on waiting or on the length
  // of the day. Such a day is also timed exactly (timing.h) before a visit is put into it.
  bool needs_exact_timing(Index day) const { return days_[at(day)].needs_exact_timing; }
  // True where every visit is open all day, there are no pauses, and legs are the same in both
  // directions and without breaks: any order of the same visits that drives less is as good.
  bool has_free_order(Index day) const { return days_[at(day)].has_free_order; }
  // The nearest other visits, nearest first. Only where some day has a free order.
  std::vector<Index> const& neighbours(Index visit) const { return neighbours_[at(visit)]; }

 private:
  struct DayTraits {
    bool needs_exact_timing = false;
    bool has_free_order = false;
    TravelMatrix const* travel = nullptr;
    std::size_t base = 0;  // of its roads, in the legs
  };

  static std::size_t at(Index index) { return static_cast<std::size_t>(index); }
  std::size_t cell(Index from, Index to) const { return at(from) * at(location_count_) + at(to); }
  std::size_t base(Index day) const { return days_[at(day)].base; }
  void read_visits();
  void read_legs();
  void add_legs(TravelMatrix const& travel);
  void find_shortest_legs();
  void read_windows();
  void read_days();
  bool is_open_all_day(Index day) const;
  bool is_symmetric() const;
  void list_neighbours();

  Problem const* problem_;
  Index location_count_;
  std::vector<Index> location_;
  std::vector<std::int64_t> profit_;
  std::vector<Time> service_;
  // The shortest legs, then those of each roads; with one kind of roads both are the same.
  std::vector<Time> legs_;
  std::vector<Time> legs_transposed_;
  std::vector<Window> windows_;
  std::vector<std::size_t> window_offset_;
  std::vector<DayTraits> days_;
  std::vector<std::vector<Index>> neighbours_;
};

// A leg with its breaks on the way, by the rule stated at ContinuousDriving.
Time leg_with_breaks(ContinuousDriving const& rule, Time travel);

}  // namespace magpie::planner
