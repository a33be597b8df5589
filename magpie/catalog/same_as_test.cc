#include "magpie/catalog/same_as.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "magpie/base/random.h"
#include "magpie/base/text.h"
#include "magpie/catalog/same_as_names.h"
#include "magpie/catalog/same_as_pairs.h"

namespace magpie::catalog {
namespace {

Place place(std::string name, std::optional<geo::LatLng> at, std::string county = "130123") {
  Place made;
  made.names["zh"] = std::move(name);
  made.location = at;
  made.precision = at ? Precision::point : Precision::county;
  made.county_code = std::move(county);
  return made;
}

auto const kHere = geo::make_latlng(38.14, 114.58);
auto const kNearby = geo::make_latlng(38.1403, 114.58);
auto const kFar = geo::make_latlng(38.6, 114.58);

double score(Place const& a, Place const& b) {
  return score_same_as(a, b).score;
}

TEST(SameAs, PrefixAndCategoryMakeNoOtherName) {
  Place graded = place("正定县隆兴寺景区", kHere);
  graded.county_zh = "正定县";
  EXPECT_GE(score(graded, place("隆兴寺", kHere)), kSameAsThreshold);
  EXPECT_GE(score(graded, place("隆興寺", kNearby)), kSameAsThreshold);
}

TEST(SameAs, OneLookAlikeCharacterIsAsked) {
  auto const pair = score_same_as(place("沕沕水景区", kHere), place("淴淴水生态风景区", kHere));
  EXPECT_GE(pair.score, kSameAsThreshold);
  EXPECT_EQ(pair.reasons.at(0).name, "look_alike");
  EXPECT_EQ(pair.reasons.at(0).text.zh, "名称只差一个形近字");
}

TEST(SameAs, AChineseAndALatinNameMeetByTheirSound) {
  Place latin;
  latin.names["en"] = "Longxing Temple";
  latin.location = kNearby;
  latin.precision = Precision::point;
  EXPECT_GE(score(place("隆兴寺", kHere), latin), kSameAsThreshold);
  latin.names["en"] = "Longxing Bridge";
  EXPECT_LT(score(place("隆兴寺", kHere), latin), kSameAsThreshold);
}

TEST(SameAs, EastAndWestAreTwoPlaces) {
  EXPECT_LT(score(place("石家庄东湖", kHere), place("石家庄西湖", kHere)), kSameAsThreshold);
  EXPECT_LT(score(place("一号营地", kHere), place("二号营地", kHere)), kSameAsThreshold);
}

TEST(SameAs, OneCharacterOfAnotherShapeAndSoundIsAnotherName) {
  EXPECT_LT(score(place("孔家大院", {}), place("曹家大院", {})), kSameAsThreshold);
}

TEST(SameAs, TheSameNameFarAwayOrInAnotherCountyIsAnotherPlace) {
  EXPECT_LT(score(place("玉皇庙", kHere), place("玉皇庙", kFar)), kSameAsThreshold);
  EXPECT_GE(score(place("玉皇庙", {}), place("玉皇庙", {})), kSameAsThreshold);
  EXPECT_LT(score(place("玉皇庙", {}), place("玉皇庙", {}, "140525")), kSameAsThreshold);
}

TEST(SameAs, TheStationOfASightIsNotTheSight) {
  Place station = place("平遥古城站", kNearby);
  station.kind = Kind::gateway;
  EXPECT_LT(score(place("平遥古城", kHere), station), kSameAsThreshold);
}

TEST(SameAs, AProtectedTempleInAGradedAreaIsOfferedAsALink) {
  Place area = place("合山懿济圣母文化景区", kHere);
  area.rating = 3;
  Place temple = place("懿济圣母庙", kNearby);
  temple.designations = {{"national-heritage:6-101", "", {}, ""}};
  auto const pair = score_same_as(area, temple);
  EXPECT_GE(pair.score, kSameAsThreshold);
  EXPECT_EQ(pair.offer, SameAsOffer::link);
}

TEST(SameAs, TheOrderOfTheTwoMakesNoDifference) {
  std::array const places{place("正定县隆兴寺景区", kHere), place("隆兴寺", kNearby),
                          place("沕沕水", kHere), place("淴淴水景区", {})};
  for (auto const& a : places) {
    for (auto const& b : places) EXPECT_EQ(score(a, b), score(b, a));
  }
}

std::vector<SameAsChange> all_new(std::vector<Place> const& places) {
  std::vector<SameAsChange> changes;
  for (std::size_t i = 0; i < places.size(); ++i) changes.push_back({i, &places[i]});
  return changes;
}

std::vector<SameAsChange> all_new(std::vector<std::optional<Place>> const& places) {
  std::vector<SameAsChange> changes;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i]) changes.push_back({i, &*places[i]});
  return changes;
}

