#include "magpie/app/month_change.h"

#include <gtest/gtest.h>

#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"
#include "magpie/store/test_db.h"

namespace magpie::app {
namespace {

TEST(MonthChange, AMonthStartsAtMidnightOfTheAlliance) {
  EXPECT_EQ(month_start(1'767'225'600, 480), 1'767'196'800);  // 2026-01-01 08:00 → 00:00, +8 h
  EXPECT_EQ(month_start(1'767'196'799, 480), 1'764'518'400);  // a second before: December
  EXPECT_EQ(month_start(1'767'225'600, 0), 1'767'225'600);
}

TEST(MonthChange, FilledValuesCountForTheirMember) {
  auto const db = store::memory_db();
  store::upsert_member(*db, {"zhao", "赵县", "Zhao", "region", "", "", ""});
  catalog::Place place;
  place.key = "a";
  place.names = {{"zh", "甲"}};
  place.member = "zhao";
  auto const id = store::upsert_places(*db, std::vector{place}, "test", 0).value().at(0);
  auto const add = [&](std::int64_t version, std::int64_t at_s,
                       std::vector<catalog::FieldChange> const& changes) {
    store::add_revision(*db, id, version, {"wang", at_s, "edit", "", std::nullopt}, changes);
  };
  add(1, 2'000, {{"name.zh", std::nullopt, "\"甲\""}});  // as it came
  add(2, 900, {{"price", std::nullopt, "100"}});         // last month
  auto const early = RecentFills::load(*db);
  add(3, 1'000, {{"name.en", std::nullopt, "\"A\""}, {"phone", std::nullopt, "\"1\""}});
  add(4, 1'001, {{"price", "100", "200"}, {"visit_minutes", std::nullopt, "60"}});
  add(5, 1'002, {{"opening_hours", std::nullopt, "\"24/7\""}});
  add(6, 1'003, {{"opening_hours", "\"24/7\"", std::nullopt}});
  auto const catalogue = Catalogue::load(*db);
  std::map<std::string, std::int64_t> const expected{{"zhao", 2}};
  EXPECT_EQ(RecentFills::load(*db).by_member(catalogue, 1'000), expected);
  EXPECT_EQ(early.after(*db).by_member(catalogue, 1'000), expected);
}

}  // namespace
}  // namespace magpie::app
