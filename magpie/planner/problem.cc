#include "magpie/planner/problem.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace magpie::planner {

namespace {

base::Status wrong(std::string field, std::string_view problem) {
  std::string message = field + ": " + std::string(problem) + ".";
  return base::fail(base::ErrorCode::invalid_argument, std::move(message), std::move(field));
}

std::string at(std::string_view name, std::size_t index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

bool in_range(Index index, std::size_t count) {
  return index >= 0 && static_cast<std::size_t>(index) < count;
}

bool is_time(Time time) {
  return time >= 0 && time <= kUnlimited;
}

// Indexes in range and each at most once.
bool are_distinct(std::vector<Index> indexes, std::size_t count) {
  std::sort(indexes.begin(), indexes.end());
  return std::all_of(indexes.begin(), indexes.end(),
                     [&](Index index) { return in_range(index, count); }) &&
         std::adjacent_find(indexes.begin(), indexes.end()) == indexes.end();
}

bool is_valid(Window const& window) {
  return is_time(window.open) && is_time(window.latest_start) && window.open <= window.latest_start;
}

bool are_sorted_and_disjoint(std::vector<Window> const& windows) {
  for (std::size_t i = 1; i < windows.size(); ++i) {
    if (windows[i].open <= windows[i - 1].latest_start) return false;
  }
  return std::all_of(windows.begin(), windows.end(), is_valid);
}

base::Status validate_windows(Problem const& problem, Visit const& visit, std::string const& name) {
  if (visit.windows.size() != problem.days.size()) {
    return wrong(name + ".windows", "must have one list per day");
  }
  for (std::size_t day = 0; day < visit.windows.size(); ++day) {
    if (!are_sorted_and_disjoint(visit.windows[day])) {
      return wrong(name + "." + at("windows", day),
                   "windows must be sorted, disjoint, not negative, and open before they close");
    }
  }
  if (visit.locked_time && !is_valid(*visit.locked_time)) {
    return wrong(name + ".locked_time", "must open before it closes and not be negative");
  }
  return {};
}

base::Status validate_visit(Problem const& problem, std::size_t index) {
  Visit const& visit = problem.visits[index];
  std::string const name = at("visits", index);
  if (!in_range(visit.location, static_cast<std::size_t>(problem.travel.size()))) {
    return wrong(name + ".location", "is no row of the travel matrix");
  }
  if (!is_time(visit.service)) return wrong(name + ".service", "must not be negative");
  if (visit.profit < 0) return wrong(name + ".profit", "must not be negative");
  if (visit.fee < 0) return wrong(name + ".fee", "must not be negative");
  if (!are_distinct(visit.categories, problem.categories.size())) {
    return wrong(name + ".categories", "must be known categories, each once");
  }
  if (!are_distinct(visit.groups, static_cast<std::size_t>(std::max(0, problem.group_count)))) {
    return wrong(name + ".groups", "must be below group_count, each once");
  }
  if (visit.member && !in_range(*visit.member, problem.members.size())) {
    return wrong(name + ".member", "is no known member");
  }
  if (visit.locked_day && !in_range(*visit.locked_day, problem.days.size())) {
    return wrong(name + ".locked_day", "is no day of the trip");
  }
  return validate_windows(problem, visit, name);
}

base::Status validate_pauses(Day const& day, std::string const& name) {
  if (day.pauses.size() > static_cast<std::size_t>(kPausesMax)) {
    return wrong(name + ".pauses", "must be at most " + std::to_string(kPausesMax));
  }
  for (std::size_t i = 0; i < day.pauses.size(); ++i) {
    Pause const& pause = day.pauses[i];
    if (!is_valid(pause.window) || !is_time(pause.duration)) {
      return wrong(name + "." + at("pauses", i), "must have a duration and a window that opens");
    }
    if (i > 0 && pause.window.open < day.pauses[i - 1].window.open) {
      return wrong(name + "." + at("pauses", i), "must open no earlier than the one before");
    }
  }
  return {};
}

base::Status validate_day(Problem const& problem, std::size_t index) {
  Day const& day = problem.days[index];
  std::string const name = at("days", index);
  auto const location_count = static_cast<std::size_t>(problem.travel.size());
  if (!is_time(day.earliest_start) || !is_time(day.latest_end) ||
      day.latest_end < day.earliest_start) {
    return wrong(name, "must end no earlier than it starts");
  }
  if (!is_time(day.latest_start) || day.latest_start < day.earliest_start) {
    return wrong(name + ".latest_start", "must be no earlier than earliest_start");
  }
  if (day.start_locations.empty() || !are_distinct(day.start_locations, location_count)) {
    return wrong(name + ".start_locations", "must be rows of the travel matrix, at least one");
  }
  if (day.end_locations.empty() || !are_distinct(day.end_locations, location_count)) {
    return wrong(name + ".end_locations", "must be rows of the travel matrix, at least one");
  }
  if (!is_time(day.driving_limit)) return wrong(name + ".driving_limit", "must not be negative");
  if (!is_time(day.length_limit)) return wrong(name + ".length_limit", "must not be negative");
  if (!in_range(day.roads, problem.other_travel.size() + 1)) {
    return wrong(name + ".roads", "is no travel matrix of the problem");
  }
  return validate_pauses(day, name);
}

base::Status validate_travel(TravelMatrix const& travel, std::string const& name, Index size) {
  if (travel.size() != size) return wrong(name, "must have the size of the other matrices");
  for (Index from = 0; from < travel.size(); ++from) {
    for (Index to = 0; to < travel.size(); ++to) {
      if (!is_time(travel.at(from, to))) {
        return wrong(at(name, static_cast<std::size_t>(from)) + "[" + std::to_string(to) + "]",
                     "must not be negative nor above kUnreachable");
      }
    }
  }
  return {};
}

base::Status validate_caps(Problem const& problem) {
  for (std::size_t i = 0; i < problem.categories.size(); ++i) {
    if (problem.categories[i].trip_max < 0 || problem.categories[i].day_max < 0) {
      return wrong(at("categories", i), "must not be negative");
    }
  }
  for (std::size_t i = 0; i < problem.members.size(); ++i) {
    MemberShare const& share = problem.members[i];
    if (share.visits_min < 0 || share.visits_max < share.visits_min) {
      return wrong(at("members", i), "must have 0 <= visits_min <= visits_max");
    }
  }
  if (problem.group_count < 0) return wrong("group_count", "must not be negative");
  if (problem.budget < 0) return wrong("budget", "must not be negative");
  if (!is_time(problem.waiting_limit)) return wrong("waiting_limit", "must not be negative");
  ContinuousDriving const& driving = problem.continuous_driving;
  if (driving.limit < 1 || !is_time(driving.limit) || !is_time(driving.break_length)) {
    return wrong("continuous_driving", "must have a limit above zero and a break not negative");
  }
  return {};
}

}  // namespace

base::Status validate(Problem const& problem) {
  MAGPIE_TRY_STATUS(validate_caps(problem));
  MAGPIE_TRY_STATUS(validate_travel(problem.travel, "travel", problem.travel.size()));
  for (std::size_t i = 0; i < problem.other_travel.size(); ++i) {
    MAGPIE_TRY_STATUS(
        validate_travel(problem.other_travel[i], at("other_travel", i), problem.travel.size()));
  }
  for (std::size_t day = 0; day < problem.days.size(); ++day) {
    MAGPIE_TRY_STATUS(validate_day(problem, day));
  }
  for (std::size_t visit = 0; visit < problem.visits.size(); ++visit) {
    MAGPIE_TRY_STATUS(validate_visit(problem, visit));
  }
  return {};
}

}  // namespace magpie::planner
