#include "magpie/store/session_store.h"

namespace magpie::store {

void create_session(Db& db, NewSession const& s) {
  db.execute(
      "INSERT INTO session (token_hash, user_id, created_at_s, expires_at_s) "
      "VALUES ($1, $2, $3, $4)",
      {s.token_hash, s.user.value(), s.created_at_s, s.expires_at_s});
}

std::optional<User> find_session_user(Db& db, std::string_view token_hash, std::int64_t now_s) {
  auto const rows =
      db.query("SELECT user_id FROM session WHERE token_hash = $1 AND expires_at_s > $2",
               {std::string(token_hash), now_s});
  if (rows.empty()) return std::nullopt;
  auto user = find_user(db, UserId(rows.front().integer(0)));
  if (!user || user->disabled_at_s) return std::nullopt;
  return user;
}

bool delete_session(Db& db, std::string_view token_hash) {
  return db.execute("DELETE FROM session WHERE token_hash = $1", {std::string(token_hash)}) == 1;
}

std::int64_t delete_sessions_of(Db& db, UserId user) {
  return db.execute("DELETE FROM session WHERE user_id = $1", {user.value()});
}

std::int64_t delete_expired_sessions(Db& db, std::int64_t now_s) {
  return db.execute("DELETE FROM session WHERE expires_at_s <= $1", {now_s});
}

}  // namespace magpie::store
