// People who may sign in. A user is disabled, never deleted: the audit names them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/id.h"
#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::store {

using UserId = base::Id<struct UserTag>;

inline constexpr std::int64_t kUsersMax = 10'000;

enum class Role { secretariat, member, planner, viewer };

std::string_view role_name(Role role);
std::optional<Role> parse_role(std::string_view name);

struct NewUser {
  std::string name;
  std::string password_hash;  // password.h
  Role role = Role::viewer;
  std::optional<catalog::MemberId> member;
};

struct User {
  UserId id;
  std::string name;
  std::string password_hash;
  Role role = Role::viewer;
  std::optional<catalog::MemberId> member;
  std::int64_t created_at_s = 0;
  std::optional<std::int64_t> disabled_at_s;
};

// conflict when the name is taken, also by a disabled user.
base::Result<UserId> create_user(Db& db, NewUser const& user, std::int64_t now_s);
std::optional<User> find_user(Db& db, UserId id);
std::optional<User> find_user(Db& db, std::string_view name);
// By name.
std::vector<User> list_users(Db& db);
std::int64_t count_users(Db& db);
// Both also end the user's sessions. False when there is no such user, or already disabled.
bool disable_user(Db& db, UserId id, std::int64_t now_s);
bool set_password(Db& db, UserId id, std::string_view password_hash);

}  // namespace magpie::store
