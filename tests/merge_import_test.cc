// The promise of a re-import: what people changed here since the last import of a file is never
// destroyed, and what was changed on both sides is listed for a person.
#include <gtest/gtest.h>

#include "magpie/app/merge_import.h"
#include "magpie/app/records.h"
#include "magpie/app/settle_conflicts.h"
#include "magpie/store/place_store.h"
#include "magpie/store/test_db.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

using catalog::Place;

Place place(std::string key, int rating) {
  Place p;
  p.key = std::move(key);
  p.names = {{"zh", "地点" + p.key}};
  p.rating = rating;
  return p;
}

class MergeImport : public ::testing::Test {
 protected:
  app::MergeCounts import(std::vector<Place> const& places) {
    return store::in_transaction(
               *db_, [&] { return app::merge_import(context_, places, "places:a.csv"); })
        .value();
  }
  store::StoredPlace stored(std::string const& key) { return *store::find_place(*db_, key); }
  void edit(std::string const& key, catalog::FieldMap const& fields) {
    auto const now = stored(key);
    http::api::RecordChange change;
    change.request_id = "request-" + std::to_string(++requests_);
    change.version = now.version;
    change.fields = {fields.begin(), fields.end()};
    ASSERT_TRUE(app::change_record(context_, now.id.value(), change));
  }

  std::unique_ptr<store::Db> db_ = store::memory_db();
  app::Context context_{*db_, 1000, store::system_bytes(), app::command_line_actor()};
  int requests_ = 0;
};

TEST_F(MergeImport, TheSameFileTwiceChangesNothing) {
  EXPECT_EQ(import({place("a", 3), place("b", 4)}).added, 2U);
  auto const again = import({place("a", 3), place("b", 4)});
  EXPECT_EQ(again.same, 2U);
  EXPECT_EQ(again.changed + again.added + again.removed, 0U);
  EXPECT_EQ(stored("a").version, 1);
}

TEST_F(MergeImport, AnEditSurvivesAndTheRestOfTheRowGoesIn) {
  import({place("a", 3)});
  edit("a", {{"note", "\"seen\""}, {"name.zh", "\"新名\""}});
  EXPECT_EQ(import({place("a", 4)}).changed, 1U);
  auto const now = stored("a").place;
  EXPECT_EQ(now.rating, 4);
  EXPECT_EQ(now.note, "seen");
  EXPECT_EQ(now.names.at("zh"), "新名");
}

TEST_F(MergeImport, ChangedOnBothSidesIsAConflictThatAPersonSettles) {
  import({place("a", 3)});
  edit("a", {{"rating", "5"}});
  EXPECT_EQ(import({place("a", 4)}).conflicts, 1U);
  EXPECT_EQ(stored("a").place.rating, 5);
  auto const open = app::list_conflicts(context_, {}).value();
  ASSERT_EQ(open.total, 1);
  EXPECT_EQ(open.items[0].local + open.items[0].incoming, "54");
  ASSERT_TRUE(app::settle_conflict(context_, open.items[0].id,
                                   {http::api::ConflictSettlementTake::incoming}));
  EXPECT_EQ(stored("a").place.rating, 4);
  EXPECT_EQ(app::list_conflicts(context_, {}).value().total, 0);
  EXPECT_EQ(import({place("a", 4)}).conflicts, 0U);
}

TEST_F(MergeImport, ARowGoneFromTheFileIsRemovedUnlessSomebodyEditedIt) {
  import({place("a", 3), place("b", 3), place("c", 3)});
  edit("b", {{"rating", "4"}});
  auto const counts = import({place("c", 3)});
  EXPECT_EQ(counts.removed, 1U);
  EXPECT_EQ(counts.kept, 1U);
  EXPECT_TRUE(stored("a").deleted_at_s);
  EXPECT_FALSE(stored("b").deleted_at_s);
  EXPECT_EQ(import({place("a", 3), place("b", 3), place("c", 3)}).changed, 1U);
  EXPECT_FALSE(stored("a").deleted_at_s);
}

TEST_F(MergeImport, WhatAPersonRemovedStaysRemoved) {
  import({place("a", 3)});
  ASSERT_TRUE(app::delete_record(context_, stored("a").id.value()));
  EXPECT_EQ(import({place("a", 4)}).deleted, 1U);
  EXPECT_TRUE(stored("a").deleted_at_s);
}

TEST_F(MergeImport, AFieldNoRowOfTheFileSpeaksOfStays) {
  auto with_note = place("a", 3);
  with_note.note = "old column";
  import({with_note});
  import({place("a", 3)});
  EXPECT_EQ(stored("a").place.note, "old column");
}

}  // namespace
}  // namespace magpie::tests
