#include "magpie/catalog/search.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "magpie/base/text.h"

namespace magpie::catalog {
namespace {

std::vector<Place> taihang() {
  struct Row {
    char const* zh;
    char const* en;
    int rating;
  };
  std::vector<Place> places;
  for (Row const& row : {Row{"苍岩山景区", "Cangyan Mountain (with Fuqing Temple)", 4},
                         Row{"正定县隆兴寺景区", "Longxing Temple, Zhengding", 4},
                         Row{"正定", "Zhengding", 0}, Row{"乔家大院", "Qiao Family Compound", 5},
                         Row{"临济寺澄灵塔", "Chengling Pagoda of Linji Temple, Zhengding", 0},
                         Row{"长安区", "Chang'an", 0}, Row{"吕家村", "Lüjia Village", 0}}) {
    Place place;
    place.names = {{"zh", row.zh}, {"en", row.en}};
    if (row.rating > 0) place.rating = row.rating;
    places.push_back(place);
  }
  places[3].tags["alt_name"] = "在中堂;Zaizhongtang";
  return places;
}

std::string found(std::string_view query, std::size_t limit = 10) {
  auto const places = taihang();
  SearchIndex const index(places);
  std::string out;
  for (auto const& hit : index.find(query, limit)) out += hit.name + "\n";
  return out;
}

TEST(Search, FindsOneAndTwoChineseCharacters) {
  EXPECT_EQ(found("寺"), "正定县隆兴寺景区\n临济寺澄灵塔\n");
  EXPECT_EQ(found("隆兴"), "正定县隆兴寺景区\n");
  EXPECT_EQ(found("大院"), "乔家大院\n");
  EXPECT_EQ(found("西湖"), "");
}

TEST(Search, ExactNamesComeFirstThenBeginnings) {
  EXPECT_EQ(found("正定"), "正定\n正定县隆兴寺景区\n");
  EXPECT_EQ(found("zhengding"),
            "Zhengding\nLongxing Temple, Zhengding\nChengling Pagoda of Linji Temple, Zhengding\n");
}

TEST(Search, LatinWordsAreFoundByTheirBeginningWithoutCaseAndAccents) {
  EXPECT_EQ(found("CANGY"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("fuq"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("lujia"), "Lüjia Village\n");
  EXPECT_EQ(found("LÜJIA"), "Lüjia Village\n");
  EXPECT_EQ(found("angyan"), "");
}

TEST(Search, ApostrophesSpacesAndFullWidthLettersDoNotMatter) {
  EXPECT_EQ(found("changan"), "Chang'an\n");
  EXPECT_EQ(found("Chang’an"), "Chang'an\n");
  EXPECT_EQ(found("zheng ding"), "Zhengding\n");
  EXPECT_EQ(found("ｑｉａｏ"), "Qiao Family Compound\n");
}

TEST(Search, OneMistakeInALongWordIsForgiven) {
  EXPECT_EQ(found("cangyam"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("cnagyan"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("compuond"), "Qiao Family Compound\n");
  EXPECT_EQ(found("mountian"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("qjao"), "");
}

TEST(Search, EveryWordMustBeFoundInOneName) {
  EXPECT_EQ(found("temple linji"), "Chengling Pagoda of Linji Temple, Zhengding\n");
  EXPECT_EQ(found("temple qiao"), "");
}

TEST(Search, BetterRatedPlacesComeFirstAmongEqualMatches) {
  EXPECT_EQ(found("temple"),
            "Longxing Temple, Zhengding\nCangyan Mountain (with Fuqing Temple)\n"
            "Chengling Pagoda of Linji Temple, Zhengding\n");
}

TEST(Search, OtherNamesOfThePlaceCount) {
  EXPECT_EQ(found("中堂"), "在中堂\n");
  EXPECT_EQ(found("zaizhong"), "Zaizhongtang\n");
}

TEST(Search, NothingIsFoundForNothing) {
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found("  ,;  "), "");
  EXPECT_EQ(found("正定", 0), "");
  EXPECT_EQ(found("正定", 1), "正定\n");
}

TEST(Search, FormFoldsPinyinTones) {
  EXPECT_EQ(base::to_utf8(search_form("Shíjiāzhuāng—Lǚjiā  CŪN!")), "shijiazhuang lujia cun");
}

TEST(Search, EveryPieceOfANameFindsItsPlace) {
  auto const places = taihang();
  SearchIndex const index(places);
  EXPECT_TRUE(rc::check([&] {
    auto const i = *rc::gen::inRange<std::size_t>(0, places.size());
    auto const name = base::to_code_points(places[i].names.at("zh"));
    auto const from = *rc::gen::inRange<std::size_t>(0, name.size());
    auto const count = *rc::gen::inRange<std::size_t>(1, name.size() - from + 1);
    auto const hits = index.find(base::to_utf8(name.substr(from, count)), 100);
    RC_ASSERT(
        std::any_of(hits.begin(), hits.end(), [&](Hit const& hit) { return hit.index == i; }));
  }));
}

TEST(Search, NoQueryCrashes) {
  auto const places = taihang();
  SearchIndex const index(places);
  EXPECT_TRUE(
      rc::check([&](std::string const& query) { RC_ASSERT(index.find(query, 3).size() <= 3); }));
}

}  // namespace
}  // namespace magpie::catalog
