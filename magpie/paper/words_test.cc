#include "magpie/paper/words.h"

#include <gtest/gtest.h>

namespace magpie::paper {

namespace {

TEST(Words, ADateHasItsWeekdayInBothLanguages) {
  EXPECT_EQ(date_words("2026-05-01"), (api::Sentence{"2026年5月1日 周五", "Fri 1 May 2026"}));
  EXPECT_EQ(short_date_words("2026-12-27"), (api::Sentence{"12月27日 周日", "Sun 27 Dec"}));
}

TEST(Words, WhatIsNoDateStaysAsItIs) {
  EXPECT_EQ(date_words("2026-02-30"), (api::Sentence{"2026-02-30", "2026-02-30"}));
  EXPECT_EQ(date_words(""), (api::Sentence{}));
}

TEST(Words, AClockTimePastMidnightSaysSo) {
  EXPECT_EQ(clock_words(0), "0:00");
  EXPECT_EQ(clock_words(570), "9:30");
  EXPECT_EQ(clock_words(1440), "24:00");
  EXPECT_EQ(clock_words(1500), "1:00 +1");
}

TEST(Words, ADurationNamesOnlyWhatIsThere) {
  EXPECT_EQ(duration_words(0), (api::Sentence{"0分钟", "0 min"}));
  EXPECT_EQ(duration_words(60), (api::Sentence{"1小时", "1 h"}));
  EXPECT_EQ(duration_words(85), (api::Sentence{"1小时25分", "1 h 25 min"}));
}

TEST(Words, DistancesAreWhatADriverNeeds) {
  EXPECT_EQ(distance_words(0), "0.0 km");
  EXPECT_EQ(distance_words(9'940), "9.9 km");
  EXPECT_EQ(distance_words(9'960), "10 km");
  EXPECT_EQ(distance_words(38'400), "38 km");
}

TEST(Words, MoneyHasItsCurrency) {
  EXPECT_EQ(money_words(16'800, "CNY"), (api::Sentence{"￥168.00", "CNY 168.00"}));
  EXPECT_EQ(money_words(500, "EUR"), (api::Sentence{"EUR 5.00", "EUR 5.00"}));
  EXPECT_EQ(money_words(0, "EUR"), (api::Sentence{"免费", "free"}));
}

TEST(Words, UnknownHoursAreNeverOpen) {
  api::DayHours hours{api::DayHoursState::unknown, {{540, 1020}}, std::nullopt};
  EXPECT_EQ(hours_words(hours).en, "unknown");
  hours.state = api::DayHoursState::closed;
  EXPECT_EQ(hours_words(hours).en, "closed");
  hours = {api::DayHoursState::open, {{540, 720}, {780, 1020}}, std::nullopt};
  EXPECT_EQ(hours_words(hours).zh, "9:00–12:00\n13:00–17:00");
}

TEST(Words, APartyNamesWhoComesAlong) {
  EXPECT_EQ(party_words({.adults = 2, .children = 1, .seniors = 0, .wheelchair = true}),
            (api::Sentence{"2位成人、1位儿童、有轮椅", "2 adults, 1 child, with a wheelchair"}));
}

TEST(Words, ANameFallsBackToTheOtherLanguage) {
  api::PlaceSummary place;
  place.key = "yunlong";
  EXPECT_EQ(name_zh(place), "yunlong");
  place.name_en = "Yunlong Ridge";
  EXPECT_EQ(name_zh(place), "Yunlong Ridge");
  EXPECT_EQ(name_en(place), "");
  place.name_zh = "云龙山";
  EXPECT_EQ(name_en(place), "Yunlong Ridge");
}

}  // namespace

}  // namespace magpie::paper
