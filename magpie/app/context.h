// Context: what every use case that touches the database is given first. The command line and the
// server build the same one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "magpie/http/api/types.gen.h"
#include "magpie/store/db.h"
#include "magpie/store/token.h"
#include "magpie/store/user_store.h"

namespace magpie::app {

namespace api = http::api;

// Who is asking. A visitor has no account.
struct Actor {
  api::Role role = api::Role::visitor;
  std::string name = "visitor";
  std::optional<store::UserId> user;
  std::string member;  // slug of the member a person works for; empty for none
};

// The person at the machine's own command line may do everything.
inline Actor command_line_actor() {
  return {api::Role::secretariat, "cli", std::nullopt, ""};
}

struct Context {
  store::Db& db;
  std::int64_t now_s = 0;
  store::ByteSource const& random_bytes;
  Actor actor;
};

}  // namespace magpie::app
