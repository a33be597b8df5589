#include <gtest/gtest.h>

#include "magpie/store/alliance_store.h"
#include "magpie/store/audit_store.h"
#include "magpie/store/holiday_store.h"
#include "magpie/store/import_task_store.h"
#include "magpie/store/member_store.h"
#include "magpie/store/request_store.h"
#include "magpie/store/source_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

base::Date day(char const* text) {
  return base::parse_date(text).value();
}

TEST(AllianceStore, HoldsOneAlliance) {
  auto const db = memory_db();
  EXPECT_EQ(load_alliance(*db), std::nullopt);
  Alliance alliance{"heshun", "和顺", "Heshun", "Asia/Shanghai", 480, "CNY", R"({"a":1})"};
  save_alliance(*db, alliance);
  alliance.name_en = "Heshun and Shijiazhuang";
  save_alliance(*db, alliance);
  EXPECT_EQ(load_alliance(*db), alliance);
}

TEST(MemberStore, UpdatesBySlugAndKeepsTheId) {
  auto const db = memory_db();
  auto const id = upsert_member(*db, {"heshun", "和顺县", "Heshun", "region", "140723", "", "s"});
  upsert_member(*db, {"a", "甲", "A", "agency", "", "", "s"});
  catalog::Member const changed{"heshun", "和顺县", "Heshun County", "region", "140723", "x", "t"};
  EXPECT_EQ(upsert_member(*db, changed), id);
  EXPECT_EQ(find_member(*db, "heshun")->member, changed);
  EXPECT_FALSE(find_member(*db, "nobody"));
  auto const members = list_members(*db);
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].member, changed);
  EXPECT_EQ(members[1].member.slug, "a");
}

TEST(SourceStore, UpdatesByKey) {
  auto const db = memory_db();
  upsert_source(*db, {"osm", "OpenStreetMap", "OSMF", "ODbL", "share-alike", "© OSM", "2026"});
  catalog::Source const newer{"osm",         "OpenStreetMap", "OSMF",   "ODbL 1.0",
                              "share-alike", "© OSM",         "2026-11"};
  upsert_source(*db, newer);
  upsert_source(*db, {"geonames", "GeoNames", "", "CC BY 4.0", "open", "GeoNames", ""});
  EXPECT_EQ(find_source(*db, "osm"), newer);
  EXPECT_EQ(find_source(*db, "none"), std::nullopt);
  ASSERT_EQ(list_sources(*db).size(), 2U);
  EXPECT_EQ(list_sources(*db)[0].key, "geonames");
}

TEST(HolidayStore, MakesACalendarOfPublishedYears) {
  auto const db = memory_db();
  EXPECT_FALSE(load_holiday_calendar(*db).covers(day("2026-05-01")));
  upsert_holiday(*db, {day("2026-05-01"), HolidayKind::workday, "错", "wrong"});
  upsert_holiday(*db, {day("2026-10-10"), HolidayKind::workday, "国庆节", "National Day"});
  upsert_holiday(*db, {day("2026-05-01"), HolidayKind::off, "劳动节", "Labour Day"});
  upsert_holiday(*db, {day("2025-12-31"), HolidayKind::off, "元旦", "New Year"});
  EXPECT_FALSE(load_holiday_calendar(*db).covers(day("2026-05-01")));
  upsert_holiday(*db, {day("2026-02-15"), HolidayKind::off, "春节", "Spring Festival"});
  upsert_holiday(*db, {day("2026-10-01"), HolidayKind::off, "国庆节", "National Day"});
  auto const calendar = load_holiday_calendar(*db);
  EXPECT_EQ(calendar.off, (std::vector{day("2025-12-31"), day("2026-02-15"), day("2026-05-01"),
                                       day("2026-10-01")}));
  EXPECT_EQ(calendar.workdays, std::vector{day("2026-10-10")});
  EXPECT_FALSE(calendar.covers(day("2025-12-31")));
  EXPECT_TRUE(calendar.covers(day("2026-01-01")));
  EXPECT_TRUE(calendar.covers(day("2026-12-31")));
  EXPECT_FALSE(calendar.covers(day("2027-01-01")));
  EXPECT_EQ(list_holidays(*db)[2],
            (Holiday{day("2026-05-01"), HolidayKind::off, "劳动节", "Labour Day"}));
}

TEST(ImportTaskStore, KeepsTheLastRunOfEachTask) {
  auto const db = memory_db();
  save_import_task(*db, {"places:places.csv", "aa", 1, 10, "{}"});
  ImportTask const second{"places:places.csv", "bb", 2, 20, R"({"rows":3})"};
  save_import_task(*db, second);
  EXPECT_EQ(find_import_task(*db, "places:places.csv"), second);
  EXPECT_EQ(find_import_task(*db, "other"), std::nullopt);
  EXPECT_EQ(list_import_tasks(*db), std::vector{second});
}

TEST(AuditStore, ListsTheNewestFirstInPages) {
  auto const db = memory_db();
  for (int i = 1; i <= 5; ++i) {
    add_audit(*db, {i, "cli", "route.update", "route/" + std::to_string(i), "{}"});
  }
  auto const first = list_audit(*db, std::nullopt, 2);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].entry, (AuditEntry{5, "cli", "route.update", "route/5", "{}"}));
  auto const second = list_audit(*db, first[1].id, 10);
  ASSERT_EQ(second.size(), 3U);
  EXPECT_EQ(second[0].entry.subject, "route/3");
}

TEST(RequestStore, GivesTheFirstAnswerToARetry) {
  auto const db = memory_db();
  EXPECT_EQ(find_answer(*db, "c0ffee"), std::nullopt);
  remember_answer(*db, "c0ffee", R"({"id":1})", 100);
  EXPECT_EQ(find_answer(*db, "c0ffee"), R"({"id":1})");
  EXPECT_THROW(remember_answer(*db, "c0ffee", "{}", 101), DbError);
  EXPECT_EQ(forget_answers(*db, 100), 0);
  EXPECT_EQ(forget_answers(*db, 101), 1);
  EXPECT_EQ(find_answer(*db, "c0ffee"), std::nullopt);
}

}  // namespace
}  // namespace magpie::store
