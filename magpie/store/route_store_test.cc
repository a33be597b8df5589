#include "magpie/store/route_store.h"

#include <gtest/gtest.h>

#include "magpie/store/share_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

RouteContent content(std::string const& name) {
  return {name, R"({"days":3})", R"({"days":[]})"};
}

class RouteStore : public testing::Test {
 protected:
  RouteChange change(std::int64_t version, std::int64_t now_s = 200) {
    return {id, version, "planner", now_s};
  }

  std::unique_ptr<Db> db = memory_db();
  RouteId id = create_route(*db, content("one"), "demo", 100);
};

TEST_F(RouteStore, StartsAsADraftInVersionOne) {
  auto const route = find_route(*db, id).value();
  EXPECT_EQ(route.content, content("one"));
  EXPECT_EQ(route.status, RouteStatus::draft);
  EXPECT_EQ(route.version, 1);
  EXPECT_EQ(route.created_by, "demo");
  EXPECT_EQ(list_route_revisions(*db, id, 10).size(), 1U);
}

TEST_F(RouteStore, AChangeMakesANewVersion) {
  auto const route = update_route(*db, change(1), content("two")).value();
  EXPECT_EQ(route.version, 2);
  EXPECT_EQ(find_route(*db, id)->content, content("two"));
  EXPECT_EQ(find_route(*db, id)->updated_at_s, 200);
  auto const revisions = list_route_revisions(*db, id, 10);
  ASSERT_EQ(revisions.size(), 2U);
  EXPECT_EQ(revisions[0].content, content("two"));
  EXPECT_EQ(revisions[0].changed_by, "planner");
  EXPECT_EQ(revisions[1].content, content("one"));
}

TEST_F(RouteStore, TheSameContentAgainIsNoChange) {
  EXPECT_EQ(update_route(*db, change(1), content("one"))->version, 1);
  EXPECT_EQ(list_route_revisions(*db, id, 10).size(), 1U);
}

TEST_F(RouteStore, AStaleChangeIsAConflict) {
  ASSERT_TRUE(update_route(*db, change(1), content("two")));
  auto const before = dump(*db);
  auto const result = update_route(*db, change(1), content("mine"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, base::ErrorCode::conflict);
  EXPECT_EQ(result.error().message,
            "the route is at version 2 now, not 1: load it again and repeat the change");
  EXPECT_EQ(dump(*db), before);
}

TEST_F(RouteStore, UndoBringsAnEarlierVersionBackAsTheNewest) {
  ASSERT_TRUE(update_route(*db, change(1), content("two")));
  auto const route = restore_route_revision(*db, change(2), 1).value();
  EXPECT_EQ(route.content, content("one"));
  EXPECT_EQ(route.version, 3);
  EXPECT_EQ(restore_route_revision(*db, change(3), 9).error().message, "route 1 has no version 9");
}

TEST_F(RouteStore, PublishingKeepsTheVersion) {
  EXPECT_EQ(set_route_status(*db, change(1), RouteStatus::published)->status,
            RouteStatus::published);
  EXPECT_EQ(find_route(*db, id)->status, RouteStatus::published);
  EXPECT_EQ(find_route(*db, id)->version, 1);
}

TEST_F(RouteStore, ADeletedRouteIsGoneForEverybody) {
  create_share_link(*db, "hash", id, 150);
  ASSERT_TRUE(delete_route(*db, change(1)));
  EXPECT_FALSE(find_route(*db, id));
  EXPECT_TRUE(list_routes(*db, std::nullopt, 10).empty());
  EXPECT_FALSE(find_shared_route(*db, "hash"));
  EXPECT_EQ(delete_route(*db, change(1)).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(update_route(*db, change(1), content("x")).error().message, "there is no route 1");
}

TEST_F(RouteStore, ListsTheNewestFirstInPages) {
  auto const second = create_route(*db, content("second"), "demo", 101);
  auto const third = create_route(*db, content("third"), "demo", 102);
  auto const page = list_routes(*db, std::nullopt, 2);
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].id, third);
  EXPECT_EQ(page[1].id, second);
  EXPECT_EQ(list_routes(*db, second, 2).at(0).id, id);
}

TEST_F(RouteStore, SharesByTokenHashUntilRevoked) {
  create_share_link(*db, "hash", id, 150);
  EXPECT_EQ(find_shared_route(*db, "hash")->id, id);
  EXPECT_FALSE(find_shared_route(*db, "other"));
  EXPECT_THROW(create_share_link(*db, "hash", id, 151), DbError);
  EXPECT_EQ(count_share_links(*db, id), 1);
  EXPECT_EQ(revoke_share_links(*db, id, 160), 1);
  EXPECT_FALSE(find_shared_route(*db, "hash"));
  EXPECT_EQ(count_share_links(*db, id), 0);
}

TEST(RouteStatusNames, GoThereAndBack) {
  for (auto const status : {RouteStatus::draft, RouteStatus::published}) {
    EXPECT_EQ(parse_route_status(route_status_name(status)), status);
  }
  EXPECT_EQ(parse_route_status("gone"), std::nullopt);
}

}  // namespace
}  // namespace magpie::store
