#include "magpie/planner/relaxation/route_bound.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/planner/checker.h"
#include "magpie/planner/solver.h"
#include "magpie/planner/test_enumerate.h"
#include "magpie/planner/test_problem.h"

namespace magpie::planner {
namespace {

bool never_over() {
  return false;
}

RouteBound worked_out(Model const& model, std::optional<Solution> const& known) {
  RouteBound bound(model);
  if (known) bound.learn(*known);
  while (bound.work(never_over)) {
  }
  return bound;
}

std::optional<Solution> quick_solution(Problem const& problem) {
  SolveOptions options;
  options.iterations_max = 20;
  return solve(problem, options).best;
}

// Every rule of a problem is on somewhere in these; a bound below the optimum would be a lie.
TEST(RouteBound, IsNeverBelowTheOptimum) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem =
        testing::random_problem(*rc::gen::inRange<std::uint64_t>(1, 1'000'000'000), 5);
    std::optional<Value> const best = testing::enumerate_best(problem);
    if (!best) return;
    Model const model(problem);
    RC_ASSERT(worked_out(model, std::nullopt).profit() >= best->profit);
    RC_ASSERT(worked_out(model, quick_solution(problem)).profit() >= best->profit);
  }));
}

// No way is longer than a detour over another place.
void shorten_ways(TravelMatrix& travel) {
  for (Index over = 0; over < travel.size(); ++over) {
    for (Index from = 0; from < travel.size(); ++from) {
      for (Index to = 0; to < travel.size(); ++to) {
        travel.set(from, to,
                   std::min(travel.at(from, to), travel.at(from, over) + travel.at(over, to)));
      }
    }
  }
}

// Without the rules that the relaxation leaves out, it finds the optimum itself.
TEST(RouteBound, MeetsTheOptimumOfPlainProblems) {
  int met = 0;
  int asked = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Problem problem = testing::random_problem(seed, 6);
    problem.waiting_limit = kUnlimited;
    problem.continuous_driving = {};
    shorten_ways(problem.travel);
    for (TravelMatrix& travel : problem.other_travel) shorten_ways(travel);
    for (Day& day : problem.days) {
      day.pauses.clear();
      day.driving_limit = kUnlimited;
      day.length_limit = kUnlimited;
    }
    std::optional<Value> const best = testing::enumerate_best(problem);
    if (!best) continue;
    Model const model(problem);
    RouteBound const bound = worked_out(model, quick_solution(problem));
    ASSERT_GE(bound.profit(), best->profit) << "seed " << seed;
    ++asked;
    met += bound.profit() == best->profit ? 1 : 0;
  }
  EXPECT_GE(asked, 150);
  EXPECT_EQ(met, asked);
}

// One visit is worth more than what a hasty search found: the bound's own choice says which.
TEST(RouteBound, ChoosesBetterDaysThanItLearned) {
  Problem const problem = testing::line_problem({0, 10, 20, 30}, 1);
  Model const model(problem);
  Solution poor = schedule(problem, {{0, 0, {1}}});
  RouteBound const bound = worked_out(model, poor);
  EXPECT_EQ(bound.profit(), 30);
  ASSERT_TRUE(bound.better_days());
  Solution const better = schedule(problem, *bound.better_days());
  EXPECT_TRUE(check(problem, better).empty());
  EXPECT_EQ(value_of(problem, better).profit, 30);
}

TEST(RouteBound, FallsWithTheWorkAndStopsWhenTold) {
  Problem const problem = testing::random_problem(7, 14);
  Model const model(problem);
  RouteBound bound(model);
  std::int64_t last = bound.profit();
  int rounds = 0;
  while (bound.work(never_over)) {
    EXPECT_LE(bound.profit(), last);
    last = bound.profit();
    ++rounds;
  }
  EXPECT_GT(rounds, 0);
  RouteBound stopped(model);
  EXPECT_FALSE(stopped.work([] { return true; }));
  EXPECT_GE(stopped.profit(), last);
}

}  // namespace
}  // namespace magpie::planner
