#include "magpie/store/user_store.h"

#include <gtest/gtest.h>

#include "magpie/store/member_store.h"
#include "magpie/store/session_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

class UserStore : public testing::Test {
 protected:
  std::unique_ptr<Db> db = memory_db();
  catalog::MemberId member = upsert_member(*db, {"heshun", "和顺", "Heshun", "region", "", "", ""});
  UserId id = create_user(*db, {"li", "hash", Role::member, member}, 100).value();
};

TEST_F(UserStore, FindsByNameAndId) {
  auto const user = find_user(*db, "li").value();
  EXPECT_EQ(user.id, id);
  EXPECT_EQ(user.role, Role::member);
  EXPECT_EQ(user.member, member);
  EXPECT_EQ(user.password_hash, "hash");
  EXPECT_EQ(find_user(*db, id)->name, "li");
  EXPECT_FALSE(find_user(*db, "wang"));
  EXPECT_EQ(count_users(*db), 1);
}

TEST_F(UserStore, ANameIsTakenOnce) {
  auto const again = create_user(*db, {"li", "other", Role::viewer, {}}, 101);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, base::ErrorCode::conflict);
  EXPECT_EQ(again.error().message, "there is already a user \"li\": choose another name");
  EXPECT_EQ(find_user(*db, "li")->password_hash, "hash");
}

TEST_F(UserStore, ListsByName) {
  ASSERT_TRUE(create_user(*db, {"an", "hash", Role::secretariat, {}}, 101));
  auto const users = list_users(*db);
  ASSERT_EQ(users.size(), 2U);
  EXPECT_EQ(users[0].name, "an");
  EXPECT_EQ(users[0].member, std::nullopt);
}

TEST_F(UserStore, ASessionEndsWithItsTime) {
  create_session(*db, {"token", id, 100, 200});
  EXPECT_EQ(find_session_user(*db, "token", 199)->id, id);
  EXPECT_FALSE(find_session_user(*db, "token", 200));
  EXPECT_FALSE(find_session_user(*db, "other", 150));
  EXPECT_EQ(delete_expired_sessions(*db, 199), 0);
  EXPECT_EQ(delete_expired_sessions(*db, 200), 1);
}

TEST_F(UserStore, SigningOutEndsOneSession) {
  create_session(*db, {"one", id, 100, 200});
  create_session(*db, {"two", id, 100, 200});
  EXPECT_TRUE(delete_session(*db, "one"));
  EXPECT_FALSE(delete_session(*db, "one"));
  EXPECT_FALSE(find_session_user(*db, "one", 150));
  EXPECT_TRUE(find_session_user(*db, "two", 150));
}

TEST_F(UserStore, ADisabledUserIsSignedOutEverywhere) {
  create_session(*db, {"token", id, 100, 200});
  EXPECT_TRUE(disable_user(*db, id, 150));
  EXPECT_FALSE(disable_user(*db, id, 151));
  EXPECT_FALSE(find_session_user(*db, "token", 150));
  create_session(*db, {"later", id, 160, 260});
  EXPECT_FALSE(find_session_user(*db, "later", 170));
  EXPECT_EQ(find_user(*db, id)->disabled_at_s, 150);
}

TEST_F(UserStore, ANewPasswordEndsTheOldSessions) {
  create_session(*db, {"token", id, 100, 200});
  EXPECT_TRUE(set_password(*db, id, "new"));
  EXPECT_EQ(find_user(*db, id)->password_hash, "new");
  EXPECT_FALSE(find_session_user(*db, "token", 150));
}

TEST(RoleNames, GoThereAndBack) {
  for (auto const role : {Role::secretariat, Role::member, Role::planner, Role::viewer}) {
    EXPECT_EQ(parse_role(role_name(role)), role);
  }
  EXPECT_EQ(parse_role("root"), std::nullopt);
}

}  // namespace
}  // namespace magpie::store
