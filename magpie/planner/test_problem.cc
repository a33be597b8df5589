#include "magpie/planner/test_problem.h"

#include <cmath>
#include <cstdlib>

namespace magpie::planner::testing {

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  // Uniform in [low, high].
  Time between(Time low, Time high) {
    return low + static_cast<Time>(random_.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool in(int percent) { return between(1, 100) <= percent; }
  Index below(Index bound) { return between(0, bound - 1); }

 private:
  base::Random random_;
};

constexpr Time kDayEnd = 60;

Problem random_days(Dice& dice) {
  Problem problem;
  int const days = dice.in(60) ? 1 : 2;
  for (int i = 0; i < days; ++i) {
    Day day;
    day.earliest_start = dice.between(0, 5);
    day.latest_end = dice.between(35, kDayEnd);
    day.start_locations = {0};
    day.end_locations = {0};
    if (dice.in(30)) day.length_limit = dice.between(25, 50);
    if (dice.in(25)) day.driving_limit = dice.between(15, 40);
    if (dice.in(15)) day.latest_start = day.earliest_start + dice.between(0, 5);
    Time opens = dice.between(5, 15);
    for (int pause = dice.in(50) ? 0 : dice.between(1, 2); pause > 0; --pause) {
      day.pauses.push_back({dice.between(1, 4), {opens, opens + dice.between(2, 15)}});
      opens += dice.between(0, 15);
    }
    problem.days.push_back(day);
  }
  return problem;
}

void add_beds(Dice& dice, Problem& problem) {
  if (dice.in(50)) return;
  Index const bed = problem.travel.size() - 1;
  for (std::size_t i = 0; i < problem.days.size(); ++i) {
    bool const is_last = i + 1 == problem.days.size();
    if (!is_last) {
      problem.days[i].end_locations = {0, bed};
      problem.days[i].same_bed_as_next = dice.in(80);
      problem.days[i + 1].start_locations = {0, bed};
    } else if (dice.in(30)) {
      problem.days[i].end_locations = {0, bed};
    }
  }
}

TravelMatrix random_travel(Dice& dice, Index locations) {
  std::vector<std::pair<Time, Time>> points;
  for (Index i = 0; i < locations; ++i) points.emplace_back(dice.between(0, 9), dice.between(0, 9));
  TravelMatrix travel(locations);
  bool const is_noisy = dice.in(30);  // may break symmetry and the triangle inequality
  for (Index from = 0; from < locations; ++from) {
    for (Index to = 0; to < locations; ++to) {
      auto const& [x, y] = points[static_cast<std::size_t>(from)];
      auto const& [u, v] = points[static_cast<std::size_t>(to)];
      Time ticks = std::abs(x - u) + std::abs(y - v);
      if (is_noisy && from != to) ticks += dice.between(0, 3);
      if (is_noisy && from != to && dice.in(4)) ticks = TravelMatrix::kUnreachable;
      travel.set(from, to, ticks);
    }
  }
  return travel;
}

// Some trips meet other roads on some of their days.
void add_travel(Dice& dice, Problem& problem, Index locations) {
  problem.travel = random_travel(dice, locations);
  if (!dice.in(30)) return;
  for (int i = dice.between(1, 2); i > 0; --i)
    problem.other_travel.push_back(random_travel(dice, locations));
  for (Day& day : problem.days)
    day.roads = dice.below(static_cast<Index>(problem.other_travel.size() + 1));
}

std::vector<Window> random_windows(Dice& dice) {
  if (dice.in(10)) return {};
  Time const open = dice.between(0, 30);
  std::vector<Window> windows{{open, open + dice.between(0, 30)}};
  if (dice.in(25)) {
    Time const again = windows[0].latest_start + dice.between(1, 10);
    windows.push_back({again, again + dice.between(0, 15)});
  }
  return windows;
}

Visit random_visit(Dice& dice, Problem const& problem, Index location) {
  Visit visit;
  visit.location = location;
  visit.service = dice.between(0, 6);
  visit.profit = dice.between(1, 12);
  visit.fee = dice.between(0, 5);
  for (std::size_t day = 0; day < problem.days.size(); ++day) {
    visit.windows.push_back(random_windows(dice));
  }
  for (std::size_t i = 0; i < problem.categories.size(); ++i) {
    if (dice.in(40)) visit.categories.push_back(static_cast<Index>(i));
  }
  for (Index group = 0; group < problem.group_count; ++group) {
    if (dice.in(40)) visit.groups.push_back(group);
  }
  if (!problem.members.empty() && dice.in(70)) {
    visit.member = dice.below(static_cast<Index>(problem.members.size()));
  }
  visit.must = dice.in(8);
  if (dice.in(8)) visit.locked_day = dice.below(static_cast<Index>(problem.days.size()));
  if (dice.in(8)) {
    Time const open = dice.between(0, 30);
    visit.locked_time = Window{open, open + dice.between(3, 20)};
  }
  return visit;
}

}  // namespace

Problem line_problem(std::vector<Time> const& positions, int days) {
  Problem problem;
  Day day;
  day.latest_end = 1000;
  day.start_locations = {0};
  day.end_locations = {0};
  problem.days.assign(static_cast<std::size_t>(days), day);
  problem.travel = TravelMatrix(static_cast<Index>(positions.size()));
  for (std::size_t from = 0; from < positions.size(); ++from) {
    for (std::size_t to = 0; to < positions.size(); ++to) {
      problem.travel.set(static_cast<Index>(from), static_cast<Index>(to),
                         std::abs(positions[from] - positions[to]));
    }
    if (from == 0) continue;
    Visit visit;
    visit.location = static_cast<Index>(from);
    visit.service = 10;
    visit.profit = 10;
    visit.windows.assign(static_cast<std::size_t>(days), {{0, 1000}});
    problem.visits.push_back(visit);
  }
  return problem;
}

Problem random_problem(std::uint64_t seed, Index visits_max) {
  Dice dice(seed);
  Problem problem = random_days(dice);
  Index const visits = dice.between(1, visits_max);
  add_travel(dice, problem, visits + 2);
  add_beds(dice, problem);
  for (int i = dice.between(0, 2); i > 0; --i) {
    CategoryCap cap;
    if (dice.in(50)) cap.trip_max = dice.between(0, 3);
    if (dice.in(50)) cap.day_max = dice.between(0, 2);
    problem.categories.push_back(cap);
  }
  for (int i = dice.between(0, 2); i > 0; --i) {
    MemberShare share;
    if (dice.in(25)) share.visits_min = 1;
    if (dice.in(40)) share.visits_max = dice.between(1, 3);
    problem.members.push_back(share);
  }
  problem.group_count = dice.in(40) ? dice.between(1, 2) : 0;
  if (dice.in(40)) problem.budget = dice.between(3, 15);
  if (dice.in(25)) problem.continuous_driving = {dice.between(6, 12), dice.between(0, 4)};
  if (dice.in(25)) problem.waiting_limit = dice.between(0, 12);
  for (Index i = 0; i < visits; ++i) {
    problem.visits.push_back(random_visit(dice, problem, i + 1));
  }
  return problem;
}

}  // namespace magpie::planner::testing
