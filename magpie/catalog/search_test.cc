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
  EXPECT_EQ(found("ompound"), "Qiao Family Compound\n");  // as a mistake
  EXPECT_EQ(found("ngy"), "");
}

TEST(Search, ApostrophesSpacesAndFullWidthLettersDoNotMatter) {
  EXPECT_EQ(found("changan"), "Chang'an\n");
  EXPECT_EQ(found("Chang’an"), "Chang'an\n");
  EXPECT_EQ(found("zheng ding", 1), "Zhengding\n");
  EXPECT_EQ(found("ｑｉａｏ"), "Qiao Family Compound\n");
}

TEST(Search, MistakesInLongerWordsAreForgiven) {
  EXPECT_EQ(found("cangyam"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("cnagyan"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("compuond"), "Qiao Family Compound\n");
  EXPECT_EQ(found("mountian"), "Cangyan Mountain (with Fuqing Temple)\n");
  EXPECT_EQ(found("qjao"), "Qiao Family Compound\n");
  EXPECT_EQ(found("qja"), "");
}

TEST(Search, EveryWordMustBeFound) {
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

// The names that the query finds among some well-known ones.
std::string known(std::string_view query, std::size_t limit = 10) {
  std::vector<Place> places;
  for (auto const* name : {"和顺县", "洪洞大槐树", "太行山大峡谷", "长治", "重庆", "厦门", "六安",
                           "蔚县", "单县", "朝阳", "乐山大佛", "乐亭", "吕梁", "正定隆兴寺",
                           "경복궁", "Красная площадь", "西湖", "独立门", "독립문"}) {
    Place place;
    place.names = {{"", name}};
    places.push_back(place);
  }
  places[13].county_zh = "正定县";
  places[16].county_zh = "正定县";
  places[16].key = "hs-0013";
  std::string out;
  for (auto const& hit : SearchIndex(places).find(query, limit)) out += hit.name + "\n";
  return out;
}

TEST(Search, PinyinIsFoundWithAndWithoutTonesAndSpaces) {
  for (auto const* query : {"heshun", "he shun", "hé shùn", "HeShun", "hesh", "heshunxian"}) {
    EXPECT_EQ(known(query, 1), "和顺县\n") << query;
  }
  EXPECT_EQ(known("longxing"), "正定隆兴寺\n");
  EXPECT_EQ(known("lvliang"), "吕梁\n");
  EXPECT_EQ(known("luliang"), "吕梁\n");
  EXPECT_EQ(known("lǚliáng"), "吕梁\n");
}

TEST(Search, PlaceNamesAreFoundByTheirLocalReading) {
  EXPECT_EQ(known("hongtong"), "洪洞大槐树\n");
  EXPECT_EQ(known("taihang"), "太行山大峡谷\n");
  EXPECT_EQ(known("changzhi", 1), "长治\n");
  EXPECT_EQ(known("chongqing", 1), "重庆\n");
  EXPECT_EQ(known("xiamen"), "厦门\n");
  EXPECT_EQ(known("luan", 1), "六安\n");
  EXPECT_EQ(known("yuxian"), "蔚县\n");
  EXPECT_EQ(known("shanxian", 1), "单县\n");
  EXPECT_EQ(known("chaoyang", 1), "朝阳\n");
  EXPECT_EQ(known("leshan"), "乐山大佛\n");
  EXPECT_EQ(known("laoting"), "乐亭\n");
}

TEST(Search, InitialsFind) {
  EXPECT_EQ(known("hsx"), "和顺县\n");
  EXPECT_EQ(known("zdlxs"), "正定隆兴寺\n");
  EXPECT_EQ(known("lxs"), "正定隆兴寺\n");
  EXPECT_EQ(known("hs"), "和顺县\n");
}

TEST(Search, TraditionalAndSimplifiedFindEachOther) {
  EXPECT_EQ(known("蔚縣"), "蔚县\n");
  EXPECT_EQ(known("正定隆興寺"), "正定隆兴寺\n");
  Place place;
  place.names = {{"", "臺灣館"}};
  EXPECT_EQ(SearchIndex({&place, 1}).find("台湾馆", 5).size(), 1U);
}

TEST(Search, MistakesInPinyinAndCharactersOfTheSameSoundAreForgiven) {
  EXPECT_EQ(known("hehsun"), "和顺县\n");
  EXPECT_EQ(known("hongtnog"), "洪洞大槐树\n");
  EXPECT_EQ(known("lonxinsi"), "正定隆兴寺\n");
  EXPECT_EQ(known("何顺"), "和顺县\n");
}

TEST(Search, KoreanAndRussianAreFoundInTheirLettersAndInOurs) {
  EXPECT_EQ(known("경복"), "경복궁\n");
  EXPECT_EQ(known("gyeongbok"), "경복궁\n");
  EXPECT_EQ(known("dongnimmun"), "독립문\n");
  EXPECT_EQ(known("красн"), "Красная площадь\n");
  EXPECT_EQ(known("krasnaya ploshchad"), "Красная площадь\n");
  EXPECT_EQ(known("площ"), "Красная площадь\n");
}

TEST(Search, TheCountyCountsBehindTheName) {
  EXPECT_EQ(known("正定"), "正定隆兴寺\n西湖\n");
  EXPECT_EQ(known("正定 湖"), "西湖\n");
  EXPECT_EQ(known("zhengding hu", 1), "西湖\n");
  EXPECT_EQ(known("湖 寺"), "");
}

TEST(Search, TheKeyFindsItsPlace) {
  EXPECT_EQ(known("hs-0013"), "西湖\n");
  EXPECT_EQ(known("HS0013"), "西湖\n");
}

TEST(Search, ChangesAreSeenAndTheOldIndexStays) {
  auto places = taihang();
  SearchIndex const before(places);
  places[2].names = {{"zh", "平遥"}};
  SearchChange const changes[] = {{2, &places[2]}, {0, nullptr}, {7, &places[4]}};
  auto const after = before.with_changes(changes);
  EXPECT_EQ(after.size(), 8U);
  EXPECT_EQ(after.find("pingyao", 5).at(0).index, 2U);
  EXPECT_TRUE(after.find("cangyan", 5).empty());
  EXPECT_EQ(after.find("linji", 5).size(), 2U);
  EXPECT_EQ(before.find("zhengding", 1).at(0).index, 2U);
  EXPECT_EQ(before.find("cangyan", 5).size(), 1U);
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
