#include "magpie/store/user_store.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "magpie/store/session_store.h"

namespace magpie::store {

namespace {

constexpr std::array<std::string_view, 4> kRoles{"secretariat", "member", "planner", "viewer"};

#define MAGPIE_USER_COLUMNS "id, name, password_hash, role, member_id, created_at_s, disabled_at_s"

User user_of(Row const& row) {
  auto const role = parse_role(row.text(3));
  if (!role) throw DbError(DbErrorCode::corrupt, "a user has a role that is not known");
  User user{.id = UserId(row.integer(0)),
            .name = row.text(1),
            .password_hash = row.text(2),
            .role = *role,
            .created_at_s = row.integer(5),
            .disabled_at_s = row.maybe_integer(6)};
  if (auto const member = row.maybe_integer(4)) user.member = catalog::MemberId(*member);
  return user;
}

std::optional<User> first_user(Rows const& rows) {
  if (rows.empty()) return std::nullopt;
  return user_of(rows.front());
}

}  // namespace

std::string_view role_name(Role role) {
  return kRoles[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view name) {
  auto const found = std::find(kRoles.begin(), kRoles.end(), name);
  if (found == kRoles.end()) return std::nullopt;
  return static_cast<Role>(found - kRoles.begin());
}

base::Result<UserId> create_user(Db& db, NewUser const& user, std::int64_t now_s) {
  auto const rows = db.query(
      "INSERT INTO app_user (name, password_hash, role, member_id, created_at_s) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING RETURNING id",
      {user.name, user.password_hash, std::string(role_name(user.role)),
       user.member ? Value(user.member->value()) : Value(), now_s});
  if (rows.empty()) {
    return base::fail(base::ErrorCode::conflict,
                      fmt::format("there is already a user \"{}\": choose another name", user.name),
                      "name");
  }
  return UserId(rows.front().integer(0));
}

std::optional<User> find_user(Db& db, UserId id) {
  return first_user(
      db.query("SELECT " MAGPIE_USER_COLUMNS " FROM app_user WHERE id = $1", {id.value()}));
}

std::optional<User> find_user(Db& db, std::string_view name) {
  return first_user(db.query("SELECT " MAGPIE_USER_COLUMNS " FROM app_user WHERE name = $1",
                             {std::string(name)}));
}

std::vector<User> list_users(Db& db) {
  std::vector<User> users;
  auto const rows =
      db.query("SELECT " MAGPIE_USER_COLUMNS " FROM app_user ORDER BY name LIMIT $1", {kUsersMax});
  for (auto const& row : rows) users.push_back(user_of(row));
  return users;
}

std::int64_t count_users(Db& db) {
  return db.query("SELECT count(*) FROM app_user").front().integer(0);
}

bool disable_user(Db& db, UserId id, std::int64_t now_s) {
  return in_transaction(db, [&] {
    delete_sessions_of(db, id);
    return db.execute(
               "UPDATE app_user SET disabled_at_s = $2 WHERE id = $1 AND disabled_at_s IS NULL",
               {id.value(), now_s}) == 1;
  });
}

bool set_password(Db& db, UserId id, std::string_view password_hash) {
  return in_transaction(db, [&] {
    delete_sessions_of(db, id);
    return db.execute("UPDATE app_user SET password_hash = $2 WHERE id = $1",
                      {id.value(), std::string(password_hash)}) == 1;
  });
}

}  // namespace magpie::store
