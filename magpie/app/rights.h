// Who may do what. As long as no account exists, everybody may read and try: plan, save drafts,
// share. With the first account a visitor may only sign in, open a shared link, and fetch what may
// go to everybody (outgoing.h).
#pragma once

#include "magpie/app/context.h"
#include "magpie/base/result.h"

namespace magpie::app {

// edit_record is for a member's people limited to fields their member owns, see record_rights.h.
enum class Right {
  read,
  plan,
  save_route,
  publish_route,
  edit_record,
  publish_record,
  move_on_map,
  edit_road_change,
};

bool is_try_mode(store::Db& db);
bool may(Context& context, Right right);
// Error unauthenticated for a visitor, forbidden for a person with a lesser role.
base::Status require(Context& context, Right right);
// One audit row for what the actor did, in the caller's transaction.
void write_audit(Context& context, std::string action, std::string subject,
                 std::string detail = "{}");

}  // namespace magpie::app
