#include "magpie/planner/checker.h"

#include <gtest/gtest.h>

#include "magpie/planner/test_problem.h"

namespace magpie::planner {

void PrintTo(Violation const& violation, std::ostream* stream) {
  *stream << "{rule " << static_cast<int>(violation.rule) << ", day " << violation.day.value_or(-1)
          << ", item " << violation.item.value_or(-1) << ", subject "
          << violation.subject.value_or(-1) << ", amount " << violation.amount << "}";
}

namespace {

using Violations = std::vector<Violation>;

// Three places at 100, 200 and 300; the first two are visited on the first of two days.
class CheckerTest : public ::testing::Test {
 protected:
  CheckerTest() : problem_(testing::line_problem({0, 100, 200, 300}, 2)) {
    DayPlan first{0, 0, 0, 420, {}};
    first.items.push_back({ItemKind::visit, 0, 100, 100, 110});
    first.items.push_back({ItemKind::visit, 1, 210, 210, 220});
    solution_.days = {first, DayPlan{}};
  }
  Violations found() const { return check(problem_, solution_); }
  Item& stop(std::size_t index) { return solution_.days[0].items[index]; }
  Day& day() { return problem_.days[0]; }
  Visit& visit(std::size_t index) { return problem_.visits[index]; }
  // Puts a pause of 30 ticks, window [110, 130], behind the first visit and moves the rest.
  void add_pause() {
    day().pauses.push_back({30, {110, 130}});
    solution_.days[0].items.insert(solution_.days[0].items.begin() + 1,
                                   {ItemKind::pause, 0, 110, 110, 140});
    stop(2) = {ItemKind::visit, 1, 240, 240, 250};
    solution_.days[0].finish = 450;
  }

