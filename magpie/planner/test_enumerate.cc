#include "magpie/planner/test_enumerate.h"

#include <algorithm>
#include <map>

namespace magpie::planner::testing {

namespace {

constexpr Time kLastTick = 300;

using Mask = unsigned;

// One departure of one day, tried to the end with every choice of places for the pauses.
class Attempt {
 public:
  Attempt(Problem const& problem, Index day, DaySequence const& sequence, Time depart)
      : problem_(problem),
        day_index_(day),
        day_(problem.days[static_cast<std::size_t>(day)]),
        travel_(problem.travel_on(day)),
        sequence_(sequence),
        depart_(depart) {}

  bool succeeds() const { return leave(0, sequence_.start_location, depart_, 0); }

 private:
  // About to leave for the next visit, with `taken` pauses behind.
  bool leave(std::size_t next, Index here, Time now, std::size_t taken) const {
    if (taken < day_.pauses.size()) {
      std::optional<Time> const rested = rest(taken, now);
      if (rested && leave(next, here, *rested, taken + 1)) return true;
    }
    bool const is_last = next == sequence_.visits.size();
    Index const there = is_last ? sequence_.end_location : visit(next).location;
    Time const travel = travel_.at(here, there);
    if (travel >= TravelMatrix::kUnreachable) return false;
    return arrive(next, there, now + travel + breaks_on(travel), taken);
  }

  bool arrive(std::size_t next, Index here, Time now, std::size_t taken) const {
    if (taken < day_.pauses.size()) {
      std::optional<Time> const rested = rest(taken, now);
      if (rested && arrive(next, here, *rested, taken + 1)) return true;
    }
    if (next == sequence_.visits.size()) {
      return taken == day_.pauses.size() && now <= day_.latest_end &&
             now - depart_ <= day_.length_limit;
    }
    std::optional<Time> const begin = begin_of(visit(next), now);
    if (!begin || *begin - now > problem_.waiting_limit) return false;
    Time stay = visit(next).service;
    if (problem_.continuous_driving.limit < kUnlimited) {
      stay = std::max(stay, problem_.continuous_driving.break_length);
    }
    return leave(next + 1, here, *begin + stay, taken);
  }

  Visit const& visit(std::size_t position) const {
    return problem_.visits[static_cast<std::size_t>(sequence_.visits[position])];
  }

  Time breaks_on(Time travel) const {
    Time total = 0;
    for (Time left = travel; left > problem_.continuous_driving.limit;) {
      total += problem_.continuous_driving.break_length;
      left -= problem_.continuous_driving.limit;
    }
    return total;
  }

  std::optional<Time> rest(std::size_t pause, Time now) const {
    Pause const& what = day_.pauses[pause];
    Time const begin = std::max(now, what.window.open);
    if (begin > what.window.latest_start) return std::nullopt;
    return begin + what.duration;
  }

  std::optional<Time> begin_of(Visit const& what, Time now) const {
    if (what.locked_day && *what.locked_day != day_index_) return std::nullopt;
    for (Time tick = now; tick <= kLastTick; ++tick) {
      auto const holds = [tick](Window const& window) {
        return window.open <= tick && tick <= window.latest_start;
      };
      auto const& windows = what.windows[static_cast<std::size_t>(day_index_)];
      bool const is_open = std::any_of(windows.begin(), windows.end(), holds);
      if (is_open && (!what.locked_time || holds(*what.locked_time))) return tick;
    }
    return std::nullopt;
  }

