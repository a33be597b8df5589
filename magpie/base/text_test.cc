#include "magpie/base/text.h"

#include <gtest/gtest.h>

namespace magpie::base {
namespace {

TEST(Text, ListsDropEmptyPieces) {
  EXPECT_EQ(split_list(" temple; ;mountain;", ';'),
            (std::vector<std::string>{"temple", "mountain"}));
  EXPECT_TRUE(split_list("", ';').empty());
}

TEST(Text, KnowsUtf8FromWhatOnlyLooksLikeIt) {
  EXPECT_TRUE(is_valid_utf8("和顺 Heshun 🐦"));
  EXPECT_FALSE(is_valid_utf8("\xBA\xCD\xCB\xB3"));  // 和顺 in GB18030
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(is_valid_utf8("\xE5\x92"));          // cut
}

TEST(Text, CodePointsGoThereAndBack) {
  std::string const text = "aé和🐦";
  EXPECT_EQ(to_code_points(text).size(), 4U);
  EXPECT_EQ(to_utf8(to_code_points(text)), text);
}

TEST(Text, DamagedNumbersAreNoNumbers) {
  EXPECT_EQ(parse_number("-3.5"), -3.5);
  for (char const* bad : {"4,5", "", " 4", "4 ", "nan", "inf", "4.5.6", "2600,<>"}) {
    EXPECT_FALSE(parse_number(bad)) << bad;
  }
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_FALSE(parse_integer("4.2"));
}

TEST(Text, ShortensBetweenCharacters) {
  EXPECT_EQ(shorten("和顺", 4), "和…");
  EXPECT_EQ(shorten("和顺", 6), "和顺");
}

}  // namespace
}  // namespace magpie::base
