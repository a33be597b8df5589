#include "magpie/catalog/script.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "magpie/base/text.h"

namespace magpie::catalog {
namespace {

std::string joined(Reading const& reading) {
  std::string out;
  for (auto const& syllable : reading) out += (out.empty() ? "" : " ") + syllable;
  return out;
}

std::string first_reading(std::u32string_view text) {
  return joined(readings(text, 1).front());
}

bool has_reading(std::u32string_view text, std::string const& wanted) {
  auto const all = readings(text, 8);
  return std::any_of(all.begin(), all.end(), [&](auto const& r) { return joined(r) == wanted; });
}

TEST(Script, TraditionalCharactersBecomeSimplified) {
  EXPECT_EQ(simplified("正定縣隆興寺、臺灣 Museum"), "正定县隆兴寺、台湾 Museum");
  EXPECT_EQ(simplified("乾陵"), "乾陵");
}

TEST(Script, ACharacterHasAllItsReadings) {
  auto const le = pinyin_readings(U'乐');
  EXPECT_EQ(std::vector<std::string>(le.begin(), le.end()),
            (std::vector<std::string>{"le", "yue", "lao"}));
  auto const lv = pinyin_readings(U'吕');
  EXPECT_EQ(std::vector<std::string>(lv.begin(), lv.end()), (std::vector<std::string>{"lv", "lu"}));
  EXPECT_TRUE(pinyin_readings(U'a').empty());
}

TEST(Script, PlaceNamesAreReadAsTheirPeopleReadThem) {
  EXPECT_EQ(first_reading(U"太行山"), "tai hang shan");
  EXPECT_EQ(first_reading(U"洪洞大槐树"), "hong tong da huai shu");
  EXPECT_EQ(first_reading(U"重庆"), "chong qing");
  EXPECT_EQ(first_reading(U"长治"), "chang zhi");
  EXPECT_EQ(first_reading(U"厦门"), "xia men");
  EXPECT_EQ(first_reading(U"六安"), "lu an");
  EXPECT_EQ(first_reading(U"蔚县"), "yu xian");
  EXPECT_EQ(first_reading(U"单县"), "shan xian");
  EXPECT_EQ(first_reading(U"朝阳"), "chao yang");
  EXPECT_EQ(first_reading(U"乐山"), "le shan");
  EXPECT_EQ(first_reading(U"乐亭"), "lao ting");
}

TEST(Script, OtherReadingsFollow) {
  EXPECT_TRUE(has_reading(U"解州", "xie zhou"));
  EXPECT_TRUE(has_reading(U"洪洞", "hong dong"));
  EXPECT_TRUE(has_reading(U"长乐宫", "zhang yue gong"));
  EXPECT_EQ(readings(U"重长乐行会朝曲都", 8).size(), 8U);
}

TEST(Script, KoreanIsReadByTheLetterAndAsSpoken) {
  EXPECT_EQ(first_reading(U"독립문"), "dok rip mun");
  EXPECT_TRUE(has_reading(U"독립문", "dong nim mun"));
  EXPECT_EQ(latin_form("경복궁"), "gyeongbokgung");
  EXPECT_EQ(latin_form("신라 한라산"), "silla hallasan");
}

TEST(Script, EveryScriptHasALatinForm) {
  EXPECT_EQ(latin_form("太行山 Ünïcode Straße"), "taihangshan unicode strasse");
  EXPECT_EQ(latin_form("Хэшунь, Щукино ЖУКОВ"), "kheshun shchukino zhukov");
  EXPECT_EQ(latin_form("Ουρανός"), "uranos");
  EXPECT_EQ(latin_form("Chang'an—K2观景台"), "changan k2 guanjingtai");
  EXPECT_EQ(latin_form("さくら"), "sakura");
  EXPECT_EQ(latin_form("…"), "");
}

TEST(Script, LettersAndMarksMayBeApart) {
  EXPECT_EQ(folded("Cafe\u0301"), folded("Café"));
  EXPECT_EQ(folded("и\u0306"), folded("й"));
  EXPECT_EQ(folded("ＦＵＬＬ"), U"full");
}

// U+9FC6 is a character that nobody reads aloud.
TEST(Script, ACharacterWithoutReadingLeavesNoBlank) {
  EXPECT_EQ(latin_form("a\u9fc6"), "a");
  EXPECT_EQ(latin_form("a\u9fc6b"), "a b");
  EXPECT_EQ(latin_form("\u9fc6 b"), "b");
}

TEST(Script, LatinFormOfALatinFormIsItself) {
  EXPECT_TRUE(rc::check([](std::string const& text) {
    auto const once = latin_form(text);
    RC_ASSERT(latin_form(once) == once);
    RC_ASSERT(std::all_of(once.begin(), once.end(), [](char c) {
      return c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }));
  }));
}

TEST(Script, TheLimitOfReadingsHoldsAndNoneIsDouble) {
  std::u32string const pool = U"重长乐行会朝曲都山门县寺경복독립a";
  EXPECT_TRUE(rc::check([&] {
    std::u32string text;
    for (auto const i : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, pool.size()))) {
      text += pool[i];
    }
    auto const limit = *rc::gen::inRange<std::size_t>(1, 10);
    auto all = readings(text, limit);
    RC_ASSERT(!all.empty() && all.size() <= limit);
    for (auto const& reading : all) RC_ASSERT(reading.size() == text.size());
    std::sort(all.begin(), all.end());
    RC_ASSERT(std::adjacent_find(all.begin(), all.end()) == all.end());
  }));
}

}  // namespace
}  // namespace magpie::catalog
