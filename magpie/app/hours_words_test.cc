#include "magpie/app/hours_words.h"

#include <gtest/gtest.h>

namespace magpie::app {
namespace {

std::string zh(std::string_view text) {
  auto const words = opening_hours_words(text);
  return words ? words->zh : "nothing";
}

std::string en(std::string_view text) {
  auto const words = opening_hours_words(text);
  return words ? words->en : "nothing";
}

TEST(HoursWords, RulesAreSaidInBothLanguages) {
  EXPECT_EQ(zh("Mo-Fr 08:00-17:30; PH off"), "周一至周五 8:00–17:30；法定节假日不开放");
  EXPECT_EQ(en("Mo-Fr 08:00-17:30; PH off"), "Mon–Fri 8:00–17:30; public holidays closed");
  EXPECT_EQ(zh("Tu,Sa 09:00-12:00,13:00-17:00"), "周二、周六 9:00–12:00、13:00–17:00");
  EXPECT_EQ(zh("24/7"), "全天开放");
  EXPECT_EQ(en("24/7"), "open day and night");
  EXPECT_EQ(zh("sunrise-sunset"), "日出–日落");
}

TEST(HoursWords, SeasonsAreSaidWithMonthsAndDays) {
  EXPECT_EQ(zh("Apr-Oct Mo-Su 08:00-18:00"), "4月至10月 周一至周日 8:00–18:00");
  EXPECT_EQ(en("Apr-Oct Mo-Su 08:00-18:00"), "Apr–Oct Mon–Sun 8:00–18:00");
  EXPECT_EQ(zh("Apr 01-Oct 31: 08:00-18:00"), "nothing");
  EXPECT_EQ(zh("Apr 01-Oct 31 08:00-18:00"), "4月1日至10月31日 8:00–18:00");
  EXPECT_EQ(en("Nov 01-Mar 31 off"), "Nov 1–Mar 31 closed");
}

TEST(HoursWords, HalfATranslationIsNone) {
  for (auto const* text : {"by appointment", "Mo[1] 10:00-12:00", "Mo-Fr 08:00-17:30 \"ask\"", "",
                           "-", "Mo-", ";", "Mo-Fr 8-17", "99:00-12:00", "<b>"}) {
    EXPECT_EQ(zh(text), "nothing") << text;
  }
}

}  // namespace
}  // namespace magpie::app