  Problem problem_;
  Solution solution_;
};

TEST_F(CheckerTest, AcceptsAPlanThatKeepsTheRules) {
  EXPECT_EQ(found(), Violations{});
}

TEST_F(CheckerTest, NamesAPlanWithTheWrongNumberOfDays) {
  solution_.days.pop_back();
  EXPECT_EQ(found(), (Violations{{Rule::malformed, {}, {}, {}, 1}}));
}

TEST_F(CheckerTest, NamesAnIndexThatIsNoVisit) {
  stop(1).index = 77;
  EXPECT_EQ(found(), (Violations{{Rule::malformed, 0, 1, {}, 77}}));
}

TEST_F(CheckerTest, NamesABeginBeforeTheArrival) {
  stop(0).arrive = 105;
  EXPECT_EQ(found(), (Violations{{Rule::malformed, 0, 0, 0, 5}}));
}

TEST_F(CheckerTest, NamesAnEndThatIsNoPlace) {
  solution_.days[1].end_location = -1;
  EXPECT_EQ(found(), (Violations{{Rule::malformed, 1, {}, {}, 0}}));
}

TEST_F(CheckerTest, NamesADepartureTooEarlyAndTooLate) {
  day().earliest_start = 7;
  EXPECT_EQ(found(), (Violations{{Rule::day_start, 0, {}, {}, 7}}));
  day().earliest_start = 0;
  problem_.days[1].latest_start = 3;
  solution_.days[1].depart = solution_.days[1].finish = 5;
  EXPECT_EQ(found(), (Violations{{Rule::day_start, 1, {}, {}, 2}}));
}

TEST_F(CheckerTest, NamesAFinishAfterTheEnd) {
  day().latest_end = 400;
  EXPECT_EQ(found(), (Violations{{Rule::day_end, 0, {}, {}, 20}}));
}

TEST_F(CheckerTest, NamesADayThatIsTooLong) {
  day().length_limit = 411;
  EXPECT_EQ(found(), (Violations{{Rule::day_length, 0, {}, {}, 9}}));
}

TEST_F(CheckerTest, NamesAStartAndAnEndThatAreNoChoice) {
  day().start_locations = {1};
  EXPECT_EQ(found(), (Violations{{Rule::start_location, 0, {}, 0, 1}}));
  day().start_locations = {0};
  day().end_locations = {1, 2};
  EXPECT_EQ(found(), (Violations{{Rule::end_location, 0, {}, 0, 1}}));
}

TEST_F(CheckerTest, NamesABedThatIsNotWhereThePartySlept) {
  day().same_bed_as_next = true;
  problem_.days[1].start_locations = {0, 1};
  solution_.days[1] = {1, 0, 0, 100, {}};
  EXPECT_EQ(found(), (Violations{{Rule::bed_continuity, 1, {}, 1, 1}}));
}

TEST_F(CheckerTest, NamesALegWithoutAWay) {
  problem_.travel.set(1, 2, TravelMatrix::kUnreachable);
  EXPECT_EQ(found(), (Violations{{Rule::unreachable, 0, 1, {}, 1}}));
}

TEST_F(CheckerTest, NamesAnArrivalBeforeTheWayAllows) {
  stop(1).arrive = 195;
  EXPECT_EQ(found(), (Violations{{Rule::travel_time, 0, 1, {}, 15}}));
}

TEST_F(CheckerTest, NamesAFinishBeforeTheWayAllows) {
  solution_.days[0].finish = 419;
  EXPECT_EQ(found(), (Violations{{Rule::travel_time, 0, {}, {}, 1}}));
}

TEST_F(CheckerTest, NamesAVisitCutShort) {
  visit(1).service = 14;
  EXPECT_EQ(found(), (Violations{{Rule::service_time, 0, 1, 1, 4}}));
}

TEST_F(CheckerTest, NamesAPlaceThatIsClosedThatDay) {
  visit(1).windows[0].clear();
  EXPECT_EQ(found(), (Violations{{Rule::closed, 0, 1, 1, 1}}));
}

TEST_F(CheckerTest, NamesABeginOutsideTheWindowsByTheNearestSide) {
  visit(1).windows[0] = {{0, 200}, {213, 300}};
  EXPECT_EQ(found(), (Violations{{Rule::window, 0, 1, 1, 3}}));
  visit(1).windows[0] = {{0, 209}, {213, 300}};
  EXPECT_EQ(found(), (Violations{{Rule::window, 0, 1, 1, 1}}));
}

TEST_F(CheckerTest, NamesAWaitThatIsTooLong) {
  stop(1).begin = 240;
  stop(1).leave = 250;
  solution_.days[0].finish = 450;
  problem_.waiting_limit = 25;
  EXPECT_EQ(found(), (Violations{{Rule::waiting, 0, 1, 1, 5}}));
}

TEST_F(CheckerTest, NamesADayOfTooMuchDriving) {
  day().driving_limit = 350;
  EXPECT_EQ(found(), (Violations{{Rule::driving_day, 0, {}, {}, 50}}));
}

TEST_F(CheckerTest, AddsUpDrivingOverStopsThatAreNoBreak) {
  problem_.continuous_driving = {200, 20};
  // Stops of 10 do not count: 100 + 100 + 200 are one stretch, and the last leg has no break.
  EXPECT_EQ(found(), (Violations{{Rule::driving_continuous, 0, {}, {}, 200}}));
  // The visit at 200 and a rest there make a break.
  stop(1).leave = 230;
  solution_.days[0].finish = 430;
  EXPECT_EQ(found(), Violations{});
}

TEST_F(CheckerTest, CountsBreaksOnALongLeg) {
  problem_.continuous_driving = {90, 10};
  // Legs of 100, 100 and 200 need 1, 1 and 2 breaks of 10.
  EXPECT_EQ(found(), (Violations{{Rule::driving_continuous, 0, 0, {}, 10},
                                 {Rule::driving_continuous, 0, 1, {}, 10},
                                 {Rule::driving_continuous, 0, {}, {}, 110}}));
  stop(0) = {ItemKind::visit, 0, 110, 110, 120};
  stop(1) = {ItemKind::visit, 1, 230, 230, 240};
  solution_.days[0].finish = 459;
  EXPECT_EQ(found(), (Violations{{Rule::driving_continuous, 0, {}, {}, 20}}));
  solution_.days[0].finish = 460;
  EXPECT_EQ(found(), Violations{});
}

TEST_F(CheckerTest, CountsAPauseBesideAShortVisitAsOneStop) {
  problem_.continuous_driving = {200, 40};
  add_pause();
  // Stops: 10 + 30 at the first place are a break; 10 at the second are none.
  EXPECT_EQ(found(), (Violations{{Rule::driving_continuous, 0, {}, {}, 100}}));
}

TEST_F(CheckerTest, AcceptsAPauseBeforeAndAfterTheLeg) {
  add_pause();
  EXPECT_EQ(found(), Violations{});
  // The same pause on arrival at the second place.
  day().pauses[0].window = {200, 240};
  stop(1) = {ItemKind::pause, 0, 210, 210, 240};
  stop(2) = {ItemKind::visit, 1, 240, 240, 250};
  EXPECT_EQ(found(), Violations{});
  // And in the evening, after the way back.
  day().pauses[0].window = {400, 440};
  stop(1) = {ItemKind::visit, 1, 210, 210, 220};
  stop(2) = {ItemKind::pause, 0, 420, 420, 450};
  EXPECT_EQ(found(), Violations{});
}

TEST_F(CheckerTest, NamesAPauseLeftOut) {
  day().pauses.push_back({30, {110, 130}});
  EXPECT_EQ(found(), (Violations{{Rule::pause_missing, 0, {}, 0, 30}}));
}

TEST_F(CheckerTest, NamesAPauseTakenTwice) {
  add_pause();
  solution_.days[0].items.insert(solution_.days[0].items.begin() + 1,
                                 {ItemKind::pause, 0, 110, 110, 110});
  EXPECT_EQ(found(),
            (Violations{{Rule::pause_duration, 0, 1, 0, 30}, {Rule::malformed, 0, {}, 0, 1}}));
}

TEST_F(CheckerTest, NamesAPauseOutsideItsWindow) {
  add_pause();
  day().pauses[0].window = {115, 130};
  EXPECT_EQ(found(), (Violations{{Rule::pause_window, 0, 1, 0, 5}}));
}

TEST_F(CheckerTest, NamesAPauseCutShort) {
  add_pause();
  day().pauses[0].duration = 45;
  EXPECT_EQ(found(), (Violations{{Rule::pause_duration, 0, 1, 0, 15}}));
}

TEST_F(CheckerTest, NamesTheMoneyAboveTheBudget) {
  visit(0).fee = 60;
  visit(1).fee = 50;
  problem_.budget = 100;
  EXPECT_EQ(found(), (Violations{{Rule::budget, {}, {}, {}, 10}}));
}

TEST_F(CheckerTest, NamesACategoryAboveItsCaps) {
  visit(0).categories = visit(1).categories = {0};
  problem_.categories = {{1, 5}};
  EXPECT_EQ(found(), (Violations{{Rule::category_trip, {}, {}, 0, 1}}));
  problem_.categories = {{5, 0}};
  EXPECT_EQ(found(), (Violations{{Rule::category_day, 0, {}, 0, 2}}));
}

TEST_F(CheckerTest, NamesAMemberBelowAndAboveItsShare) {
  problem_.members = {{0, 1}, {2, 5}};
  visit(0).member = visit(1).member = 0;
  visit(2).member = 1;
  EXPECT_EQ(found(),
            (Violations{{Rule::member_max, {}, {}, 0, 1}, {Rule::member_min, {}, {}, 1, 2}}));
}

TEST_F(CheckerTest, NamesTheSecondOfAnExclusiveGroup) {
  problem_.group_count = 1;
  visit(0).groups = visit(1).groups = {0};
  EXPECT_EQ(found(), (Violations{{Rule::exclusive_group, 0, 1, 0, 1}}));
}

TEST_F(CheckerTest, NamesAVisitMadeTwice) {
  solution_.days[1] = {0, 0, 0, 210, {{ItemKind::visit, 0, 100, 100, 110}}};
  EXPECT_EQ(found(), (Violations{{Rule::visited_twice, 1, 0, 0, 1}}));
}

TEST_F(CheckerTest, NamesAMustThatIsMissing) {
  visit(2).must = true;
  EXPECT_EQ(found(), (Violations{{Rule::must_missing, {}, {}, 2, 1}}));
}

TEST_F(CheckerTest, NamesAVisitOnAnotherDayThanItsLock) {
  visit(0).locked_day = 1;
  EXPECT_EQ(found(), (Violations{{Rule::locked_day, 0, 0, 0, 1}}));
}

TEST_F(CheckerTest, NamesAVisitOutsideItsLockedTime) {
  visit(0).locked_time = Window{104, 120};
  EXPECT_EQ(found(), (Violations{{Rule::locked_time, 0, 0, 0, 4}}));
}

TEST_F(CheckerTest, ListsWhatIsLeftOfEachLimit) {
  problem_.budget = 100;
  visit(0).fee = 30;
  visit(1).windows[0] = {{0, 250}};
  day().length_limit = 500;
  day().driving_limit = 450;
  problem_.waiting_limit = 60;
  std::vector<std::string> lines;
  for (Slack const& slack : slacks(problem_, solution_)) {
    if (slack.day.value_or(0) != 0) continue;
    lines.push_back(std::to_string(static_cast<int>(slack.rule)) + " " +
                    std::to_string(slack.subject.value_or(-1)) + " " + std::to_string(slack.left));
  }
  auto const line = [](Rule rule, int subject, int left) {
    return std::to_string(static_cast<int>(rule)) + " " + std::to_string(subject) + " " +
           std::to_string(left);
  };
  EXPECT_EQ(lines, (std::vector<std::string>{
                       line(Rule::day_start, -1, 0), line(Rule::day_end, -1, 580),
                       line(Rule::day_length, -1, 80), line(Rule::driving_day, -1, 50),
                       line(Rule::window, 0, 900), line(Rule::window, 1, 40),
                       line(Rule::waiting, -1, 60), line(Rule::budget, -1, 70)}));
}

}  // namespace
}  // namespace magpie::planner
