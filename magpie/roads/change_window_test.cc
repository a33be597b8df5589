#include "magpie/roads/change_window.h"

#include <gtest/gtest.h>

namespace magpie::roads {
namespace {

base::Date day(char const* text) {
  return *base::parse_date(text);
}

ChangeWindow yearly(char const* from, char const* until) {
  return {{}, {}, parse_year_day(from), parse_year_day(until)};
}

TEST(ChangeWindow, BothDatesCountAndEachMayBeOpen) {
  ChangeWindow const window{day("2026-04-01"), day("2026-04-15"), {}, {}};
  EXPECT_FALSE(holds_on(window, day("2026-03-31")));
  EXPECT_TRUE(holds_on(window, day("2026-04-01")));
  EXPECT_TRUE(holds_on(window, day("2026-04-15")));
  EXPECT_FALSE(holds_on(window, day("2026-04-16")));
  EXPECT_TRUE(holds_on({day("2026-04-01"), {}, {}, {}}, day("2031-01-01")));
  EXPECT_TRUE(holds_on({{}, day("2026-04-01"), {}, {}}, day("1999-01-01")));
}

TEST(ChangeWindow, OutsideOfAllDatesOnlyWhatHoldsAlwaysDoes) {
  EXPECT_TRUE(holds_on({}, std::nullopt));
  EXPECT_TRUE(holds_on({}, day("2026-04-01")));
  EXPECT_FALSE(holds_on({day("2026-04-01"), {}, {}, {}}, std::nullopt));
  EXPECT_FALSE(holds_on(yearly("01-01", "12-31"), std::nullopt));
}

TEST(ChangeWindow, AYearlyWindowMayRunAcrossNewYear) {
  auto const winter = yearly("11-15", "03-31");
  for (char const* inside : {"2026-11-15", "2026-12-31", "2027-01-01", "2027-03-31"})
    EXPECT_TRUE(holds_on(winter, day(inside))) << inside;
  for (char const* outside : {"2026-11-14", "2027-04-01", "2027-07-01"})
    EXPECT_FALSE(holds_on(winter, day(outside))) << outside;
  auto const summer = yearly("05-01", "10-31");
  EXPECT_TRUE(holds_on(summer, day("2026-05-01")));
  EXPECT_FALSE(holds_on(summer, day("2026-12-01")));
  EXPECT_TRUE(holds_on(yearly("05-01", "05-01"), day("2026-05-01")));
}

TEST(ChangeWindow, TheLastDayOfAStretchIsKnown) {
  auto const winter = yearly("11-15", "02-29");
  EXPECT_EQ(last_day(winter, day("2026-12-24")), day("2027-02-28"));
  EXPECT_EQ(last_day(winter, day("2027-02-01")), day("2027-02-28"));
  EXPECT_EQ(last_day(winter, day("2027-12-01")), day("2028-02-29"));
  EXPECT_EQ(last_day({{}, day("2026-04-15"), {}, {}}, day("2026-04-01")), day("2026-04-15"));
  EXPECT_EQ(last_day({day("2026-04-15"), {}, {}, {}}, day("2026-05-01")), std::nullopt);
}

TEST(ChangeWindow, DaysOfTheYearHaveOneForm) {
  EXPECT_EQ(parse_year_day("02-29"), (YearDay{2, 29}));
  for (char const* wrong : {"", "2-29", "02-30", "13-01", "00-10", "02/10", "02-1 ", "2026-02-01"})
    EXPECT_FALSE(parse_year_day(wrong)) << wrong;
}

}  // namespace
}  // namespace magpie::roads
