#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "magpie/planner/checker.h"
#include "magpie/planner/moves/overfill.h"
#include "magpie/planner/solver.h"
#include "magpie/planner/test_enumerate.h"

namespace magpie::planner {
namespace {

std::uint64_t any_seed() {
  return *rc::gen::inRange<std::uint64_t>(1, 1'000'000'000);
}

// Random places in a square, one or two days that begin and end at the first of them.
Problem open_problem(std::uint64_t seed, Index visits, Time length, std::uint64_t side = 1'000) {
  base::Random random(seed);
  Problem problem;
  std::vector<std::pair<int, int>> points;
  for (Index i = 0; i <= visits; ++i) {
    points.emplace_back(random.below(side), random.below(side));
  }
  problem.travel = TravelMatrix(visits + 1);
  for (Index from = 0; from <= visits; ++from) {
    for (Index to = 0; to <= visits; ++to) {
      auto const& [x, y] = points[static_cast<std::size_t>(from)];
      auto const& [u, v] = points[static_cast<std::size_t>(to)];
      problem.travel.set(from, to, std::abs(x - u) + std::abs(y - v));
    }
  }
  Day day;
  day.latest_end = length;
  day.start_locations = day.end_locations = {0};
  problem.days.assign(1 + random.below(2), day);
  for (Index i = 1; i <= visits; ++i) {
    Visit visit;
    visit.location = i;
    visit.profit = 1 + static_cast<std::int64_t>(random.below(20));
    visit.windows.assign(problem.days.size(), {{0, length}});
    problem.visits.push_back(std::move(visit));
  }
  return problem;
}

State state_with(Model const& model, std::vector<Index> const& visits) {
  std::vector<Route> routes;
  for (Index day = 0; day < model.day_count(); ++day) routes.emplace_back(model, day, 0, 0);
  State state(model, std::move(routes));
  Index stop = 0;
  for (Index const visit : visits) state.insert(0, stop++, visit);
  return state;
}

TEST(FreeOrder, IsSeenOnlyWhereNoClockMatters) {
  Problem problem = open_problem(1, 6, 5'000);
  EXPECT_TRUE(Model(problem).has_free_order(0));
  Problem narrow = problem;
  narrow.visits[2].windows[0] = {{100, 5'000}};
  EXPECT_FALSE(Model(narrow).has_free_order(0));
  Problem paused = problem;
  paused.days[0].pauses = {{60, {0, 100}}};
  EXPECT_FALSE(Model(paused).has_free_order(0));
  Problem one_way = problem;
  one_way.travel.set(1, 2, one_way.travel.at(2, 1) + 1);
  EXPECT_FALSE(Model(one_way).has_free_order(0));
}

TEST(Shorten, KeepsTheVisitsAndNeverDrivesMore) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem = open_problem(any_seed(), 40, 100'000);
    Model const model(problem);
    Shorten shorten(model);
    std::vector<Index> visits(40);
    for (Index i = 0; i < 40; ++i) visits[static_cast<std::size_t>(i)] = i;
    base::Random random(any_seed());
    for (std::size_t i = visits.size(); i > 1; --i)
      std::swap(visits[i - 1], visits[random.below(i)]);
    State state = state_with(model, visits);
    std::int64_t const before = state.route(0).driving();
    bool const is_changed = shorten.improve(state, 0);
    RC_ASSERT(state.route(0).driving() <= before);
    RC_ASSERT((state.route(0).driving() < before) == is_changed);
    std::vector<Index> after = state.route(0).visits();
    std::sort(after.begin(), after.end());
    std::sort(visits.begin(), visits.end());
    RC_ASSERT(after == visits);
  }));
}

TEST(Overfill, LeavesADayThatFitsWithItsObligations) {
  EXPECT_TRUE(rc::check([] {
    Problem problem = open_problem(any_seed(), 30, 2'500);
    problem.visits[4].must = true;
    problem.travel.set(0, 5, 10);
    problem.travel.set(5, 0, 10);
    Model const model(problem);
    Shorten shorten(model);
    Overfill overfill(model, shorten);
    base::Random random(any_seed());
    State state = state_with(model, {4});
    InsertionFinder finder(model);
    for (int step = 0; step < 20; ++step) {
      overfill.run(state, 0, random);
      RC_ASSERT(finder.is_feasible(state.route(0)));
      RC_ASSERT(state.day_of(4) == 0);
    }
  }));
}

TEST(FreeOrder, SearchEqualsEnumeration) {
  int equal = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Problem const problem = open_problem(seed, 4, 18, 10);
    auto const best = testing::enumerate_best(problem);
    SolveOptions options;
    options.iterations_max = 300;
    auto const result = solve(problem, options);
    ASSERT_TRUE(best && result.best) << "seed " << seed;
    ASSERT_FALSE(is_better(result.value, *best)) << "seed " << seed;
    equal += result.value == *best ? 1 : 0;
  }
  EXPECT_EQ(equal, 40);
}

TEST(Solver, SaysWhenItsAnswerIsProved) {
  Problem const problem = open_problem(3, 12, 2'000);
  SolveOptions options;
  options.proof_share = 1;
  options.iterations_max = 100'000;
  auto const result = solve(problem, options);
  ASSERT_TRUE(result.best);
  EXPECT_TRUE(result.is_optimal);
  EXPECT_EQ(result.profit_bound, result.value.profit);
  EXPECT_LT(result.iterations, 100'000);
}

}  // namespace
}  // namespace magpie::planner
