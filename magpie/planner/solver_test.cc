#include "magpie/planner/solver.h"

#include <gtest/gtest.h>

#include <cmath>

#include "magpie/planner/test_problem.h"

namespace magpie::planner {
namespace {

SolveResult solve_for(Problem const& problem, std::int64_t iterations) {
  SolveOptions options;
  options.iterations_max = iterations;
  return solve(problem, options);
}

// The exact small vector: nine places around a hotel, days from 05:30 to 24:00 in minutes, 2
// minutes per unit of straight distance, at most 240 minutes of waiting and 300 of driving. Proved
// by enumeration with the departure at 05:30 on the dot.
struct Row {
  int x;
  int y;
  int score;
  Time duration;
  Window window;
  Index member;
};

constexpr std::array<Row, 10> kRows{{
    {0, 0, 0, 0, {0, 1440}, 0},           // hotel
    {10, 5, 30, 90, {540, 960}, 0},       // ancient town
    {25, 10, 40, 150, {480, 840}, 1},     // forest trail
    {30, 20, 55, 60, {360, 420}, 1},      // cloud sea deck
    {-38, 16, 14, 60, {540, 990}, 2},     // embroidery village
    {-30, -22, 16, 120, {720, 1200}, 2},  // hot spring
    {12, -18, 28, 120, {540, 900}, 0},    // cycle town
    {35, -5, 60, 90, {1260, 1290}, 1},    // stargazing
    {2, 3, 20, 60, {540, 1020}, 0},       // museum
    {22, -25, 45, 180, {510, 780}, 1},    // canyon
}};

Problem small_vector(int days) {
  Problem problem;
  Day day;
  day.earliest_start = day.latest_start = 330;
  day.latest_end = 1440;
  day.start_locations = day.end_locations = {0};
  day.driving_limit = 300;
  problem.days.assign(static_cast<std::size_t>(days), day);
  problem.waiting_limit = 240;
  problem.members.resize(3);
  problem.travel = TravelMatrix(static_cast<Index>(kRows.size()));
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    for (std::size_t k = 0; k < kRows.size(); ++k) {
      double const distance = std::hypot(kRows[i].x - kRows[k].x, kRows[i].y - kRows[k].y);
      problem.travel.set(static_cast<Index>(i), static_cast<Index>(k),
                         static_cast<Time>(std::lround(2 * distance)));
    }
    if (i == 0) continue;
    Visit visit;
    visit.location = static_cast<Index>(i);
    visit.service = kRows[i].duration;
    visit.profit = kRows[i].score;
    visit.windows.assign(static_cast<std::size_t>(days), {kRows[i].window});
    visit.member = kRows[i].member;
    problem.visits.push_back(visit);
  }
  return problem;
}

TEST(Solver, FindsTheProvedOptimumOfOneDay) {
  SolveResult const result = solve_for(small_vector(1), 2'000);
  EXPECT_EQ(result.value, (Value{183, 279}));
}

TEST(Solver, FindsTheProvedOptimumOfTwoDays) {
  SolveResult const result = solve_for(small_vector(2), 4'000);
  EXPECT_EQ(result.value, (Value{294, 521}));
}

TEST(Solver, ALateDepartureSavesDriving) {
  Problem problem = small_vector(2);
  for (Day& day : problem.days) day.latest_start = kUnlimited;
  EXPECT_EQ(solve_for(problem, 4'000).value, (Value{294, 512}));
}

TEST(Solver, ReachesTheWeakestMemberWhenItsShareIsObligatory) {
  Problem problem = small_vector(2);
  problem.members[2].visits_min = 2;  // both villages of the third member: 14 + 16
  SolveResult const result = solve_for(problem, 4'000);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.value.profit, 248);
  EXPECT_EQ(result.value.driving, 591);
}

TEST(Solver, LeavesOutNothingThatFits) {
  Problem const problem = testing::line_problem({0, 100, 200, 300}, 1);
  SolveResult const result = solve_for(problem, 50);
  EXPECT_EQ(result.value, (Value{30, 600}));
  EXPECT_EQ(result.profit_bound, 30);
}

TEST(Solver, AnEmptyTripIsFeasible) {
  SolveResult const result = solve_for(testing::line_problem({0}, 2), 10);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.value, (Value{0, 0}));
}

TEST(Solver, ATripWithoutDaysIsEmpty) {
  SolveResult const result = solve_for(Problem{}, 10);
  ASSERT_TRUE(result.best);
  EXPECT_TRUE(result.best->days.empty());
}

TEST(Solver, NamesTheRuleThatKeepsAMustOut) {
  Problem problem = testing::line_problem({0, 100, 200}, 1);
  problem.visits[1].must = true;
  problem.visits[1].windows[0] = {{50, 180}};
  SolveResult const result = solve_for(problem, 50);
  EXPECT_FALSE(result.best);
  EXPECT_EQ(result.obstacles, (std::vector<Violation>{{Rule::must_missing, {}, {}, 1, 1},
                                                      {Rule::window, 0, 0, 1, 20}}));
}

TEST(Solver, NamesThePauseThatNoDayCanHold) {
  Problem problem = testing::line_problem({0, 100}, 1);
  problem.days[0].pauses.push_back({30, {1'100, 1'200}});
  SolveResult const result = solve_for(problem, 10'000);
  EXPECT_FALSE(result.best);
  EXPECT_EQ(result.obstacles, (std::vector<Violation>{{Rule::day_end, 0, {}, {}, 130}}));
}

TEST(Solver, NamesTheMemberThatCannotHaveItsShare) {
  Problem problem = testing::line_problem({0, 100, 200}, 1);
  problem.members = {{3, 9}};
  problem.visits[0].member = problem.visits[1].member = 0;
  SolveResult const result = solve_for(problem, 50);
  EXPECT_FALSE(result.best);
  EXPECT_EQ(result.obstacles, (std::vector<Violation>{{Rule::member_min, {}, {}, 0, 1}}));
}

TEST(Solver, SleepsWhereTheNextDayIsShortest) {
  // Beds at 0 and 500; places at 480 and 520. One night at 500 makes both possible.
  Problem problem = testing::line_problem({0, 480, 520, 500}, 2);
  problem.visits.pop_back();
  for (Day& day : problem.days) day.latest_end = 560;
  problem.days[0].end_locations = problem.days[1].start_locations = {0, 3};
  problem.days[0].same_bed_as_next = true;
  SolveResult const result = solve_for(problem, 500);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.value.profit, 20);
  EXPECT_EQ(result.best->days[0].end_location, 3);
  EXPECT_EQ(result.best->days[1].start_location, 3);
}

TEST(Solver, StopsWhenTheCallerSaysNo) {
  Problem const problem = testing::line_problem({0, 100, 200, 300}, 1);
  SolveOptions options;
  int questions = 0;
  options.on_progress = [&](Progress const& progress) {
    EXPECT_TRUE(progress.best != nullptr);
    return ++questions >= 3 ? Continue::no : Continue::yes;
  };
  SolveResult const result = solve(problem, options);
  EXPECT_TRUE(result.best);
  EXPECT_EQ(questions, 3);
}

TEST(ExplainLeftOut, NamesTheRuleAndTheAmountAtTheCheapestPlace) {
  Problem problem = testing::line_problem({0, 100, 200, 300, 900}, 1);
  problem.days[0].latest_end = 620;
  problem.visits[0].fee = 20;
  problem.visits[1].fee = 90;
  problem.budget = 100;
  problem.visits[2].windows[0].clear();
  Solution const solution = schedule(problem, {{0, 0, {0}}});
  std::vector<Exclusion> const reasons = explain_left_out(problem, solution);
  ASSERT_EQ(reasons.size(), 3U);
  EXPECT_EQ(reasons[0].binding, (Violation{Rule::budget, {}, {}, {}, 10}));
  EXPECT_EQ(reasons[1].binding, (Violation{Rule::closed, 0, 0, 2, 1}));
  EXPECT_EQ(reasons[2].binding, (Violation{Rule::day_end, 0, {}, {}, 1'200}));
}

TEST(ExplainLeftOut, SaysWhatFitsAsItStands) {
  Problem const problem = testing::line_problem({0, 100, 200}, 1);
  std::vector<Exclusion> const reasons =
      explain_left_out(problem, schedule(problem, {{0, 0, {1}}}));
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_EQ(reasons[0].visit, 0);
  EXPECT_TRUE(reasons[0].fits);
}

TEST(Schedule, DepartsLateWhereThatSavesWaiting) {
  Problem problem = testing::line_problem({0, 100, 200}, 1);
  problem.visits[0].windows[0] = {{300, 400}};
  Solution const solution = schedule(problem, {{0, 0, {0, 1}}});
  DayPlan const expected{
      0, 0, 200, 620, {{ItemKind::visit, 0, 300, 300, 310}, {ItemKind::visit, 1, 410, 410, 420}}};
  EXPECT_EQ(solution.days[0], expected);
}

TEST(Schedule, TakesThePauseWhereThePartyIs) {
  Problem problem = testing::line_problem({0, 100, 200}, 1);
  problem.days[0].pauses = {{30, {150, 200}}, {40, {400, 700}}};
  Solution const solution = schedule(problem, {{0, 0, {0, 1}}});
  EXPECT_EQ(check(problem, solution), std::vector<Violation>{});
  EXPECT_EQ(solution.days[0].items.size(), 4U);
  EXPECT_EQ(solution.days[0].items[1].kind, ItemKind::pause);
  EXPECT_EQ(solution.days[0].items[1].begin, 150);
}

TEST(Schedule, TakesBreaksOnALongLegAndStretchesAShortVisit) {
  Problem problem = testing::line_problem({0, 250}, 1);
  problem.continuous_driving = {100, 15};
  Solution const solution = schedule(problem, {{0, 0, {0}}});
  DayPlan const expected{0, 0, 0, 575, {{ItemKind::visit, 0, 280, 280, 295}}};
  EXPECT_EQ(solution.days[0], expected);
  EXPECT_EQ(check(problem, solution), std::vector<Violation>{});
}

TEST(Schedule, LeavesWhatIsLateForTheCheckerToName) {
  Problem problem = testing::line_problem({0, 100, 200}, 1);
  problem.visits[1].windows[0] = {{50, 180}};
  problem.days[0].pauses = {{30, {100, 120}}};
  Solution const solution = schedule(problem, {{0, 0, {0, 1}}});
  EXPECT_EQ(check(problem, solution), (std::vector<Violation>{{Rule::window, 0, 2, 1, 60}}));
}

TEST(Validate, NamesTheFieldThatCannotBeMeant) {
  Problem problem = testing::line_problem({0, 100}, 1);
  EXPECT_TRUE(validate(problem));
  problem.visits[0].windows[0] = {{10, 20}, {15, 30}};
  auto const status = validate(problem);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message,
            "visits[0].windows[0]: windows must be sorted, disjoint, not negative, and open before "
            "they close.");
  problem = testing::line_problem({0, 100}, 1);
  problem.days[0].end_locations = {9};
  EXPECT_EQ(validate(problem).error().field, "days[0].end_locations");
  problem = testing::line_problem({0, 100}, 1);
  problem.travel.set(0, 1, -1);
  EXPECT_EQ(validate(problem).error().field, "travel[0][1]");
}

}  // namespace
}  // namespace magpie::planner
