// Signed-in browsers. The database holds only the hash of the cookie's token (token.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "magpie/store/db.h"
#include "magpie/store/user_store.h"

namespace magpie::store {

struct NewSession {
  std::string token_hash;
  UserId user;
  std::int64_t created_at_s = 0;
  std::int64_t expires_at_s = 0;
};

void create_session(Db& db, NewSession const& session);
// The signed-in user; nothing for an unknown or expired session and for a disabled user.
std::optional<User> find_session_user(Db& db, std::string_view token_hash, std::int64_t now_s);
// False when there was none.
bool delete_session(Db& db, std::string_view token_hash);
std::int64_t delete_sessions_of(Db& db, UserId user);
std::int64_t delete_expired_sessions(Db& db, std::int64_t now_s);

}  // namespace magpie::store
