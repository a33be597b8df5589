// "What if the disk is full exactly here": each write of the store, failed at each of its
// statements, must leave the database as it was before.
#include <gtest/gtest.h>

#include <functional>

#include "magpie/store/faulty_db.h"
#include "magpie/store/feed_store.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/route_store.h"
#include "magpie/store/session_store.h"
#include "magpie/store/share_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

using Work = std::function<void(Db&)>;

struct Case {
  char const* name;
  Work prepare;
  Work work;
  int statements;  // begin and commit included
};

catalog::Place place(std::string name) {
  catalog::Place p;
  p.key = "k";
  p.names = {{"zh", name}, {"en", name}};
  p.member = "heshun";
  p.sources = {{"", "osm"}};
  return p;
}

void put(Db& db, std::string const& name) {
  std::vector const places{place(name)};
  if (!upsert_places(db, places, "test", 1)) throw std::logic_error("the place must go in");
}

void add_route(Db& db) {
  create_route(db, {"one", "{}", "{}"}, "demo", 1);
}

Feed feed() {
  Feed one;
  one.member = "heshun";
  one.url = "https://example.org/a.csv";
  one.created_by = "li";
  return one;
}

void add_feed(Db& db) {
  put(db, "old");
  create_feed(db, feed());
}

void end_a_pull(Db& db) {
  in_transaction(db, [&] {
    auto one = *find_feed(db, 1);
    one.etag = "two";
    save_feed(db, one);
    add_feed_run(db, {0, 1, 5, 1, "same", {}, 3, std::nullopt});
    replace_feed_missing(db, 1, {1}, 5);
  });
}

RouteChange change() {
  return {RouteId(1), 1, "demo", 2};
}

Case const kCases[] = {
    {"insert a place", [](Db&) {}, [](Db& db) { put(db, "new"); }, 9},
    {"update a place", [](Db& db) { put(db, "old"); }, [](Db& db) { put(db, "new"); }, 9},
    {"create a route", [](Db&) {}, add_route, 4},
    {"update a route", add_route,
     [](Db& db) {
       ASSERT_TRUE(update_route(db, change(), {"two", "{}", "{}"}));
     },
     5},
    {"restore a route",
     [](Db& db) {
       add_route(db);
       ASSERT_TRUE(update_route(db, change(), {"two", "{}", "{}"}));
     },
     [](Db& db) {
       ASSERT_TRUE(restore_route_revision(db, {RouteId(1), 2, "demo", 3}, 1));
     },
     6},
    {"delete a route",
     [](Db& db) {
       add_route(db);
       create_share_link(db, "hash", RouteId(1), 1);
     },
     [](Db& db) { ASSERT_TRUE(delete_route(db, change())); }, 5},
    {"disable a user",
     [](Db& db) {
       ASSERT_TRUE(create_user(db, {"li", "hash", Role::viewer, {}}, 1));
       create_session(db, {"token", UserId(1), 1, 9});
     },
     [](Db& db) { disable_user(db, UserId(1), 2); }, 4},
    {"end a pull", add_feed, end_a_pull, 8},
};

class FaultAtEveryStatement : public testing::TestWithParam<std::tuple<Case, DbErrorCode>> {};

TEST_P(FaultAtEveryStatement, LeavesTheDatabaseAsItWas) {
  auto const& [test, code] = GetParam();
  auto const real = memory_db();
  upsert_member(*real, {"heshun", "和顺", "Heshun", "region", "", "", ""});
  test.prepare(*real);
  auto const before = dump(*real);
  FaultyDb faulty(*real);
  for (int statement = 1; statement <= test.statements; ++statement) {
    faulty.fail_at(statement, code);
    EXPECT_THROW(test.work(faulty), DbError) << test.name << " at " << statement;
    EXPECT_EQ(dump(*real), before) << test.name << " at " << statement;
    EXPECT_FALSE(real->is_in_transaction()) << test.name << " at " << statement;
  }
  faulty.fail_at(0, code);
  test.work(faulty);
  EXPECT_EQ(faulty.statement_count(), test.statements) << test.name;
  EXPECT_NE(dump(*real), before) << test.name;
}

INSTANTIATE_TEST_SUITE_P(Store, FaultAtEveryStatement,
                         testing::Combine(testing::ValuesIn(kCases),
                                          testing::Values(DbErrorCode::full,
                                                          DbErrorCode::corrupt)));

TEST(FaultAtEveryStatement, ABusyDatabaseIsRetriedToTheEnd) {
  for (int statement = 1; statement <= 9; ++statement) {
    auto const real = memory_db();
    upsert_member(*real, {"heshun", "和顺", "Heshun", "region", "", "", ""});
    FaultyDb faulty(*real);
    faulty.fail_at(statement, DbErrorCode::busy);
    put(faulty, "new");
    EXPECT_EQ(find_place(*real, "k")->place, place("new")) << statement;
  }
}

}  // namespace
}  // namespace magpie::store
