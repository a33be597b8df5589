#include "magpie/store/road_change_store.h"

#include <gtest/gtest.h>

#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

RoadChange closure() {
  RoadChange change;
  change.kind = "closure";
  change.name = "Bridge works";
  change.geometry = R"({"type":"LineString","coordinates":[[1,42],[1.1,42]]})";
  change.vehicles = "car coach";
  change.yearly_from = "11-01";
  change.yearly_until = "03-31";
  change.reason = "ice";
  change.source = "county notice 7";
  change.created_at_s = 1;
  change.changed_at_s = 1;
  change.changed_by = "li";
  return change;
}

TEST(RoadChangeStore, WhatIsAddedIsFoundAsItWas) {
  auto const db = memory_db();
  auto link = closure();
  link.kind = "link";
  link.reason.reset();
  link.road = LinkRoad{"track", 20, true, false};
  link.note = "gravel";
  link.id = add_road_change(*db, link);
  link.revision = 1;
  EXPECT_EQ(find_road_change(*db, link.id), link);
}

TEST(RoadChangeStore, EveryChangeOfAnyRowTakesANewRevision) {
  auto const db = memory_db();
  EXPECT_EQ(road_changes_revision(*db), 0);
  auto first = closure();
  first.id = add_road_change(*db, first);
  add_road_change(*db, closure());
  EXPECT_EQ(road_changes_revision(*db), 2);
  first.deleted_at_s = 5;
  save_road_change(*db, first);
  EXPECT_EQ(road_changes_revision(*db), 3);
  EXPECT_EQ(count_road_changes(*db), 1);
  EXPECT_EQ(list_road_changes(*db, {"closure", true}, {}, 9).size(), 1U);
  EXPECT_EQ(list_road_changes(*db, {{}, false}, {}, 9).front().id, 2);
}

TEST(RoadChangeStore, TheSchemaRefusesTwoKindsOfWindow) {
  auto const db = memory_db();
  auto change = closure();
  change.from_date = "2026-01-01";
  EXPECT_THROW(add_road_change(*db, change), DbError);
}

TEST(RoadChangeStore, TheSchemaRefusesAZoneWithoutItsPermit) {
  auto const db = memory_db();
  auto change = closure();
  change.kind = "permit_zone";
  EXPECT_THROW(add_road_change(*db, change), DbError);
}

}  // namespace
}  // namespace magpie::store
