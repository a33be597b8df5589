#include "magpie/store/place_store.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/store/member_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

using catalog::Kind;
using catalog::Place;

Place full_place() {
  Place p;
  p.key = "hs-0013";
  p.names = {{"zh", "和顺牛郎织女"}, {"en", "Cowherd"}, {"", "N"}};
  p.kind = Kind::heritage;
  p.status = catalog::PlaceStatus::building;
  p.member = "heshun";
  p.county_zh = "和顺县";
  p.county_code = "140723";
  p.location = geo::LatLng{373300000, -1135700000};
  p.precision = catalog::Precision::point;
  p.rating = 4;
  p.designations = {{"national-heritage:4-0133", "", {}, ""}, {"a \"quoted\" one", "", {}, ""}};
  p.themes = {"heritage", "night_sky"};
  p.price = base::Fen(12345678901);
  p.visitors_10k_per_year = 12.5;
  p.opening_hours = "Mo-Su 08:00-17:30; PH off";
  p.visit_minutes = 90;
  p.beds = 0;
  p.wheelchair = catalog::Wheelchair::limited;
  p.has_fee = false;
  p.website = "https://example.org";
  p.phone = "+86 354";
  p.note = "note";
  p.aliases = {{"zh", "别名"}};
  p.descriptions = {{"en", "words"}};
  p.prices = {{"child", base::Fen(1), ""}};
  p.measurements = {{"negative_ions", "maximum", "", 45000, "1/cm3", "", ""}};
  p.media = {{"https://example.org/1", "", "", "", true}};
  p.workflow = catalog::Workflow::draft;
  p.sources = {{"", "osm"}, {"opening_hours", "bureau"}, {"", "osm"}};
  p.tags = {{"osm", "node/1"}, {"name:ja", "牽牛"}};
  return p;
}

Place simple_place(std::string key) {
  Place p;
  p.key = std::move(key);
  return p;
}

class PlaceStore : public testing::Test {
 protected:
  PlaceStore() { upsert_member(*db, {"heshun", "和顺县", "Heshun", "region", "", "", ""}); }
  std::vector<catalog::PlaceId> put(std::vector<Place> const& places) {
    return upsert_places(*db, places, "test", 1000).value();
  }
  std::string keys(PlaceFilter const& filter) {
    std::string joined;
    for (auto const& stored : list_places(*db, filter, std::nullopt, 100)) {
      joined += stored.place.key + " ";
    }
    EXPECT_EQ(count_places(*db, filter), std::count(joined.begin(), joined.end(), ' '));
    return joined;
  }

  std::unique_ptr<Db> db = memory_db();
};

TEST_F(PlaceStore, BringsBackEveryField) {
  auto const id = put({full_place()}).at(0);
  auto const stored = find_place(*db, id);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->place, full_place());
  EXPECT_EQ(stored->origin, "test");
  EXPECT_EQ(stored->updated_at_s, 1000);
  EXPECT_EQ(find_place(*db, "hs-0013")->id, id);
  EXPECT_FALSE(find_place(*db, "hs-9999"));
}

TEST_F(PlaceStore, BringsBackAPlaceOfWhichNothingIsKnown) {
  auto const id = put({simple_place("a")}).at(0);
  EXPECT_EQ(find_place(*db, id)->place, simple_place("a"));
}

TEST_F(PlaceStore, UpdatesByKeyAndKeepsTheId) {
  auto const id = put({full_place()}).at(0);
  auto changed = simple_place("hs-0013");
  changed.names = {{"zh", "新"}};
  EXPECT_EQ(put({changed}).at(0), id);
  EXPECT_EQ(find_place(*db, id)->place, changed);
  EXPECT_EQ(all_places(*db).size(), 1U);
}

TEST_F(PlaceStore, TheSameAgainChangesNothing) {
  put({full_place(), simple_place("b")});
  auto const before = dump(*db);
  put({full_place(), simple_place("b")});
  EXPECT_EQ(dump(*db), before);
}

TEST_F(PlaceStore, AnUnknownMemberStopsTheWholeLot) {
  auto const before = dump(*db);
  auto stranger = simple_place("b");
  stranger.member = "atlantis";
  std::vector const places{simple_place("a"), stranger};
  auto const result = upsert_places(*db, places, "test", 1000);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message,
            "place b names the member \"atlantis\", which is not in the alliance: import "
            "members.csv first or correct the name");
  EXPECT_EQ(result.error().field, "member");
  EXPECT_EQ(dump(*db), before);
}

TEST_F(PlaceStore, FiltersByEachField) {
  auto a = full_place();
  a.key = "a";
  auto b = simple_place("b");
  b.kind = Kind::museum;
  b.rating = 5;
  b.themes = {"heritagex", "100%"};
  b.location = geo::LatLng{10, 1790000000};
  auto c = simple_place("c");
  c.rating = 3;
  put({a, b, c});
  EXPECT_EQ(keys({}), "a b c ");
  EXPECT_EQ(keys({.member = "heshun"}), "a ");
  EXPECT_EQ(keys({.member = "nobody"}), "");
  EXPECT_EQ(keys({.kind = Kind::museum}), "b ");
  EXPECT_EQ(keys({.theme = "heritage"}), "a ");
  EXPECT_EQ(keys({.theme = "night_sky"}), "a ");
  EXPECT_EQ(keys({.theme = "nightxsky"}), "");
  EXPECT_EQ(keys({.theme = "100%"}), "b ");
  EXPECT_EQ(keys({.theme = "%"}), "");
  EXPECT_EQ(keys({.rating_min = 4}), "a b ");
  EXPECT_EQ(keys({.kind = Kind::museum, .rating_min = 4}), "b ");
  EXPECT_EQ(keys({.box = geo::Box{{0, 0}, {20, 1800000000}}}), "b ");
}

