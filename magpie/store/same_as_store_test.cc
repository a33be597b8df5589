#include "magpie/store/same_as_store.h"

#include <gtest/gtest.h>

#include "magpie/store/migrations.h"
#include "magpie/store/place_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

using catalog::PlaceId;

std::vector<PlaceId> add_places(Db& db, int count) {
  std::vector<catalog::Place> places;
  for (int i = 0; i < count; ++i) {
    catalog::Place place;
    place.key = "p-" + std::to_string(i);
    places.push_back(place);
  }
  return upsert_places(db, places, "test", 0).value();
}

SameAsDecision decision_of(PlaceId first, PlaceId second, char const* word) {
  SameAsDecision decision{0, first, second, word};
  if (decision.decision == "merge") decision.kept = first;
  decision.decided_by = "anna";
  decision.decided_at_s = 10;
  decision.score = 0.75;
  decision.reasons = "[]";
  return decision;
}

TEST(SameAsStore, APairHasOneDecisionThatStands) {
  auto const db = memory_db();
  auto const ids = add_places(*db, 2);
  auto decision = decision_of(ids[0], ids[1], "apart");
  decision.id = add_same_as(*db, decision);
  EXPECT_EQ(find_same_as(*db, ids[0], ids[1]), decision);
  EXPECT_EQ(list_same_as(*db, {}, std::nullopt, 10), std::vector{decision});
  EXPECT_THROW(add_same_as(*db, decision_of(ids[0], ids[1], "link")), DbError);
  undo_same_as(*db, decision.id, "ben", 20);
  decision.undone_by = "ben";
  decision.undone_at_s = 20;
  EXPECT_EQ(find_same_as(*db, ids[0], ids[1]), decision);
  EXPECT_TRUE(list_same_as(*db, {}, std::nullopt, 10).empty());
  add_same_as(*db, decision_of(ids[0], ids[1], "link"));
  EXPECT_EQ(find_same_as(*db, ids[0], ids[1])->decision, "link");
}

TEST(SameAsStore, PagesGoDownFromTheNewestUnderTheirFilter) {
  auto const db = memory_db();
  auto const ids = add_places(*db, 4);
  std::vector<std::int64_t> added;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    auto decision = decision_of(ids[0], ids[i], "apart");
    decision.score = 0.2 * double(i);
    added.push_back(add_same_as(*db, decision));
  }
  EXPECT_EQ(list_same_as(*db, {}, added[2], 1).at(0).id, added[1]);
  SameAsFilter const high{std::nullopt, 0.5};
  EXPECT_EQ(count_same_as(*db, high), 1);
  EXPECT_EQ(list_same_as(*db, high, std::nullopt, 9).at(0).id, added[2]);
  EXPECT_EQ(count_same_as(*db, {"", 0}), 3);
  EXPECT_EQ(count_same_as(*db, {"nobody", 0}), 0);
  EXPECT_EQ(settled_pairs(*db).size(), 3U);
}

TEST(SameAsStore, RefusesWhatCannotBe) {
  auto const db = memory_db();
  auto const ids = add_places(*db, 3);
  EXPECT_THROW(add_same_as(*db, decision_of(ids[1], ids[0], "apart")), DbError);
  EXPECT_THROW(add_same_as(*db, decision_of(ids[0], ids[1], "perhaps")), DbError);
  auto stranger = decision_of(ids[0], ids[1], "merge");
  stranger.kept = ids[2];
  EXPECT_THROW(add_same_as(*db, stranger), DbError);
  EXPECT_THROW(add_same_as(*db, decision_of(ids[0], PlaceId(99), "apart")), DbError);
}

TEST(SameAsStore, FollowsAChainOfMerges) {
  auto const db = memory_db();
  auto const ids = add_places(*db, 3);
  mark_deleted(*db, ids[0], 1, ids[1]);
  mark_deleted(*db, ids[1], 2, ids[2]);
  EXPECT_EQ(standing_place(*db, ids[0]), ids[2]);
  EXPECT_EQ(standing_place(*db, ids[2]), ids[2]);
  auto const heirs = merged_places(*db);
  EXPECT_EQ(heirs.size(), 2U);
  EXPECT_EQ(heirs.at(ids[0].value()), ids[2].value());
}

TEST(SameAsStore, LinksGoOverToTheRecordThatStands) {
  auto const db = memory_db();
  auto const ids = add_places(*db, 4);
  add_same_as(*db, decision_of(ids[0], ids[1], "link"));
  add_same_as(*db, decision_of(ids[0], ids[3], "apart"));
  EXPECT_EQ(linked_places(*db, ids[0]), std::vector{ids[1]});
  EXPECT_EQ(linked_places(*db, ids[1]), std::vector{ids[0]});
  mark_deleted(*db, ids[0], 1, ids[2]);
  EXPECT_EQ(linked_places(*db, ids[2]), std::vector{ids[1]});
  EXPECT_EQ(linked_places(*db, ids[1]), std::vector{ids[2]});
  mark_deleted(*db, ids[1], 1, ids[2]);
  EXPECT_TRUE(linked_places(*db, ids[2]).empty());
}

TEST(SameAsStore, TheMigrationIsWrittenForPostgresAsWell) {
  for (auto const& step : migrations()) {
    if (step.name.find("same_as") == std::string_view::npos) continue;
    auto const sql = fill_tokens(step.text, Dialect::postgresql);
    EXPECT_NE(sql.find("first_id BIGINT NOT NULL"), std::string::npos);
    EXPECT_EQ(sql.find('{'), std::string::npos);
    EXPECT_EQ(split_statements(sql).size(), 4U);
    return;
  }
  FAIL() << "no migration makes the table";
}

}  // namespace
}  // namespace magpie::store
