// Problem: team orienteering with time windows, beds and human limits, free of places, roads, dates
// and money formats. An alliance's trip request and a published benchmark instance both become one.
//
//   max Σ profit(visit)   over one path per day, from the bed of the night before to the bed of the
//   night after; every visit at most once; ties go to less driving.
//
// Time is an integer tick. The alliance uses minutes since local midnight of the day (driving is
// rounded up to the minute, so that a plan on paper is the plan that was checked); a benchmark uses
// its own unit. Nothing here reads a clock.
//
// A place that is worth more at another hour (a sunrise deck) is several visits of one place that
// share an exclusive group: each visit has its own windows and its own profit.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::planner {

using Time = std::int32_t;
using Index = std::int32_t;  // of a visit, location, day, group …; never negative where required

inline constexpr Time kUnlimited = std::numeric_limits<Time>::max() / 4;
inline constexpr Index kPausesMax = 8;  // on one day

// A visit may begin at any tick of [open, latest_start].
struct Window {
  Time open = 0;
  Time latest_start = 0;
  bool operator==(Window const&) const = default;
};

// One way to visit one location.
struct Visit {
  Index location = 0;
  Time service = 0;         // ≥ 0, from begin to leave
  std::int64_t profit = 0;  // ≥ 0
  std::int64_t fee = 0;     // ≥ 0, of the whole party, against Problem::budget
  // Per day: the windows of its real date, sorted, disjoint; empty = closed that day.
  std::vector<std::vector<Window>> windows;
  std::vector<Index> categories;  // counted by Problem::categories
  std::vector<Index> groups;      // at most one visit of each exclusive group
  std::optional<Index> member;    // counted by Problem::members
  bool must = false;              // a feasible solution contains it
  std::optional<Index> locked_day;
  std::optional<Window> locked_time;  // begin inside this window, besides the day's own windows
};

// A meal or rest: takes `duration`, begins inside `window`, needs no travel, happens where the
// party is: before or after a visit, at the day's start or at its end, never in the middle of a
// leg. Every listed pause of a day is obligatory, and they are taken in the order they are listed.
struct Pause {
  Time duration = 0;
  Window window;
};

// Where a day may start or end: one location means fixed, several mean "choose". The end of a day
// and the start of the next are the same location when `Day::same_bed_as_next` holds.
struct Day {
  Time earliest_start = 0;
  Time latest_end = 0;
  std::vector<Index> start_locations;  // not empty
  std::vector<Index> end_locations;    // not empty
  bool same_bed_as_next = false;       // ignored on the last day
  Time driving_limit = kUnlimited;     // Σ driving of the day
  Time length_limit = kUnlimited;      // finish − departure
  std::vector<Pause> pauses;           // sorted by window, at most kPausesMax
  Time latest_start = kUnlimited;      // departs at or before; equal to earliest_start: on the dot
  Index roads = 0;                     // whose travel times hold, see Problem::travel_on()
};

// A cap on visits that carry the category: over the whole trip and on each day.
struct CategoryCap {
  std::int32_t trip_max = std::numeric_limits<std::int32_t>::max();
  std::int32_t day_max = std::numeric_limits<std::int32_t>::max();
};

struct MemberShare {
  std::int32_t visits_min = 0;
  std::int32_t visits_max = std::numeric_limits<std::int32_t>::max();
};

// Driving in one stretch, after which a break of at least `break_length` is due. A stop (from the
// end of one leg to the start of the next: waits, visits and pauses together) of that length starts
// a new stretch; a shorter one does not. A leg of d ticks that starts with s ticks already driven
// needs ceil((s + d) / limit) - 1 breaks on the way and takes `break_length` longer for each. The
// scheduler and the solver stretch every visit to `break_length`, so that s = 0 on every leg.
struct ContinuousDriving {
  Time limit = kUnlimited;
  Time break_length = 0;
};

// Square, row-major: travel(from, to) in ticks, kUnreachable where there is no way.
class TravelMatrix {
 public:
  static constexpr Time kUnreachable = kUnlimited;

  TravelMatrix() = default;
  explicit TravelMatrix(Index size, Time fill = 0)
      : size_(size),
        cells_(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), fill) {}
  Index size() const { return size_; }
  Time at(Index from, Index to) const { return cells_[cell(from, to)]; }
  void set(Index from, Index to, Time ticks) { cells_[cell(from, to)] = ticks; }

 private:
  std::size_t cell(Index from, Index to) const {
    return static_cast<std::size_t>(from) * static_cast<std::size_t>(size_) +
           static_cast<std::size_t>(to);
  }
  Index size_ = 0;
  std::vector<Time> cells_;
};

struct Problem {
  std::vector<Visit> visits;
  std::vector<Day> days;
  // Travel times of the days whose `roads` is 0; those of roads k are other_travel[k - 1]. Days
  // with the same roads share one matrix. All have one size.
  TravelMatrix travel;
  std::vector<TravelMatrix> other_travel;
  std::vector<CategoryCap> categories;
  std::vector<MemberShare> members;
  Index group_count = 0;
  std::int64_t budget = std::numeric_limits<std::int64_t>::max();
  ContinuousDriving continuous_driving;
  // Longest single wait before a visit. The scheduler and the solver begin a visit as soon as it is
  // open (a party does not dawdle to shorten a later wait), but may depart late in the morning.
  Time waiting_limit = kUnlimited;

  TravelMatrix const& travel_on(Index day) const {
    Index const roads = days[static_cast<std::size_t>(day)].roads;
    return roads == 0 ? travel : other_travel[static_cast<std::size_t>(roads) - 1];
  }
};

// Says what is wrong with a problem that cannot be meant: an index out of range, a negative time,
// unsorted windows, a matrix of the wrong size. A solver may assume that validate() returned ok.
base::Status validate(Problem const& problem);

}  // namespace magpie::planner