TEST_F(PlaceStore, ABoxMayCrossThe180thMeridian) {
  auto east = simple_place("fiji");
  east.location = geo::LatLng{-180000000, 1780000000};
  auto west = simple_place("samoa");
  west.location = geo::LatLng{-138000000, -1720000000};
  auto other = simple_place("heshun");
  other.location = geo::LatLng{-150000000, 1130000000};
  put({east, west, other});
  EXPECT_EQ(keys({.box = geo::Box{{-900000000, 1700000000}, {900000000, -1700000000}}}),
            "fiji samoa ");
}

TEST_F(PlaceStore, PagesMeetEveryPlaceOnce) {
  std::vector<Place> places;
  for (int i = 0; i < 25; ++i) {
    auto place = full_place();
    place.key = std::to_string(i);
    if (i % 2) place.kind = Kind::museum;
    places.push_back(place);
  }
  put(places);
  PlaceFilter const filter{.kind = Kind::heritage};
  std::string seen;
  std::optional<catalog::PlaceId> after;
  for (int page = 0; page < 10; ++page) {
    auto const found = list_places(*db, filter, after, 4);
    if (found.empty()) break;
    for (auto const& stored : found) {
      seen += stored.place.key + " ";
      EXPECT_EQ(stored.place.names, full_place().names);
      EXPECT_EQ(stored.place.sources, full_place().sources);
    }
    after = found.back().id;
  }
  EXPECT_EQ(seen, "0 2 4 6 8 10 12 14 16 18 20 22 24 ");
}

TEST_F(PlaceStore, CountsByKindAndMember) {
  auto a = full_place();
  auto b = simple_place("b");
  b.location = geo::LatLng{1, 1};
  b.precision = catalog::Precision::county;
  put({a, b});
  auto const counts = count_places(*db);
  EXPECT_EQ(counts.total, 2);
  EXPECT_EQ(counts.with_point, 1);
  EXPECT_EQ(counts.by_kind, (std::map<std::string, std::int64_t>{{"heritage", 1}, {"sight", 1}}));
  EXPECT_EQ(counts.by_member, (std::map<std::string, std::int64_t>{{"", 1}, {"heshun", 1}}));
}

TEST_F(PlaceStore, ATombstoneLeavesTheListsAndComesBack) {
  put({simple_place("a"), full_place()});
  auto const id = find_place(*db, "a")->id;
  mark_deleted(*db, id, 2000, std::nullopt);
  EXPECT_EQ(find_place(*db, "a")->deleted_at_s, 2000);
  EXPECT_EQ(all_places(*db).size(), 1U);
  EXPECT_EQ(all_places_and_tombstones(*db).size(), 2U);
  EXPECT_EQ(count_places(*db).total, 1);
  mark_restored(*db, id, 3000);
  EXPECT_EQ(all_places(*db).size(), 2U);
  EXPECT_EQ(find_place(*db, "a")->version, 3);
}

TEST_F(PlaceStore, TextThatIsNoUtf8DoesNotStopAnImport) {
  auto place = simple_place("a");
  place.tags = {{"name", "\xBA\xCD"}};
  put({place});
  EXPECT_EQ(find_place(*db, "a")->place.tags.at("name"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(PlaceStoreProperty, AnyPlaceComesBack) {
  auto const db = memory_db();
  EXPECT_TRUE(
      rc::check("a place comes back as it was", [&](std::map<std::string, std::string> names) {
        Place place = simple_place("k");
        place.names = std::move(names);
        place.rating = *rc::gen::inRange(1, 6);
        place.price = base::Fen(*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 60));
        place.location = geo::LatLng{*rc::gen::inRange(-900'000'000, 900'000'001),
                                     *rc::gen::inRange(-1'800'000'000, 1'800'000'001)};
        std::vector const places{place};
        RC_ASSERT(upsert_places(*db, places, "o", 1).has_value());
        RC_ASSERT(find_place(*db, "k")->place == place);
      }));
}

TEST_F(PlaceStore, TenThousandPlacesGoInWithinSeconds) {
  std::vector<Place> places(10'000, full_place());
  for (std::size_t i = 0; i < places.size(); ++i) places[i].key = std::to_string(i);
  auto const start = std::chrono::steady_clock::now();
  put(places);
  auto const written = std::chrono::steady_clock::now();
  EXPECT_EQ(all_places(*db).size(), places.size());
  auto const read = std::chrono::steady_clock::now();
  auto const ms = [](auto duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  };
  RecordProperty("write_ms", std::to_string(ms(written - start)));
  RecordProperty("read_ms", std::to_string(ms(read - written)));
  std::printf("10,000 places: written in %lld ms, read in %lld ms\n",
              static_cast<long long>(ms(written - start)),
              static_cast<long long>(ms(read - written)));
  EXPECT_LT(ms(read - start), 60'000);
}

}  // namespace
}  // namespace magpie::store
