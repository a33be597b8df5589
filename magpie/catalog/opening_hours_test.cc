#include "magpie/catalog/opening_hours.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace magpie::catalog {
namespace {

base::Date day(char const* text) {
  return base::parse_date(text).value();
}

// May Day 2026 with its worked Saturday; covers 2026 only.
HolidayCalendar may_day() {
  HolidayCalendar calendar;
  for (char const* off : {"2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"}) {
    calendar.off.push_back(day(off));
  }
  calendar.workdays = {day("2026-05-09")};
  calendar.first = day("2026-01-01");
  calendar.last = day("2026-12-31");
  return calendar;
}

std::string show(DayHours const& hours) {
  std::string out;
  for (auto const& interval : hours.intervals) {
    if (!out.empty()) out += ",";
    out += base::format_clock(interval.open) + "-" + base::format_clock(interval.close);
  }
  if (hours.state == DayState::closed) return "closed";
  if (hours.state == DayState::unknown) return "unknown: " + hours.reason;
  if (!hours.reason.empty()) out += " then unknown: " + hours.reason;
  return out;
}

std::string on(char const* text, char const* date) {
  return show(OpeningHours::parse(text).on(day(date), may_day(), SunTimes{350, 1140}));
}

// Monday to Sunday, one line a day; 2026-06-01 is a Monday.
std::string week(char const* text) {
  static constexpr char const* kNames[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  std::string out;
  for (int i = 0; i < 7; ++i) {
    auto const date = base::format_date(day("2026-06-01") + std::chrono::days(i));
    out += fmt::format("{} {}\n", kNames[i], on(text, date.c_str()));
  }
  return out;
}

TEST(OpeningHours, LaterRuleReplacesTheDaysItMatches) {
  EXPECT_EQ(week("Mo-Fr 08:00-12:00,13:00-17:30; We 09:00-11:00; Sa,Su off"),
            "Mo 08:00-12:00,13:00-17:30\n"
            "Tu 08:00-12:00,13:00-17:30\n"
            "We 09:00-11:00\n"
            "Th 08:00-12:00,13:00-17:30\n"
            "Fr 08:00-12:00,13:00-17:30\n"
            "Sa closed\n"
            "Su closed\n");
}

TEST(OpeningHours, CommaAddsARule) {
  EXPECT_EQ(week("Mo-Fr 08:00-12:00, We 14:00-18:00, Th 11:00-15:00"),
            "Mo 08:00-12:00\n"
            "Tu 08:00-12:00\n"
            "We 08:00-12:00,14:00-18:00\n"
            "Th 08:00-15:00\n"
            "Fr 08:00-12:00\n"
            "Sa closed\n"
            "Su closed\n");
}

TEST(OpeningHours, WeekdayRangesWrapOverSunday) {
  EXPECT_EQ(week("Fr-Mo 10:00-16:00"),
            "Mo 10:00-16:00\nTu closed\nWe closed\nTh closed\n"
            "Fr 10:00-16:00\nSa 10:00-16:00\nSu 10:00-16:00\n");
}

TEST(OpeningHours, OffWithTimesTakesOnlyThoseMinutesAway) {
  EXPECT_EQ(on("Mo-Su 08:00-18:00; Mo 12:00-13:00 off", "2026-06-01"), "08:00-12:00,13:00-18:00");
}

TEST(OpeningHours, NightsGoPastMidnight) {
  EXPECT_EQ(on("Fr,Sa 20:00-02:00", "2026-06-05"), "20:00-26:00");
  EXPECT_EQ(on("20:00-26:00", "2026-06-05"), "20:00-26:00");
  EXPECT_EQ(on("Fr,Sa 20:00-02:00", "2026-06-07"), "closed");
}

TEST(OpeningHours, AlwaysOpenIsTheWholeDay) {
  EXPECT_EQ(on("24/7", "2026-06-01"), "00:00-24:00");
  EXPECT_EQ(on("24/7; Mo off", "2026-06-01"), "closed");
  EXPECT_EQ(on("off", "2026-06-01"), "closed");
}

TEST(OpeningHours, PublicHolidaysComeFromTheCalendar) {
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; PH off", "2026-05-01"), "closed");
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; PH off", "2026-05-08"), "08:00-17:00");
  EXPECT_EQ(on("Tu-Su,PH 09:00-17:00", "2026-05-04"), "09:00-17:00");
  EXPECT_EQ(on("Tu-Su,PH 09:00-17:00", "2026-05-11"), "closed");
}

TEST(OpeningHours, AWorkedSaturdayIsASaturday) {
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; PH off", "2026-05-09"), "closed");
  EXPECT_EQ(on("Sa 10:00-12:00", "2026-05-09"), "10:00-12:00");
}

TEST(OpeningHours, HolidaysAreUnknownOutsideTheCalendar) {
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; PH off", "2027-05-03"),
            "unknown: the holidays of this date are not known");
  // A Sunday is closed whether or not it is a holiday.
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; PH off", "2027-05-02"), "closed");
  EXPECT_EQ(on("Mo-Su 08:00-17:00; PH 08:00-12:00", "2027-05-03"),
            "08:00-12:00 then unknown: the holidays of this date are not known");
  EXPECT_EQ(on("Mo-Fr 08:00-17:00", "2027-05-03"), "08:00-17:00");
}

TEST(OpeningHours, SchoolHolidaysAreNeverKnown) {
  EXPECT_EQ(on("Mo-Fr 08:00-17:00; SH off", "2026-06-01"),
            "unknown: the holidays of this date are not known");
  EXPECT_EQ(on("SH,Mo 08:00-17:00", "2026-06-01"), "08:00-17:00");
}

TEST(OpeningHours, MonthsAndDatesWrapOverNewYear) {
  EXPECT_EQ(on("Nov-Mar 09:00-16:00; Apr-Oct 08:00-18:00", "2026-01-15"), "09:00-16:00");
  EXPECT_EQ(on("Nov-Mar 09:00-16:00; Apr-Oct 08:00-18:00", "2026-10-31"), "08:00-18:00");
  EXPECT_EQ(on("Dec 24-Jan 02 off", "2026-12-31"), "closed");
  EXPECT_EQ(on("Mo-Su 08:00-17:00; Dec 24,25,30-31 off", "2026-12-30"), "closed");
  EXPECT_EQ(on("Mo-Su 08:00-17:00; Dec 24,25,30-31 off", "2026-12-29"), "08:00-17:00");
  EXPECT_EQ(on("Mar-Oct: Mo-Fr 10:00-18:00", "2026-06-01"), "10:00-18:00");
  EXPECT_EQ(on("May 01-07 08:00-20:00", "2026-05-07"), "08:00-20:00");
  EXPECT_EQ(on("May 01-07 08:00-20:00", "2026-05-08"), "closed");
}

TEST(OpeningHours, YearsRestrict) {
  EXPECT_EQ(on("2026 Mar 01-2026 Oct 31 08:00-18:00", "2026-06-01"), "08:00-18:00");
  EXPECT_EQ(on("2026 Mar 01-Oct 31 08:00-18:00", "2027-06-01"), "closed");
  EXPECT_EQ(on("2026 Dec-Feb 08:00-18:00", "2027-01-10"), "08:00-18:00");
  EXPECT_EQ(on("2025-2027/2 08:00-18:00", "2026-06-01"), "closed");
  EXPECT_EQ(on("2027+ Mo 08:00-18:00", "2026-06-01"), "closed");
  EXPECT_EQ(on("2024+ Mo 08:00-18:00", "2026-06-01"), "08:00-18:00");
}

TEST(OpeningHours, WeeksAreIsoWeeks) {
  EXPECT_EQ(on("week 23 08:00-18:00", "2026-06-01"), "08:00-18:00");
  EXPECT_EQ(on("week 53 08:00-18:00", "2027-01-03"), "08:00-18:00");
  EXPECT_EQ(on("week 1-53/2 Mo 08:00-18:00", "2026-06-08"), "closed");
}

TEST(OpeningHours, NthWeekdayCountsFromBothEnds) {
  EXPECT_EQ(on("Mo[1] 08:00-18:00", "2026-06-01"), "08:00-18:00");
  EXPECT_EQ(on("Mo[1] 08:00-18:00", "2026-06-08"), "closed");
  EXPECT_EQ(on("Mo[-1] 08:00-18:00", "2026-06-29"), "08:00-18:00");
  EXPECT_EQ(on("Mo[2-3] 08:00-18:00", "2026-06-15"), "08:00-18:00");
}

TEST(OpeningHours, TheSunOpensAndCloses) {
  EXPECT_EQ(on("sunrise-sunset", "2026-06-01"), "05:50-19:00");
  EXPECT_EQ(on("(sunrise+01:00)-(sunset-00:30)", "2026-06-01"), "06:50-18:30");
  EXPECT_EQ(on("sunset-02:00", "2026-06-01"), "19:00-26:00");
  // In a far northern winter the sun sets before the ticket office opens.
  auto const winter =
      OpeningHours::parse("16:00-sunset").on(day("2026-12-21"), may_day(), SunTimes{600, 900});
  EXPECT_EQ(show(winter), "closed");
}

TEST(OpeningHours, WithoutSunTimesTheSunIsUnknown) {
  auto const hours = OpeningHours::parse("sunrise-sunset; Tu off");
  EXPECT_EQ(show(hours.on(day("2026-06-01"), may_day(), std::nullopt)),
            "unknown: sunrise and sunset are not known here");
  EXPECT_EQ(show(hours.on(day("2026-06-02"), may_day(), std::nullopt)), "closed");
}

TEST(OpeningHours, OpenEndIsNeverGuessed) {
  EXPECT_EQ(on("10:00+", "2026-06-01"), "unknown: open end");
  EXPECT_EQ(on("10:00-16:00+", "2026-06-01"), "10:00-16:00 then unknown: open end");
}

TEST(OpeningHours, FallbackSpeaksWhereNothingWasSaid) {
  EXPECT_EQ(on("Mo 08:00-12:00 || \"by appointment\"", "2026-06-02"), "unknown: by appointment");
  EXPECT_EQ(on("Mo 08:00-12:00 || \"by appointment\"", "2026-06-01"),
            "08:00-12:00 then unknown: by appointment");
  EXPECT_EQ(on("Mo 08:00-12:00 || 14:00-16:00", "2026-06-01"), "08:00-12:00,14:00-16:00");
  EXPECT_EQ(on("Mo off || 14:00-16:00", "2026-06-01"), "closed");
}

TEST(OpeningHours, ACommentWithoutAStateLeavesItOpen) {
  EXPECT_EQ(on("Mo 08:00-12:00 \"ask at the shop\"", "2026-06-01"), "unknown: ask at the shop");
  EXPECT_EQ(on("Mo 08:00-12:00 open \"last entry 11:00\"", "2026-06-01"), "08:00-12:00");
  EXPECT_EQ(on("unknown", "2026-06-01"), "unknown: unknown");
  EXPECT_EQ(on("\"see website\"", "2026-06-01"), "unknown: see website");
}

TEST(OpeningHours, DaysWithoutTimesAreUnknown) {
  EXPECT_EQ(on("May-Oct", "2026-06-01"), "unknown: no times given");
  EXPECT_EQ(on("May-Oct", "2026-01-01"), "closed");
  EXPECT_EQ(on("May-Oct open", "2026-06-01"), "00:00-24:00");
}

TEST(OpeningHours, ChineseKeyboardsAreRead) {
  EXPECT_EQ(on("Mo－Fr ０８：００～１７：３０；Sa，Su off", "2026-06-01"), "08:00-17:30");
  EXPECT_EQ(on("Mo–Fr 8:00 – 17:30", "2026-06-01"), "08:00-17:30");
  EXPECT_EQ(on("mo-fr 8:00-17:30;", "2026-06-01"), "08:00-17:30");
}

struct NotUnderstood {
  char const* text;
  char const* problem;
  char const* on_monday;
  char const* on_saturday;
};

TEST(OpeningHours, WhatIsNotUnderstoodIsUnknownWhereItCouldMatter) {
  NotUnderstood const cases[] = {
      {"Mo-Fr by appointment", "by appointment", "unknown: by appointment", "closed"},
      {"Mo-Fr 08:00-17:00; easter off", "easter off", "unknown: easter off", "unknown: easter off"},
      {"easter off; Mo-Sa 08:00-17:00", "easter off", "08:00-17:00", "08:00-17:00"},
      {"Mo-Fr 08:00-17:00 Sa 09:00-12:00", "Sa 09:00-12:00", "unknown: Sa 09:00-12:00",
       "unknown: Sa 09:00-12:00"},
      {"Mo-Fr 08:00-17:00, Feiertag 10:00-12:00", ", Feiertag 10:00-12:00",
       "unknown: , Feiertag 10:00-12:00", "unknown: , Feiertag 10:00-12:00"},
      {"8-17", "8-17", "unknown: 8-17", "unknown: 8-17"},
      {"Mo-Fr 8:00am-5:00pm", "am-5:00pm", "unknown: am-5:00pm", "closed"},
      {"周一至周五 8:00-17:00", "周一至周五 8:00-17:00", "unknown: 周一至周五 8:00-17:00",
       "unknown: 周一至周五 8:00-17:00"},
      {"Mo 10:00-10:00", "Mo 10:00-10:00", "unknown: Mo 10:00-10:00", "closed"},
      {"Mo 10:00-16:00/90", "/90", "unknown: /90", "closed"},
      {"Feb 30 08:00-12:00", "30 08:00-12:00", "unknown: 30 08:00-12:00",
       "unknown: 30 08:00-12:00"},
      {"Mo 08:00-12:00 \"never closed", "\"never closed", "unknown: \"never closed", "closed"},
      {"Mo 08:00-12:00 ||", "an empty rule", "08:00-12:00 then unknown: an empty rule",
       "unknown: an empty rule"},
      {";", "an empty rule", "unknown: an empty rule", "unknown: an empty rule"},
  };
  for (auto const& c : cases) {
    EXPECT_EQ(OpeningHours::parse(c.text).problem().value_or("understood"), c.problem) << c.text;
    EXPECT_EQ(on(c.text, "2026-06-01"), c.on_monday) << c.text;
    EXPECT_EQ(on(c.text, "2026-06-06"), c.on_saturday) << c.text;
  }
}

TEST(OpeningHours, NoTextIsUnknownWithoutBeingAProblem) {
  EXPECT_EQ(on("", "2026-06-01"), "unknown: no opening hours given");
  EXPECT_EQ(OpeningHours::parse("  ").problem(), std::nullopt);
}

TEST(OpeningHours, AVeryLongTextIsUnknown) {
  std::string const text(5000, 'M');
  auto const hours = OpeningHours::parse(text);
  EXPECT_TRUE(hours.problem());
  EXPECT_EQ(hours.verbatim(), text);
  EXPECT_EQ(hours.on(day("2026-06-01"), may_day(), {}).state, DayState::unknown);
}

TEST(OpeningHours, CopiesAreEqualAndIndependent) {
  auto const first = OpeningHours::parse("Mo 08:00-12:00");
  OpeningHours second = first;
  second = OpeningHours::parse("off");
  EXPECT_EQ(first.verbatim(), "Mo 08:00-12:00");
  EXPECT_EQ(second.verbatim(), "off");
}

TEST(OpeningHours, NoTextCrashesAndEveryTextIsKept) {
  EXPECT_TRUE(rc::check([] {
    auto const pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
        rc::gen::element<std::string>("Mo", "-", ",", ";", "||", " ", "08:00", "24/7", "PH", "SH",
                                      "off", "open", "unknown", "\"", "\"x\"", "Jan", "week",
                                      "2026", "[", "]", "(", ")", "sunrise", "sunset", "+", "/",
                                      ":", "1", "31", "～", "一", "\xFF"),
        rc::gen::arbitrary<std::string>()));
    std::string text;
    for (auto const& piece : pieces) text += piece;
    auto const hours = OpeningHours::parse(text);
    RC_ASSERT(hours.verbatim() == text);
    for (int i = 0; i < 400; i += 37) {
      auto const date = day("2026-01-01") + std::chrono::days(i);
      auto const answer = hours.on(date, may_day(), SunTimes{350, 1140});
      RC_ASSERT((answer.state == DayState::open) == !answer.intervals.empty());
      RC_ASSERT((answer.state != DayState::unknown) || !answer.reason.empty());
      for (std::size_t k = 0; k < answer.intervals.size(); ++k) {
        RC_ASSERT(answer.intervals[k].open < answer.intervals[k].close);
        RC_ASSERT(answer.intervals[k].open >= 0);
        RC_ASSERT(k == 0 || answer.intervals[k - 1].close < answer.intervals[k].open);
      }
    }
  }));
}

}  // namespace
}  // namespace magpie::catalog
