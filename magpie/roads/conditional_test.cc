#include "magpie/roads/conditional.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <chrono>

namespace magpie::roads {
namespace {

CivilMoment moment(std::string_view date, std::string_view clock) {
  return {*base::parse_date(date), *base::parse_clock(clock)};
}

// "yes" or "no" at the moment, "unread" where the condition cannot be read.
std::string at(std::string_view condition, std::string_view date, std::string_view clock) {
  auto const parsed = parse_condition(condition);
  if (!parsed) return "unread";
  return holds(*parsed, {moment(date, clock), 18}) ? "yes" : "no";
}

struct Case {
  std::string_view condition;
  std::string_view date;
  std::string_view clock;
  std::string_view expected;
};

TEST(Condition, SpeaksOfDatesDaysHoursAndWeight) {
  std::vector<Case> const cases{
      {"(Nov-Apr)", "2026-11-01", "00:00", "yes"},
      {"(Nov-Apr)", "2026-04-30", "23:59", "yes"},
      {"(Nov-Apr)", "2026-05-01", "00:00", "no"},
      {"Nov 15-Apr 15", "2026-11-14", "12:00", "no"},
      {"Nov 15-Apr 15", "2026-04-15", "12:00", "yes"},
      {"Dec 1-24", "2026-12-24", "12:00", "yes"},
      {"Dec 1-24", "2026-12-25", "12:00", "no"},
      {"Jul 4", "2026-07-04", "12:00", "yes"},
      {"Jan,Mar", "2026-02-10", "12:00", "no"},
      {"Jan,Mar", "2026-03-10", "12:00", "yes"},
      {"2026 Jul 4-2026 Aug 5", "2026-08-05", "12:00", "yes"},
      {"2026 Jul 4-2026 Aug 5", "2027-08-01", "12:00", "no"},
      {"(Mo-Fr 07:00-09:00)", "2026-07-01", "08:59", "yes"},
      {"(Mo-Fr 07:00-09:00)", "2026-07-01", "09:00", "no"},
      {"(Mo-Fr 07:00-09:00)", "2026-07-04", "08:00", "no"},
      {"(Mo-Fr 07:00-09:00,16:00-18:00)", "2026-07-01", "17:00", "yes"},
      {"(Mo-Fr 07:00-09:00; Sa 10:00-12:00)", "2026-07-04", "11:00", "yes"},
      {"(Mo-Fr 07:00-09:00,Sa 10:00-12:00)", "2026-07-04", "11:00", "yes"},
      {"Sa-Mo", "2026-07-05", "11:00", "yes"},
      {"Sa-Mo", "2026-07-07", "11:00", "no"},
      // Friday night reaches into Saturday and no further.
      {"Fr 22:00-06:00", "2026-07-04", "05:59", "yes"},
      {"Fr 22:00-06:00", "2026-07-03", "05:59", "no"},
      {"22:00-06:00", "2026-07-03", "23:00", "yes"},
      {"22:00-06:00", "2026-07-03", "12:00", "no"},
      {"24/7", "2026-07-03", "12:00", "yes"},
      {"weight>7.5", "2026-07-03", "12:00", "yes"},
      {"weight > 18 t", "2026-07-03", "12:00", "no"},
      {"weight<=18", "2026-07-03", "12:00", "yes"},
      {"(Mo-Fr AND weight>7.5)", "2026-07-01", "12:00", "yes"},
      {"(Mo-Fr AND weight>7.5)", "2026-07-05", "12:00", "no"},
      {"Nov-Apr: Sa,Su 10:00-16:00", "2026-01-03", "12:00", "yes"},
      {"sunset-sunrise", "2026-07-01", "12:00", "unread"},
      {"snow", "2026-07-01", "12:00", "unread"},
      {"PH", "2026-07-01", "12:00", "unread"},
      {"Feb 30", "2026-07-01", "12:00", "unread"},
      {"Mo-", "2026-07-01", "12:00", "unread"},
      {"07:00", "2026-07-01", "12:00", "unread"},
      {"25:00-26:00", "2026-07-01", "12:00", "unread"},
      {"", "2026-07-01", "12:00", "unread"},
      {"()", "2026-07-01", "12:00", "unread"},
      {"Nov-Apr 2026", "2026-07-01", "12:00", "unread"},
  };
  for (auto const& c : cases)
    EXPECT_EQ(at(c.condition, c.date, c.clock), c.expected)
        << c.condition << " on " << c.date << " " << c.clock;
}

TEST(Conditional, TheLastValueThatHoldsWins) {
  auto const values = parse_conditional(
      "80 @ (weight>3.5); 30 @ (22:00-06:00); 20 @ (Mo-Fr 07:00-08:00; Sa 9:00-10:00)");
  ASSERT_TRUE(values);
  ASSERT_EQ(values->size(), 3u);
  EXPECT_EQ(conditional_value(*values, {moment("2026-07-01", "23:00"), 18}), "30");
  EXPECT_EQ(conditional_value(*values, {moment("2026-07-01", "12:00"), 18}), "80");
  EXPECT_EQ(conditional_value(*values, {moment("2026-07-04", "09:30"), 2}), "20");
  EXPECT_EQ(conditional_value(*values, {moment("2026-07-01", "12:00"), 2}), std::nullopt);
}

TEST(Conditional, WithoutAMomentOnlyTheWeightSpeaks) {
  auto const values = parse_conditional("no @ (Nov-Apr); destination @ (weight>7.5)");
  ASSERT_TRUE(values);
  EXPECT_EQ(conditional_value(*values, {std::nullopt, 18}), "destination");
  EXPECT_EQ(conditional_value(*values, {std::nullopt, 2}), std::nullopt);
}

TEST(Conditional, TextThatIsNotWhollyReadIsNotReadAtAll) {
  for (auto const* text : {"", "no", "@ (Mo)", "no @", "no @ (wet)", "no @ (Mo); 30 @ (snow)",
                           "no @ (Mo-Fr 07:00-09:00", ";"}) {
    EXPECT_FALSE(parse_conditional(text)) << text;
  }
}

std::string random_span() {
  static std::vector<std::string> const kDates{"", "Nov-Apr ", "Nov 15-Apr 15 ", "Jul ",
                                               "2026 Jan 1-2026 Dec 31 "};
  static std::vector<std::string> const kDays{"", "Mo-Fr ", "Sa,Su ", "Fr-Mo "};
  static std::vector<std::string> const kTimes{"00:00-24:00", "07:00-09:00",
                                               "22:00-06:00,12:00-13:00"};
  return *rc::gen::elementOf(kDates) + *rc::gen::elementOf(kDays) + *rc::gen::elementOf(kTimes);
}

TEST(ConditionProperty, TwoSpansHoldExactlyWhenOneOfThemDoes) {
  EXPECT_TRUE(rc::check([] {
    auto const first = random_span();
    auto const second = random_span();
    auto const when = CivilMoment{base::Date(std::chrono::days(*rc::gen::inRange(20000, 21000))),
                                  *rc::gen::inRange(0, 1440)};
    auto const says = [&](std::string const& text) {
      auto const condition = parse_condition(text);
      RC_ASSERT(condition.has_value());
      return holds(*condition, {when, 0});
    };
    RC_ASSERT(says(first + ";" + second) == (says(first) || says(second)));
  }));
}

TEST(ConditionProperty, AnyTextIsReadOrRefused) {
  EXPECT_TRUE(rc::check([] {
    static std::vector<std::string> const kPieces{
        "no",   "@",     "(",    ")",      ";", ",",   "-",     "Mo", "Fr",  "Nov",  "15",
        "2026", "07:00", "24/7", "weight", ">", "7.5", " AND ", " ",  "yes", "\xff", ":"};
    std::string text;
    for (auto const& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)))
      text += piece;
    auto const values = parse_conditional(text);
    if (!values) return;
    RC_ASSERT(!values->empty());
    conditional_value(*values, {CivilMoment{base::Date(std::chrono::days(20500)), 600}, 18});
  }));
}

}  // namespace
}  // namespace magpie::roads
