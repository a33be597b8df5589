#include "magpie/app/rights.h"

#include "magpie/store/audit_store.h"

namespace magpie::app {

namespace {

bool role_may(api::Role role, Right right) {
  switch (role) {
    case api::Role::secretariat:
      return true;
    case api::Role::planner:
      return right != Right::edit_record && right != Right::publish_record &&
             right != Right::move_on_map;
    case api::Role::member:
      return right == Right::read || right == Right::plan || right == Right::save_route ||
             right == Right::edit_record || right == Right::edit_road_change;
    case api::Role::viewer:
      return right == Right::read || right == Right::plan;
    case api::Role::visitor:
      return false;
  }
  return false;
}

}  // namespace

bool is_try_mode(store::Db& db) {
  return store::count_users(db) == 0;
}

bool may(Context& context, Right right) {
  if (context.actor.role == api::Role::visitor) {
    // Somebody who tries the demo may do all that can be taken back.
    return right != Right::publish_route && is_try_mode(context.db);
  }
  return role_may(context.actor.role, right);
}

base::Status require(Context& context, Right right) {
  if (may(context, right)) return {};
  if (context.actor.role == api::Role::visitor && !is_try_mode(context.db)) {
    return base::fail(base::ErrorCode::unauthenticated, "请先登录。 Sign in first.");
  }
  return base::fail(
      base::ErrorCode::forbidden,
      "您的角色没有这项权限，请联系秘书处。 Your role may not do this; ask the secretariat.");
}

void write_audit(Context& context, std::string action, std::string subject, std::string detail) {
  store::add_audit(context.db, {context.now_s, context.actor.name, std::move(action),
                                std::move(subject), std::move(detail)});
}

}  // namespace magpie::app
