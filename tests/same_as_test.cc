// Settling and taking back is as if nothing had been settled, whatever the two records hold; and a
// record that gave way is reached by its id through everything that follows.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "magpie/app/records.h"
#include "magpie/app/same_as.h"
#include "magpie/app/settle_conflicts.h"
#include "magpie/catalog/same_as_join.h"
#include "magpie/store/place_store.h"
#include "magpie/store/test_db.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

using app::PairId;
using catalog::Place;
using http::api::SameAsVerdictDecision;

// The catalogue without versions and times: what must be as before.
std::string state_of(store::Db& db) {
  std::string text;
  for (auto const& stored : store::all_places_and_tombstones(db)) {
    text += stored.place.key + (stored.deleted_at_s ? " gone" : "");
    if (stored.merged_into) text += " into " + std::to_string(*stored.merged_into);
    for (auto const& [field, value] : catalog::fields_of(stored.place))
      text += "\n  " + field + " " + value;
    text += "\n";
  }
  return text;
}

template <class T>
T one_of(std::vector<T> const& values) {
  return values[static_cast<std::size_t>(*rc::gen::inRange(0, int(values.size())))];
}

// Few values, so that two records agree in some fields, differ in others and lack the rest.
Place some_place(std::string key) {
  Place p;
  p.key = std::move(key);
  p.names = {{"zh", one_of<std::string>({"双塔", "双塔寺"})}};
  if (*rc::gen::arbitrary<bool>()) p.names["en"] = "Twin Pagodas";
  p.phone = one_of<std::string>({"", "1", "2"});
  // The second one is kept as the source wrote it, and no form would take it.
  p.opening_hours = one_of<std::string>({"", "by hand written", "24/7"});
  p.themes = one_of<std::vector<std::string>>({{}, {"temple"}, {"temple", "water"}, {"craft"}});
  p.tags = one_of<std::map<std::string, std::string>>({{}, {{"a", "1"}}, {{"a", "2"}, {"b", "1"}}});
  p.links = one_of<std::vector<catalog::Link>>({{}, {{"same_as", "a"}}, {{"near", "c"}}});
  if (*rc::gen::arbitrary<bool>()) p.rating = *rc::gen::inRange(1, 6);
  if (*rc::gen::arbitrary<bool>()) {
    p.location = geo::make_latlng(37.3, 113.5 + 0.001 * *rc::gen::inRange(0, 3));
    p.precision =
        one_of<catalog::Precision>({catalog::Precision::point, catalog::Precision::county});
  }
  p.workflow = one_of<catalog::Workflow>({catalog::Workflow::draft, catalog::Workflow::published});
  return p;
}

http::api::SameAsVerdict some_verdict(PairId pair, Place const& first, Place const& second) {
  http::api::SameAsVerdict verdict;
  verdict.decision = one_of<SameAsVerdictDecision>(
      {SameAsVerdictDecision::merge, SameAsVerdictDecision::link, SameAsVerdictDecision::apart});
  verdict.keep = one_of<std::int64_t>({pair.first, pair.second});
  if (verdict.decision == SameAsVerdictDecision::link && *rc::gen::arbitrary<bool>())
    verdict.part = one_of<std::int64_t>({pair.first, pair.second});
  verdict.values.emplace();
  for (auto const& one : catalog::differences(first, second, catalog::Side::first)) {
    auto const side = one_of<std::string>({"", "first", "second"});
    if (!side.empty() && one.field != "opening_hours") verdict.values->emplace(one.field, side);
  }
  return verdict;
}

class SameAsSettling : public ::testing::Test {
 protected:
  std::unique_ptr<store::Db> db_ = store::memory_db();
  app::Context context_{*db_, 1000, store::system_bytes(), app::command_line_actor()};
};

