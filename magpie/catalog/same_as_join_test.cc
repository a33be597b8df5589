#include "magpie/catalog/same_as_join.h"

#include <gtest/gtest.h>

namespace magpie::catalog {
namespace {

Place place(char const* key, char const* name) {
  Place p;
  p.key = key;
  p.names = {{"zh", name}};
  p.member = "a";
  return p;
}

FieldMap joined(Place const& first, Place const& second,
                std::map<std::string, Side> const& chosen = {}) {
  return joined_fields({first, second, Side::first}, chosen).value();
}

TEST(SameAsJoin, EqualRecordsNeedNothing) {
  auto const a = place("a-1", "双塔");
  auto b = a;
  b.key = "a-2";
  EXPECT_TRUE(differences(a, b, Side::first).empty());
  EXPECT_TRUE(joined(a, b).empty());
}

TEST(SameAsJoin, TakesWhatOnlyTheOtherKnowsAndKeepsItsOwnElse) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  a.phone = "1";
  b.phone = "2";
  b.rating = 4;
  EXPECT_EQ(joined(a, b), (FieldMap{{"rating", "4"}}));
  EXPECT_EQ(joined(a, b, {{"phone", Side::second}, {"rating", Side::first}}),
            (FieldMap{{"phone", "\"2\""}}));
  EXPECT_EQ(joined(b, a), FieldMap());
}

TEST(SameAsJoin, AnEmptyValueMayBeChosen) {
  auto a = place("a-1", "双塔");
  a.phone = "1";
  EXPECT_EQ(joined(a, place("b-1", "双塔"), {{"phone", Side::second}}), (FieldMap{{"phone", ""}}));
}

TEST(SameAsJoin, TheNameThatGivesWayStaysAsAnAlias) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔寺");
  EXPECT_EQ(joined(a, b), (FieldMap{{"aliases", R"([{"language":"zh","name":"双塔寺"}])"}}));
  EXPECT_EQ(
      joined(a, b, {{"name.zh", Side::second}}),
      (FieldMap{{"aliases", R"([{"language":"zh","name":"双塔"}])"}, {"name.zh", "\"双塔寺\""}}));
}

TEST(SameAsJoin, ANameThatIsTakenAwayStaysAsAnAlias) {
  auto a = place("a-1", "双塔");
  a.names["en"] = "Twin Pagodas";
  EXPECT_EQ(
      joined(a, place("b-1", "双塔"), {{"name.en", Side::second}}),
      (FieldMap{{"aliases", R"([{"language":"en","name":"Twin Pagodas"}])"}, {"name.en", ""}}));
}

TEST(SameAsJoin, PutsListsTogetherOnceEach) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  a.themes = {"temple", "water"};
  b.themes = {"water", "craft"};
  a.tags = {{"height", "20"}};
  b.tags = {{"height", "21"}, {"built", "1200"}};
  a.sources = {{"", "register"}};
  b.sources = {{"", "osm"}, {"", "register"}};
  auto const fields = joined(a, b);
  EXPECT_EQ(fields.at("themes"), R"(["temple","water","craft"])");
  EXPECT_EQ(fields.at("tags"), R"({"built":"1200","height":"20"})");
  Place merged = a;
  EXPECT_TRUE(set_fields(merged, fields).empty());
  EXPECT_EQ(merged.sources, (std::vector<FieldSource>{{"", "register"}, {"", "osm"}}));
}

TEST(SameAsJoin, APointGoesBeforeAStandInAndTakesItsPrecisionAlong) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  a.location = geo::make_latlng(37, 113);
  a.precision = Precision::county;
  b.location = geo::make_latlng(37.5, 113.5);
  b.precision = Precision::point;
  EXPECT_EQ(joined(a, b), (FieldMap{{"location", "[113.5,37.5]"}, {"precision", "\"point\""}}));
  EXPECT_TRUE(joined(a, b, {{"location", Side::first}}).empty());
}

TEST(SameAsJoin, AFieldInTheOtherMembersCareTakesTheirValue) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  b.member = "b";
  a.phone = "1";
  b.phone = "2";
  a.field_owners = {{"phone", "b"}};
  EXPECT_EQ(joined(a, b), (FieldMap{{"phone", "\"2\""}}));
}

TEST(SameAsJoin, ARecordIsNotTiedToItself) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  a.links = {{"same_as", "b-1"}};
  b.links = {{"same_as", "a-1"}, {"near", "c-1"}};
  EXPECT_EQ(joined(a, b), (FieldMap{{"links", R"([{"key":"c-1","relation":"near"}])"}}));
}

TEST(SameAsJoin, RefusesAChoiceThatIsNone) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  b.rating = 3;
  a.rating = 4;
  EXPECT_EQ(joined_fields({a, b, Side::first}, {{"phone", Side::first}}).error().field, "phone");
  EXPECT_EQ(joined_fields({a, b, Side::first}, {{"rating", Side::both}}).error().field, "rating");
  EXPECT_TRUE(joined_fields({a, b, Side::first}, {{"rating", Side::second}}));
}

TEST(SameAsJoin, KeepsThePublishedThenTheFullerRecord) {
  auto a = place("a-1", "双塔");
  auto b = place("b-1", "双塔");
  EXPECT_EQ(side_to_keep(a, b), Side::first);
  b.phone = "1";
  EXPECT_EQ(side_to_keep(a, b), Side::second);
  b.workflow = Workflow::draft;
  EXPECT_EQ(side_to_keep(a, b), Side::first);
}

}  // namespace
}  // namespace magpie::catalog
