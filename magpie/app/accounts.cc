#include "magpie/app/accounts.h"

#include <fmt/core.h>

#include "magpie/app/rights.h"
#include "magpie/store/member_store.h"
#include "magpie/store/password.h"
#include "magpie/store/session_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

Actor actor_of_user(store::Db& db, store::User const& user) {
  return {*api::parse_word<api::Role>(store::role_name(user.role)), user.name, user.id,
          user.member ? store::member_slug(db, *user.member) : std::string()};
}

base::Result<std::optional<catalog::MemberId>> member_id_of(store::Db& db,
                                                            NewAccount const& account) {
  if (account.member.empty()) {
    if (account.role != store::Role::member) return std::nullopt;
    return fail(ErrorCode::invalid_argument,
                "The role member needs --member SLUG, one of the alliance's members.", "member");
  }
  auto const member = store::find_member(db, account.member);
  if (!member) {
    return fail(ErrorCode::not_found,
                fmt::format("There is no member {}: import members.csv first.", account.member),
                "member");
  }
  return member->id;
}

}  // namespace

base::Result<store::UserId> add_user(Context& context, NewAccount const& account) {
  if (account.name.empty() || account.name.size() > 64) {
    return fail(ErrorCode::invalid_argument, "A user's name has 1 to 64 characters.", "name");
  }
  MAGPIE_TRY(auto const hash, store::hash_password(account.password));
  return store::in_transaction(context.db, [&]() -> base::Result<store::UserId> {
    MAGPIE_TRY(auto const member, member_id_of(context.db, account));
    MAGPIE_TRY(
        auto const id,
        store::create_user(context.db, {account.name, hash, account.role, member}, context.now_s));
    write_audit(context, "user.add", "user/" + account.name);
    return id;
  });
}

base::Result<SignedIn> log_in(Context& context, api::Credentials const& credentials) {
  auto const user = store::find_user(context.db, credentials.name);
  bool const is_active = user && !user->disabled_at_s;
  auto const hash = is_active ? std::optional(user->password_hash) : std::nullopt;
  if (!store::is_password(hash, credentials.password)) {
    return fail(ErrorCode::unauthenticated, "用户名或密码不对。 The name or the password is wrong.",
                "password");
  }
  SignedIn signed_in;
  signed_in.token = store::new_token(context.random_bytes);
  context.actor = actor_of_user(context.db, *user);
  return store::in_transaction(context.db, [&]() -> base::Result<SignedIn> {
    store::delete_expired_sessions(context.db, context.now_s);
    store::create_session(context.db, {store::hash_token(signed_in.token), user->id, context.now_s,
                                       context.now_s + kSessionLength.count()});
    write_audit(context, "session.start", "user/" + user->name);
    signed_in.session = session_of(context);
    return signed_in;
  });
}

base::Status log_out(Context& context, std::string_view token) {
  return store::in_transaction(context.db, [&]() -> base::Status {
    if (store::delete_session(context.db, store::hash_token(token))) {
      write_audit(context, "session.end", "user/" + context.actor.name);
    }
    return {};
  });
}

Actor actor_of(store::Db& db, std::optional<std::string> const& token, std::int64_t now_s) {
  if (!token) return {};
  auto const user = store::find_session_user(db, store::hash_token(*token), now_s);
  return user ? actor_of_user(db, *user) : Actor{};
}

api::Session session_of(Context& context) {
  api::Session session;
  session.role = context.actor.role;
  session.try_mode = is_try_mode(context.db);
  session.may_plan = may(context, Right::plan);
  session.may_save = may(context, Right::save_route);
  session.may_publish = may(context, Right::publish_route);
  if (context.actor.user) session.name = context.actor.name;
  if (!context.actor.member.empty()) session.member = context.actor.member;
  return session;
}

}  // namespace magpie::app
