#include "magpie/app/settle_conflicts.h"

#include <fmt/core.h>

#include "magpie/app/record_rights.h"
#include "magpie/app/record_view.h"
#include "magpie/app/records.h"
#include "magpie/app/rights.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

api::ConflictItem view_of(store::Conflict const& conflict, store::StoredPlace const& stored) {
  auto const& place = stored.place;
  api::ConflictItem view;
  view.id = conflict.id;
  view.place_id = stored.id.value();
  view.place_name = catalog::display_name(place, "zh");
  view.member = place.member;
  view.field = conflict.field;
  if (!conflict.base.empty()) view.base = conflict.base;
  auto const fields = catalog::fields_of(place);
  auto const local = fields.find(conflict.field);
  view.local = local == fields.end() ? "" : local->second;
  view.incoming = conflict.incoming;
  view.state = conflict.taken.empty() ? api::ItemState::open : api::ItemState::settled;
  view.file_name = conflict.origin.substr(conflict.origin.find(':') + 1);
  if (!conflict.taken.empty()) {
    view.taken = *api::parse_word<api::ConflictItemTaken>(conflict.taken);
    view.settled_by = conflict.settled_by;
  }
  return view;
}

base::Result<store::Conflict> find_open(Context& context, std::int64_t id) {
  auto conflict = store::find_conflict(context.db, id);
  if (!conflict)
    return fail(ErrorCode::not_found, "没有这个冲突。 There is no such conflict.", "id");
  if (conflict->taken.empty()) return std::move(*conflict);
  return fail(ErrorCode::conflict, "该冲突已处理。 The conflict is settled already.", "id");
}

}  // namespace

base::Result<api::ConflictPage> list_conflicts(Context& context, ConflictQuery const& query) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  auto const is_open = query.state == api::ItemState::open;
  store::ItemFilter const filter{is_open ? store::ItemState::open : store::ItemState::settled,
                                 query.member};
  api::ConflictPage page;
  page.total = store::count_conflicts(context.db, filter);
  for (auto const& conflict :
       store::list_conflicts(context.db, filter, query.after, query.limit + 1)) {
    if (std::ssize(page.items) == query.limit) {
      page.next_cursor = std::to_string(page.items.back().id);
      break;
    }
    MAGPIE_TRY(auto const stored, find_standing(context, conflict.place.value()));
    page.items.push_back(view_of(conflict, stored));
  }
  return page;
}

base::Result<api::ConflictItem> settle_conflict(Context& context, std::int64_t id,
                                                api::ConflictSettlement const& settlement) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return store::in_transaction(context.db, [&]() -> base::Result<api::ConflictItem> {
    MAGPIE_TRY(auto conflict, find_open(context, id));
    MAGPIE_TRY(auto const stored, find_standing(context, conflict.place.value()));
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, conflict.field));
    bool const is_incoming = settlement.take == api::ConflictSettlementTake::incoming;
    if (is_incoming) {
      store::RevisionMeta const meta{context.actor.name, context.now_s, "merge", conflict.origin,
                                     std::nullopt};
      MAGPIE_TRY(auto const changed,
                 write_fields(context, stored, {{conflict.field, conflict.incoming}}, meta));
      static_cast<void>(changed);
    }
    conflict.taken = is_incoming ? "incoming" : "local";
    conflict.settled_by = context.actor.name;
    store::settle_conflict(context.db, id, conflict.taken, context.actor.name, context.now_s);
    write_audit(context, "conflict.settle", "conflict/" + std::to_string(id));
    MAGPIE_TRY(auto const now, find_standing(context, conflict.place.value()));
    return view_of(conflict, now);
  });
}

}  // namespace magpie::app
