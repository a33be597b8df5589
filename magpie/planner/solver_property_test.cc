#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/planner/checker.h"
#include "magpie/planner/solver.h"
#include "magpie/planner/test_enumerate.h"
#include "magpie/planner/test_problem.h"

namespace magpie::planner {
namespace {

SolveResult solve_briefly(Problem const& problem, std::uint64_t seed, std::int64_t iterations) {
  SolveOptions options;
  options.seed = seed;
  options.iterations_max = iterations;
  return solve(problem, options);
}

std::uint64_t any_seed() {
  return *rc::gen::inRange<std::uint64_t>(1, 1'000'000'000);
}

std::vector<DaySequence> sequences_of(Solution const& solution) {
  std::vector<DaySequence> sequences;
  for (DayPlan const& day : solution.days) {
    sequences.push_back({day.start_location, day.end_location, {}});
    for (Item const& item : day.items) {
      if (item.kind == ItemKind::visit) sequences.back().visits.push_back(item.index);
    }
  }
  return sequences;
}

TEST(SolverProperty, RandomProblemsAreValid) {
  EXPECT_TRUE(rc::check([] {
    base::Status const status = validate(testing::random_problem(any_seed(), 12));
    RC_ASSERT(status.has_value());
  }));
}

TEST(SolverProperty, TheCheckerAcceptsEveryAnswer) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem = testing::random_problem(any_seed(), 14);
    SolveResult const result = solve_briefly(problem, any_seed(), 60);
    if (!result.best) {
      RC_ASSERT(!result.obstacles.empty());
      return;
    }
    RC_ASSERT(check(problem, *result.best).empty());
    RC_ASSERT(value_of(problem, *result.best) == result.value);
    RC_ASSERT(result.value.profit <= result.profit_bound);
    RC_ASSERT(check(problem, schedule(problem, sequences_of(*result.best))).empty());
  }));
}

TEST(SolverProperty, SlacksOfAnAnswerAreNeverNegative) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem = testing::random_problem(any_seed(), 10);
    SolveResult const result = solve_briefly(problem, 1, 40);
    if (!result.best) return;
    for (Slack const& slack : slacks(problem, *result.best)) RC_ASSERT(slack.left >= 0);
  }));
}

// Fixed seeds: a search may miss an optimum that only two simultaneous changes reach, and a test
// that fails by luck teaches nothing. Never better, feasible where anything is, and nearly always
// equal.
TEST(SolverProperty, EqualsEnumerationOnTinyProblems) {
  int feasible = 0;
  int equal = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Problem const problem = testing::random_problem(seed, 5);
    std::optional<Value> const best = testing::enumerate_best(problem);
    SolveResult const result = solve_briefly(problem, 1, 1'000);
    if (result.best) {
      ASSERT_TRUE(best) << "seed " << seed;
      ASSERT_FALSE(is_better(result.value, *best)) << "seed " << seed;
    }
    if (!best) continue;
    ASSERT_LE(best->profit, result.profit_bound) << "seed " << seed;
    ++feasible;
    equal += result.best && result.value == *best ? 1 : 0;
  }
  EXPECT_GE(feasible, 300);
  EXPECT_GE(equal, feasible - 2);
}

TEST(SolverProperty, RemovingAVisitNeverRaisesTheOptimum) {
  EXPECT_TRUE(rc::check([] {
    Problem problem = testing::random_problem(any_seed(), 5);
    std::optional<Value> const before = testing::enumerate_best(problem);
    if (!before || problem.visits.back().must) return;
    problem.visits.pop_back();
    SolveResult const after = solve_briefly(problem, 1, 200);
    if (after.best) RC_ASSERT(after.value.profit <= before->profit);
  }));
}

TEST(SolverProperty, TheSchedulerFindsATimingWhereverThereIsOne) {
  EXPECT_TRUE(rc::check([] {
    Problem problem = testing::random_problem(any_seed(), 5);
    problem.days.resize(1);
    problem.days[0].driving_limit = kUnlimited;
    DaySequence sequence{0, 0, {}};
    for (Visit& visit : problem.visits) {
      visit.windows.resize(1);
      if (visit.locked_day) visit.locked_day = 0;
    }
    Index const count = *rc::gen::inRange<Index>(0, static_cast<Index>(problem.visits.size()) + 1);
    for (Index visit = 0; visit < count; ++visit) sequence.visits.push_back(visit);
    bool const is_possible = testing::can_be_timed(problem, 0, sequence);
    bool is_within_day = true;
    for (Violation const& violation : check(problem, schedule(problem, {sequence}))) {
      bool const is_of_trip =
          violation.rule == Rule::budget || violation.rule == Rule::category_trip ||
          violation.rule == Rule::category_day || violation.rule == Rule::member_min ||
          violation.rule == Rule::member_max || violation.rule == Rule::exclusive_group ||
          violation.rule == Rule::must_missing;
      is_within_day = is_within_day && is_of_trip;
    }
    RC_ASSERT(is_within_day == is_possible);
  }));
}

TEST(SolverProperty, TheSameSeedGivesTheSameSolution) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem = testing::random_problem(any_seed(), 14);
    std::uint64_t const seed = any_seed();
    SolveResult const first = solve_briefly(problem, seed, 50);
    SolveResult const second = solve_briefly(problem, seed, 50);
    RC_ASSERT(first.best == second.best);
    RC_ASSERT(first.obstacles == second.obstacles);
  }));
}

TEST(SolverProperty, TheOrderOfTheInputHardlyMatters) {
  int different = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Problem const problem = testing::random_problem(seed, 5);
    Problem reversed = problem;
    std::reverse(reversed.visits.begin(), reversed.visits.end());
    SolveResult const one = solve_briefly(problem, 1, 1'000);
    SolveResult const other = solve_briefly(reversed, 1, 1'000);
    bool const is_same = one.best.has_value() == other.best.has_value() &&
                         (!one.best || one.value.profit == other.value.profit);
    different += is_same ? 0 : 1;
  }
  EXPECT_LE(different, 1);
}

TEST(SolverProperty, WhatFitsCanBeAddedAsItStands) {
  EXPECT_TRUE(rc::check([] {
    Problem const problem = testing::random_problem(any_seed(), 8);
    SolveResult const result = solve_briefly(problem, 1, 5);
    if (!result.best) return;
    for (Exclusion const& exclusion : explain_left_out(problem, *result.best)) {
      // What fits was left out only because it is worth nothing, or by an unlucky short search.
      if (!exclusion.fits) RC_ASSERT(exclusion.binding.amount > 0);
    }
  }));
}

}  // namespace
}  // namespace magpie::planner