TEST(SameAsIndex, FindsWhatComparingAllPairsFinds) {
  std::vector<Place> const places{place("正定县隆兴寺景区", kHere), place("赵云庙", kHere),
                                  place("隆兴寺", kNearby), place("沕沕水", kFar),
                                  place("淴淴水景区", kFar)};
  std::vector<std::pair<std::size_t, std::size_t>> all;
  SameAsPairs pairs;
  pairs.change(all_new(places));
  for (auto const& pair : pairs.best(10)) all.emplace_back(pair.first, pair.second);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {3, 4}}));
  auto const candidates = SameAsIndex(places).candidates_of(place("隆兴寺景区", {}), 5);
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_TRUE(SameAsPairs().best(5).empty());
}

// Many records stand close together and many share a name, so that both limits of what is compared
// are crossed to and fro.
TEST(SameAsPairs, AfterChangesAreThoseOfComparingEverythingAnew) {
  base::Random random(3);
  auto const some = [&]() -> std::optional<Place> {
    if (random.below(8) == 0) return std::nullopt;
    static constexpr std::array kNames{"玉皇庙", "玉皇庙",     "玉皇庙", "玉皇大庙",
                                       "隆兴寺", "隆兴寺景区", "沕沕水", "龙王庙"};
    auto made = place(kNames[random.below(kNames.size())],
                      geo::make_latlng(37.3, 113.5 + 0.0003 * double(random.below(30))));
    if (random.below(5) == 0) made.rating = 4;
    return made;
  };
  std::vector<std::optional<Place>> places(610);
  for (auto& one : places) one = some();
  SameAsPairs pairs;
  pairs.change(all_new(places));
  std::size_t found = 0;
  for (int round = 0; round < 20; ++round) {
    std::map<std::size_t, std::size_t> chosen;
    for (auto i = random.below(5) + 1; i > 0; --i) chosen[random.below(places.size())] = 0;
    std::vector<SameAsChange> changes;
    for (auto const& [index, _] : chosen) {
      places[index] = some();
      changes.push_back({index, places[index] ? &*places[index] : nullptr});
    }
    pairs.change(changes);
    SameAsPairs anew;
    anew.change(all_new(places));
    ASSERT_EQ(pairs.best(100'000), anew.best(100'000)) << "round " << round;
    found += pairs.best(100'000).size();
  }
  EXPECT_GT(found, 1000U);
}

// A line of tests/data/same_as_labels.csv; quotes stand only around cells with commas.
std::vector<std::string> cells_of(std::string const& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (char const c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

Place labelled(std::vector<std::string> const& cells, std::size_t at) {
  Place made;
  if (!cells[at].empty()) made.names["zh"] = cells[at];
  if (!cells[at + 1].empty()) made.names["en"] = cells[at + 1];
  made.kind = parse_kind(cells[at + 2]).value();
  made.county_zh = cells[at + 3];
  made.county_code = cells[at + 4];
  auto const lat = base::parse_number(cells[at + 5]);
  auto const lon = base::parse_number(cells[at + 6]);
  if (lat && lon) made.location = geo::make_latlng(*lat, *lon);
  made.precision = made.location ? Precision::point : Precision::county;
  if (auto const rating = base::parse_integer(cells[at + 7])) made.rating = int(*rating);
  if (!cells[at + 8].empty()) made.designations = {{cells[at + 8], "", {}, ""}};
  return made;
}

struct Tally {
  int asked = 0;
  int all = 0;
};

TEST(SameAs, PrecisionAndRecallOfTheLabelledPairsHold) {
  std::ifstream file(MAGPIE_SOURCE_DIR "/tests/data/same_as_labels.csv");
  ASSERT_TRUE(file);
  std::map<std::string, Tally> tallies;
  int links = 0;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    auto const cells = cells_of(line);
    ASSERT_EQ(cells.size(), 20U) << line;
    auto const pair = score_same_as(labelled(cells, 2), labelled(cells, 11));
    bool const is_asked = pair.score >= kSameAsThreshold;
    ++tallies[cells[0] + " " + cells[1]].all;
    if (is_asked) ++tallies[cells[0] + " " + cells[1]].asked;
    if (is_asked && cells[0] == "part" && pair.offer == SameAsOffer::link) ++links;
    if (is_asked == (cells[0] == "different")) {
      std::printf("%s %s | %s %s | %.2f\n", cells[0].c_str(), cells[1].c_str(),
                  (cells[2] + cells[3]).c_str(), (cells[11] + cells[12]).c_str(), pair.score);
    }
  }
  int right = 0;
  int wanted = 0;
  for (auto const& [name, tally] : tallies) {
    std::printf("%-22s asked %3d of %3d\n", name.c_str(), tally.asked, tally.all);
    if (name.starts_with("different")) continue;
    right += tally.asked;
    wanted += tally.all;
  }
  auto const wrong = tallies["different register"].asked;
  double const precision = double(right) / double(right + wrong);
  double const recall = double(right) / double(wanted);
  std::printf("precision %.3f recall %.3f, links among parts %d\n", precision, recall, links);
  EXPECT_GE(precision, 0.96);
  EXPECT_GE(recall, 0.90);
  auto const known = tallies["same known"];
  EXPECT_GE(double(known.asked) / double(known.all), 0.75);
}

}  // namespace
}  // namespace magpie::catalog
