#include <algorithm>

#include "magpie/planner/checker.h"
#include "magpie/planner/checker_walk.h"

namespace magpie::planner {

namespace {

constexpr auto kNoCap = std::numeric_limits<std::int32_t>::max();

Visit const& visit_of(Problem const& problem, Item const& item) {
  return problem.visits[static_cast<std::size_t>(item.index)];
}

// Ticks by which a visit or pause could begin later, by its own window alone.
std::int64_t window_left(std::vector<Window> const& windows, Time begin) {
  for (Window const& window : windows) {
    if (begin <= window.latest_start) return std::int64_t{window.latest_start} - begin;
  }
  return 0;
}

void add_driving(Problem const& problem, Solution const& solution, Index day,
                 std::vector<Slack>& result) {
  std::vector<WalkedLeg> const legs =
      walk(problem, day, solution.days[static_cast<std::size_t>(day)]);
  ContinuousDriving const& rule = problem.continuous_driving;
  std::vector<Stretch> const driven = stretches(rule, legs);
  std::int64_t total = 0;
  std::int64_t longest = 0;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    total += legs[i].driving;
    longest = std::max(
        longest, std::min<std::int64_t>(rule.limit, driven[i].driven_before + legs[i].driving));
  }
  Time const limit = problem.days[static_cast<std::size_t>(day)].driving_limit;
  if (limit < kUnlimited) result.push_back({Rule::driving_day, day, {}, limit - total});
  if (rule.limit < kUnlimited) {
    result.push_back({Rule::driving_continuous, day, {}, rule.limit - longest});
  }
}

void add_stops(Problem const& problem, Solution const& solution, Index day,
               std::vector<Slack>& result) {
  auto const at = static_cast<std::size_t>(day);
  std::int64_t longest_wait = 0;
  for (Item const& item : solution.days[at].items) {
    if (item.kind == ItemKind::pause) {
      Window const& window = problem.days[at].pauses[static_cast<std::size_t>(item.index)].window;
      result.push_back({Rule::pause_window, day, item.index, window_left({window}, item.begin)});
      continue;
    }
    Visit const& visit = visit_of(problem, item);
    longest_wait = std::max(longest_wait, std::int64_t{item.begin} - item.arrive);
    result.push_back({Rule::window, day, item.index, window_left(visit.windows[at], item.begin)});
    if (visit.locked_time) {
      std::int64_t const left = window_left({*visit.locked_time}, item.begin);
      result.push_back({Rule::locked_time, day, item.index, left});
    }
  }
  if (problem.waiting_limit < kUnlimited) {
    result.push_back({Rule::waiting, day, {}, problem.waiting_limit - longest_wait});
  }
}

void add_day(Problem const& problem, Solution const& solution, Index day,
             std::vector<Slack>& result) {
  Day const& limits = problem.days[static_cast<std::size_t>(day)];
  DayPlan const& plan = solution.days[static_cast<std::size_t>(day)];
  result.push_back({Rule::day_start, day, {}, std::int64_t{plan.depart} - limits.earliest_start});
  result.push_back({Rule::day_end, day, {}, std::int64_t{limits.latest_end} - plan.finish});
  if (limits.length_limit < kUnlimited) {
    std::int64_t const length = std::int64_t{plan.finish} - plan.depart;
    result.push_back({Rule::day_length, day, {}, limits.length_limit - length});
  }
  add_driving(problem, solution, day, result);
  add_stops(problem, solution, day, result);
}

// Number of visits of `plan` for which `counts` holds.
template <class Predicate>
std::int64_t count_visits(Problem const& problem, DayPlan const& plan, Predicate counts) {
  return std::count_if(plan.items.begin(), plan.items.end(), [&](Item const& item) {
    return item.kind == ItemKind::visit && counts(visit_of(problem, item));
  });
}

void add_category(Problem const& problem, Solution const& solution, Index category,
                  std::vector<Slack>& result) {
  CategoryCap const& cap = problem.categories[static_cast<std::size_t>(category)];
  auto const carries = [&](Visit const& visit) {
    return std::find(visit.categories.begin(), visit.categories.end(), category) !=
           visit.categories.end();
  };
  std::int64_t total = 0;
  for (std::size_t day = 0; day < solution.days.size(); ++day) {
    std::int64_t const count = count_visits(problem, solution.days[day], carries);
    total += count;
    if (cap.day_max == kNoCap) continue;
    result.push_back({Rule::category_day, static_cast<Index>(day), category, cap.day_max - count});
  }
  if (cap.trip_max != kNoCap) {
    result.push_back({Rule::category_trip, {}, category, cap.trip_max - total});
  }
}

void add_member(Problem const& problem, Solution const& solution, Index member,
                std::vector<Slack>& result) {
  MemberShare const& share = problem.members[static_cast<std::size_t>(member)];
  std::int64_t count = 0;
  for (DayPlan const& plan : solution.days) {
    count +=
        count_visits(problem, plan, [&](Visit const& visit) { return visit.member == member; });
  }
  if (share.visits_min > 0) {
    result.push_back({Rule::member_min, {}, member, count - share.visits_min});
  }
  if (share.visits_max != kNoCap) {
    result.push_back({Rule::member_max, {}, member, share.visits_max - count});
  }
}

void add_budget(Problem const& problem, Solution const& solution, std::vector<Slack>& result) {
  if (problem.budget == std::numeric_limits<std::int64_t>::max()) return;
  std::int64_t left = problem.budget;
  for (DayPlan const& plan : solution.days) {
    for (Item const& item : plan.items) {
      if (item.kind == ItemKind::visit) left -= visit_of(problem, item).fee;
    }
  }
  result.push_back({Rule::budget, {}, {}, left});
}

}  // namespace

std::vector<Slack> slacks(Problem const& problem, Solution const& solution) {
  std::vector<Slack> result;
  for (std::size_t day = 0; day < solution.days.size(); ++day) {
    add_day(problem, solution, static_cast<Index>(day), result);
  }
  add_budget(problem, solution, result);
  for (std::size_t i = 0; i < problem.categories.size(); ++i) {
    add_category(problem, solution, static_cast<Index>(i), result);
  }
  for (std::size_t i = 0; i < problem.members.size(); ++i) {
    add_member(problem, solution, static_cast<Index>(i), result);
  }
  return result;
}

}  // namespace magpie::planner