RC_GTEST_FIXTURE_PROP(SameAsSettling, ThenTakingBackIsAsIfNothingHadBeen, ()) {
  std::vector const places{some_place("a"), some_place("b")};
  auto const ids = store::upsert_places(*db_, places, "test", 0).value();
  auto const before = state_of(*db_);
  PairId const pair{ids[0].value(), ids[1].value()};
  auto const verdict = some_verdict(pair, places[0], places[1]);
  auto const settled = app::decide_same_as(context_, pair, verdict);
  RC_ASSERT(settled.has_value());
  if (verdict.decision == SameAsVerdictDecision::merge) {
    RC_ASSERT(state_of(*db_) != before);
    auto const gone = *verdict.keep == pair.first ? pair.second : pair.first;
    RC_ASSERT(app::get_record(context_, gone).value().id == *verdict.keep);
  }
  auto const undone = app::undo_same_as(context_, pair);
  RC_ASSERT(undone.has_value());
  RC_ASSERT(undone->decision == http::api::SameAsPairDecision::open);
  RC_ASSERT(state_of(*db_) == before);
}

TEST_F(SameAsSettling, HoursThatNoFormTakesStayWithTheRecordThatGivesWay) {
  std::vector<Place> places(2);
  places[0].key = "a";
  places[1].key = "b";
  places[1].opening_hours = "by hand written";
  places[1].phone = "1";
  auto const ids = store::upsert_places(*db_, places, "test", 0).value();
  PairId const pair{ids[0].value(), ids[1].value()};
  http::api::SameAsVerdict verdict;
  verdict.keep = pair.first;
  verdict.decision = SameAsVerdictDecision::merge;
  verdict.values = std::map<std::string, std::string>{{"opening_hours", "second"}};
  EXPECT_EQ(app::decide_same_as(context_, pair, verdict).error().field, "opening_hours");
  verdict.values.reset();
  ASSERT_TRUE(app::decide_same_as(context_, pair, verdict));
  auto const kept = store::find_place(*db_, ids[0])->place;
  EXPECT_EQ(kept.opening_hours, "");
  EXPECT_EQ(kept.phone, "1");
}

TEST_F(SameAsSettling, APartNamesItsWholeAndNothingElseIsTied) {
  std::vector<Place> places(2);
  places[0].key = "hall";
  places[1].key = "temple";
  auto const ids = store::upsert_places(*db_, places, "test", 0).value();
  PairId const pair{ids[0].value(), ids[1].value()};
  http::api::SameAsVerdict verdict;
  verdict.decision = SameAsVerdictDecision::link;
  verdict.part = 77;
  EXPECT_EQ(app::decide_same_as(context_, pair, verdict).error().field, "part");
  verdict.part = pair.first;
  ASSERT_TRUE(app::decide_same_as(context_, pair, verdict));
  EXPECT_EQ(app::decide_same_as(context_, pair, verdict).value().part, pair.first);
  EXPECT_EQ(store::find_place(*db_, ids[0])->place.links,
            (std::vector<catalog::Link>{{"part_of", "temple"}}));
  EXPECT_EQ(store::find_place(*db_, ids[1])->place.links, std::vector<catalog::Link>());
  EXPECT_FALSE(app::get_record(context_, pair.first).value().linked);
  verdict.part.reset();
  EXPECT_EQ(app::decide_same_as(context_, pair, verdict).error().field, "decision");
}

TEST_F(SameAsSettling, WhatWaitsOfTheRecordThatGaveWayIsSettledInTheOneThatStays) {
  std::vector<Place> places(2);
  places[0].key = "a";
  places[1].key = "b";
  auto const ids = store::upsert_places(*db_, places, "test", 0).value();
  store::add_conflict(*db_, {.place = ids[1],
                             .field = "phone",
                             .base = "",
                             .incoming = "\"1\"",
                             .origin = "places:x.csv"});
  PairId const pair{ids[0].value(), ids[1].value()};
  http::api::SameAsVerdict verdict;
  verdict.decision = SameAsVerdictDecision::merge;
  verdict.keep = pair.first;
  ASSERT_TRUE(app::decide_same_as(context_, pair, verdict));
  auto const open = app::list_conflicts(context_, {}).value();
  ASSERT_EQ(open.items.size(), 1u);
  EXPECT_EQ(open.items[0].place_id, pair.first);
  ASSERT_TRUE(app::settle_conflict(context_, open.items[0].id,
                                   {http::api::ConflictSettlementTake::incoming}));
  EXPECT_EQ(store::find_place(*db_, ids[0])->place.phone, "1");
  EXPECT_EQ(store::find_place(*db_, ids[1])->place.phone, "");
}

}  // namespace
}  // namespace magpie::tests
