// Rows with positions compared with each other, with counties and with the catalogue.
#include "magpie/catalog/place_check.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace magpie::catalog {
namespace {

geo::LatLng at(double lat, double lon) {
  return *geo::make_latlng(lat, lon);
}

County county(char const* code, char const* name, double lat, double lon) {
  County out;
  out.code = code;
  out.name_zh = name;
  out.prefecture_zh = "晋中市";
  out.province_zh = "山西省";
  out.seat = at(lat, lon);
  out.area_km2 = 2'000;
  return out;
}

geo::Area square(double south, double west) {
  return geo::Area(
      {{at(south, west), at(south, west + 1), at(south + 1, west + 1), at(south + 1, west)}});
}

// Heshun is the square 37–38 N, 113–114 E, Xiyang the one north of it, Zuoquan south.
struct Ground {
  std::vector<County> counties{county("140723", "和顺县", 37.33, 113.57),
                               county("140724", "昔阳县", 38.61, 113.70),
                               county("140722", "左权县", 36.50, 113.37)};
  geo::AreaIndex areas{{square(37, 113), square(38, 113), square(36, 113)}};
  cell::CountyNames names{counties};

  CheckContext context() const { return {names, &areas, {0, 1, 2}, {}, nullptr, {}}; }
  CheckContext by_seats() const { return {names, nullptr, {}, {}, nullptr, {}}; }
};

CheckedRow row(char const* label, char const* name, double lat, double lon,
               std::vector<std::size_t> counties = {}) {
  CheckedRow out;
  out.label = label;
  out.name = name;
  out.position = out.raw = at(lat, lon);
  out.counties = std::move(counties);
  return out;
}

// "7 WRONG_COUNTY; 9 …".
std::string told(std::vector<CheckedRow> const& rows, CheckContext const& context) {
  std::string out;
  for (auto const& found : check_places(rows, context))
    out += fmt::format("{}{} {}", out.empty() ? "" : "; ", found.finding.row, found.finding.code);
  return out;
}

TEST(PlaceCheck, APositionOutsideItsCountyIsFoundByTheArea) {
  Ground const ground;
  EXPECT_EQ(told({row("1", "懿济圣母庙", 37.2, 113.7, {0})}, ground.context()), "");
  EXPECT_EQ(told({row("1", "懿济圣母庙", 38.2, 113.7, {0})}, ground.context()), "1 WRONG_COUNTY");
  // 200 m over the border may be the border's own simplification.
  EXPECT_EQ(told({row("1", "懿济圣母庙", 38.0018, 113.7, {0})}, ground.context()), "");
}

TEST(PlaceCheck, WithoutAreasTheSeatsDecide) {
  Ground const ground;
  EXPECT_EQ(told({row("1", "石佛寺", 37.5, 113.6, {0})}, ground.by_seats()), "");
  EXPECT_EQ(told({row("1", "石佛寺", 38.9, 114.9, {0})}, ground.by_seats()), "1 WRONG_COUNTY");
  // Beside the seat of another county, though not very far.
  auto const found = told({row("1", "石佛寺", 36.51, 113.38, {0})}, ground.by_seats());
  EXPECT_EQ(found, "1 WRONG_COUNTY");
}

TEST(PlaceCheck, TheSeatsOwnPositionIsAsked) {
  Ground const ground;
  EXPECT_EQ(told({row("1", "石佛寺", 37.33, 113.57, {0})}, ground.context()), "1 SEAT_POSITION");
}

TEST(PlaceCheck, ADefaultPositionOfManyRowsIsSaidOnceAndDoubtsAll) {
  Ground const ground;
  std::vector<CheckedRow> rows{row("1", "石佛寺", 37.2, 113.2), row("2", "望鹊台", 37.2, 113.2),
                               row("3", "龙泉谷", 37.2, 113.2), row("4", "云竹湖", 37.4, 113.4)};
  auto const found = check_places(rows, ground.context());
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].finding.code, "SHARED_POSITION");
  EXPECT_EQ(found[0].finding.row, "1");
  EXPECT_EQ(found[0].others, (std::vector<std::size_t>{1, 2}));
  EXPECT_NE(found[0].finding.sentence.en.find("3 rows"), std::string::npos);
}