  Problem const& problem_;
  Index day_index_;
  Day const& day_;
  TravelMatrix const& travel_;
  DaySequence const& sequence_;
  Time depart_;
};

std::int64_t driving_of(Problem const& problem, Index day, DaySequence const& sequence) {
  TravelMatrix const& travel = problem.travel_on(day);
  std::int64_t driving = 0;
  Index here = sequence.start_location;
  for (Index const visit : sequence.visits) {
    Index const there = problem.visits[static_cast<std::size_t>(visit)].location;
    driving += travel.at(here, there);
    here = there;
  }
  return driving + travel.at(here, sequence.end_location);
}

// Least driving for each set of visits of one day between two given ends.
std::map<Mask, std::int64_t> least_driving(Problem const& problem, Index day, Index start,
                                           Index end) {
  std::map<Mask, std::int64_t> least;
  auto const count = static_cast<Index>(problem.visits.size());
  for (Mask mask = 0; mask < (1U << count); ++mask) {
    DaySequence sequence{start, end, {}};
    for (Index visit = 0; visit < count; ++visit) {
      if (mask >> visit & 1U) sequence.visits.push_back(visit);
    }
    do {
      std::int64_t const driving = driving_of(problem, day, sequence);
      if (driving > problem.days[static_cast<std::size_t>(day)].driving_limit) continue;
      if (least.count(mask) && least[mask] <= driving) continue;
      if (can_be_timed(problem, day, sequence)) least[mask] = driving;
    } while (std::next_permutation(sequence.visits.begin(), sequence.visits.end()));
  }
  return least;
}

// Rules of the whole trip for what is visited on each day.
bool keeps_trip_rules(Problem const& problem, std::vector<Mask> const& days) {
  std::int64_t fees = 0;
  std::vector<int> groups(static_cast<std::size_t>(problem.group_count), 0);
  std::vector<int> members(problem.members.size(), 0);
  std::vector<int> trip(problem.categories.size(), 0);
  for (Mask const mask : days) {
    std::vector<int> today(problem.categories.size(), 0);
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
      if (!(mask >> i & 1U)) continue;
      Visit const& visit = problem.visits[i];
      fees += visit.fee;
      for (Index const group : visit.groups) ++groups[static_cast<std::size_t>(group)];
      for (Index const category : visit.categories) ++today[static_cast<std::size_t>(category)];
      if (visit.member) ++members[static_cast<std::size_t>(*visit.member)];
    }
    for (std::size_t i = 0; i < today.size(); ++i) {
      trip[i] += today[i];
      if (today[i] > problem.categories[i].day_max) return false;
    }
  }
  for (std::size_t i = 0; i < trip.size(); ++i) {
    if (trip[i] > problem.categories[i].trip_max) return false;
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i] < problem.members[i].visits_min) return false;
    if (members[i] > problem.members[i].visits_max) return false;
  }
  Mask all = 0;
  for (Mask const mask : days) all |= mask;
  for (std::size_t i = 0; i < problem.visits.size(); ++i) {
    if (problem.visits[i].must && !(all >> i & 1U)) return false;
  }
  return fees <= problem.budget &&
         std::all_of(groups.begin(), groups.end(), [](int count) { return count < 2; });
}

class Enumeration {
 public:
  explicit Enumeration(Problem const& problem) : problem_(problem) {
    for (std::size_t day = 0; day < problem.days.size(); ++day) {
      tables_.emplace_back();
      for (Index const start : problem.days[day].start_locations) {
        for (Index const end : problem.days[day].end_locations) {
          tables_.back()[{start, end}] =
              least_driving(problem, static_cast<Index>(day), start, end);
        }
      }
    }
  }

  std::optional<Value> best() {
    descend(0, -1, 0, 0);
    return best_;
  }

 private:
  void descend(std::size_t day, Index woke_up, Mask used, std::int64_t driving) {
    if (day == problem_.days.size()) {
      judge(driving);
      return;
    }
    for (auto const& [ends, table] : tables_[day]) {
      bool const is_bound = day > 0 && problem_.days[day - 1].same_bed_as_next;
      if (is_bound && ends.first != woke_up) continue;
      for (auto const& [mask, ticks] : table) {
        if (mask & used) continue;
        chosen_.push_back(mask);
        descend(day + 1, ends.second, used | mask, driving + ticks);
        chosen_.pop_back();
      }
    }
  }

  void judge(std::int64_t driving) {
    if (!keeps_trip_rules(problem_, chosen_)) return;
    Value value{0, driving};
    for (Mask const mask : chosen_) {
      for (std::size_t i = 0; i < problem_.visits.size(); ++i) {
        if (mask >> i & 1U) value.profit += problem_.visits[i].profit;
      }
    }
    if (!best_ || is_better(value, *best_)) best_ = value;
  }

  Problem const& problem_;
  std::vector<std::map<std::pair<Index, Index>, std::map<Mask, std::int64_t>>> tables_;
  std::vector<Mask> chosen_;
  std::optional<Value> best_;
};

}  // namespace

bool can_be_timed(Problem const& problem, Index day, DaySequence const& sequence) {
  Day const& limits = problem.days[static_cast<std::size_t>(day)];
  Time const last = std::min(limits.latest_start, limits.latest_end);
  for (Time depart = limits.earliest_start; depart <= last; ++depart) {
    if (Attempt(problem, day, sequence, depart).succeeds()) return true;
  }
  return false;
}

std::optional<Value> enumerate_best(Problem const& problem) {
  return Enumeration(problem).best();
}

}  // namespace magpie::planner::testing
