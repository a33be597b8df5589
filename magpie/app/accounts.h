// Accounts: users, sign-in, sessions.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "magpie/app/context.h"
#include "magpie/base/result.h"

namespace magpie::app {

inline constexpr std::chrono::seconds kSessionLength = std::chrono::hours(12);

struct NewAccount {
  std::string name;
  std::string password;
  store::Role role = store::Role::viewer;
  std::string member;  // slug; needed for the role member
};

base::Result<store::UserId> add_user(Context& context, NewAccount const& account);

struct SignedIn {
  api::Session session;
  std::string token;  // for the cookie; the database keeps only its hash
};

// Error unauthenticated with one sentence for a wrong name and a wrong password alike.
base::Result<SignedIn> log_in(Context& context, api::Credentials const& credentials);
base::Status log_out(Context& context, std::string_view token);

// The actor behind a session token; a visitor where there is none.
Actor actor_of(store::Db& db, std::optional<std::string> const& token, std::int64_t now_s);
api::Session session_of(Context& context);

}  // namespace magpie::app