TEST(PlaceCheck, NearRowsOfOneNameMayBeOnePlace) {
  Ground const ground;
  EXPECT_EQ(told({row("1", "石佛寺", 37.2, 113.2), row("2", "石佛寺景区", 37.2, 113.2)},
                 ground.context()),
            "2 DUPLICATE_POSITION");
  EXPECT_EQ(told({row("1", "石佛寺", 37.2, 113.2), row("2", "石佛寺景区", 37.205, 113.2)},
                 ground.context()),
            "2 SAME_AS");
  EXPECT_EQ(told({row("1", "石佛寺", 37.2, 113.2), row("2", "石佛寺景区", 37.3, 113.2)},
                 ground.context()),
            "");
}

TEST(PlaceCheck, AnIdStandsOnce) {
  Ground const ground;
  auto a = row("1", "石佛寺", 37.2, 113.2), b = row("2", "望鹊台", 37.4, 113.4);
  a.id = b.id = "X1";
  EXPECT_EQ(told({a, b}, ground.context()), "2 DUPLICATE_ID");
}

TEST(PlaceCheck, ANameBelongsWhereACountyOfTheProvinceHasIt) {
  Ground const ground;
  EXPECT_EQ(told({row("1", "昔阳石马寺", 36.5, 113.8)}, ground.context()), "1 SUSPECT_NAME_COUNTY");
  EXPECT_EQ(told({row("1", "昔阳石马寺", 38.5, 113.8)}, ground.context()), "");
  // 1 km from the county's border: names reach over it.
  EXPECT_EQ(told({row("1", "昔阳石马寺", 37.992, 113.8)}, ground.context()), "");
}

Place known_place(char const* name, char const* code, int rating) {
  Place place;
  place.names["zh"] = name;
  place.county_code = code;
  place.rating = rating;
  return place;
}

TEST(PlaceCheck, ANameBelongsWhereTheCatalogueKnowsIt) {
  Ground const ground;
  std::vector<Place> const places{
      known_place("历山", "140722", 4), known_place("古城景区", "140722", 4),
      known_place("龙泉寺", "140722", 2), known_place("关帝庙", "140722", 4),
      known_place("关帝庙", "140723", 2)};
  KnownNames const known(places, ground.counties);
  auto context = ground.context();
  context.known = &known;
  EXPECT_EQ(told({row("1", "历山农耕文化旅游区", 38.5, 113.8)}, context), "1 SUSPECT_NAME_COUNTY");
  EXPECT_EQ(told({row("1", "历山农耕文化旅游区", 36.5, 113.8)}, context), "");
  // A general word, a name of several counties and one that many temples have say nothing.
  EXPECT_EQ(told({row("1", "龙泉寺", 38.5, 113.8)}, context), "");
  EXPECT_EQ(told({row("1", "古城村", 38.5, 113.8)}, context), "");
  EXPECT_EQ(told({row("1", "关帝庙", 38.5, 113.8)}, context), "");
}

TEST(PlaceCheck, AGradeThatTheCatalogueKnowsOtherwiseIsAsked) {
  Ground const ground;
  std::vector<Place> const places{known_place("石佛寺景区", "140723", 5)};
  KnownNames const known(places, ground.counties);
  auto context = ground.context();
  context.known = &known;
  auto one = row("1", "和顺县石佛寺", 37.2, 113.2, {0});
  one.rating = 1;
  EXPECT_EQ(told({one}, context), "1 CONFLICT");
  one.rating = 5;
  EXPECT_EQ(told({one}, context), "");
  one.rating = 1;
  one.counties = {1};
  EXPECT_EQ(told({one}, context), "1 WRONG_COUNTY") << "another county's may be another place";
}

TEST(PlaceCheck, OutsideTheAllianceIsAsked) {
  Ground ground;
  ground.counties[1].prefecture_zh = "阳泉市";
  auto context = ground.context();
  context.alliance_codes = {"140723"};
  EXPECT_EQ(told({row("1", "石马寺", 38.5, 113.8)}, context), "1 OUTSIDE_ALLIANCE");
  EXPECT_EQ(told({row("1", "龙泉寺", 36.6, 113.8)}, context), "")
      << "a neighbour of its prefecture";
}

// Ten thousand rows at one default position and ten thousand apart: it must end, and soon.
TEST(PlaceCheck, ManyRowsAreCompared) {
  Ground const ground;
  std::vector<CheckedRow> rows;
  for (int i = 0; i < 10'000; ++i) {
    auto const name = fmt::format("点{}号", i);
    rows.push_back(row("d", name.c_str(), 37.1, 113.1));
    rows.push_back(row("s", name.c_str(), 37.2 + (i % 100) * 0.005, 113.2 + i / 100 * 0.005));
  }
  EXPECT_FALSE(check_places(rows, ground.context()).empty());
}

}  // namespace
}  // namespace magpie::catalog
