#include "magpie/base/civil.h"

#include <gtest/gtest.h>

namespace magpie::base {
namespace {

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(format_date(parse_date("2026-05-01").value()), "2026-05-01");
  EXPECT_TRUE(parse_date("2024-02-29"));
  for (char const* bad :
       {"2026-02-30", "2026-13-01", "2026-5-1", "20260501", "", "2026-05-0a", "-026-05-01"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(Date, WeekStartsOnMonday) {
  EXPECT_EQ(weekday_index(parse_date("2026-05-01").value()), 4);
  EXPECT_EQ(weekday_index(parse_date("2026-05-04").value()), 0);
}

TEST(Clock, GoesPastMidnight) {
  EXPECT_EQ(parse_clock("9:05"), 545);
  EXPECT_EQ(parse_clock("26:00"), 1560);
  EXPECT_EQ(format_clock(1560), "26:00");
  for (char const* bad : {"9", "9:5", "09:60", "49:00", ":30", "a9:00", "9:00 "}) {
    EXPECT_FALSE(parse_clock(bad)) << bad;
  }
}

TEST(Utc, PrintsSecondsSinceTheEpoch) {
  EXPECT_EQ(format_utc(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_utc(1777593600), "2026-05-01T00:00:00Z");
}

}  // namespace
}  // namespace magpie::base
