#include "magpie/app/quarantine.h"

#include "magpie/app/record_rights.h"
#include "magpie/app/record_view.h"
#include "magpie/app/records.h"
#include "magpie/app/rights.h"
#include "magpie/store/import_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

api::QuarantineItem view_of(Context& context, store::Quarantined const& cell,
                            store::StoredPlace const& stored) {
  auto const& place = stored.place;
  api::QuarantineItem view;
  view.id = cell.id;
  view.place_id = stored.id.value();
  view.place_name = catalog::display_name(place, "zh");
  view.member = place.member;
  view.field = cell.field;
  view.column = cell.column;
  view.raw = cell.raw;
  view.code = cell.code;
  view.sentence = {cell.sentence.zh, cell.sentence.en};
  view.state = cell.settled_at_s ? api::ItemState::settled : api::ItemState::open;
  if (auto const run = store::find_import(context.db, cell.import_id))
    view.file_name = run->file_name;
  view.row = cell.row;
  if (cell.settled_at_s) {
    view.settled_by = cell.settled_by;
    if (!cell.settled_value.empty()) view.settled_value = cell.settled_value;
  }
  return view;
}

base::Result<store::Quarantined> find_open(Context& context, std::int64_t id) {
  auto cell = store::find_quarantined(context.db, id);
  if (!cell) return fail(ErrorCode::not_found, "没有这个值。 There is no such value.", "id");
  if (!cell->settled_at_s) return std::move(*cell);
  return fail(ErrorCode::conflict, "该值已处理。 The value is settled already.", "id");
}

}  // namespace

base::Result<api::QuarantinePage> list_quarantine(Context& context, QuarantineQuery const& query) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  auto const is_open = query.state == api::ItemState::open;
  store::ItemFilter const filter{is_open ? store::ItemState::open : store::ItemState::settled,
                                 query.member};
  api::QuarantinePage page;
  page.total = store::count_quarantined(context.db, filter);
  for (auto const& cell :
       store::list_quarantined(context.db, filter, query.after, query.limit + 1)) {
    if (std::ssize(page.items) == query.limit) {
      page.next_cursor = std::to_string(page.items.back().id);
      break;
    }
    MAGPIE_TRY(auto const stored, find_standing(context, cell.place.value()));
    page.items.push_back(view_of(context, cell, stored));
  }
  return page;
}

base::Result<api::QuarantineItem> settle_quarantine(Context& context, std::int64_t id,
                                                    api::QuarantineSettlement const& settlement) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return store::in_transaction(context.db, [&]() -> base::Result<api::QuarantineItem> {
    MAGPIE_TRY(auto cell, find_open(context, id));
    MAGPIE_TRY(auto const stored, find_standing(context, cell.place.value()));
    if (settlement.field) cell.field = *settlement.field;
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, cell.field));
    if (settlement.value) {
      if (cell.field.empty())
        return fail(ErrorCode::invalid_argument,
                    "请选择该值属于哪个字段。 Say which field the value belongs to.", "field");
      store::RevisionMeta const meta{context.actor.name, context.now_s, "edit",
                                     "quarantine " + std::to_string(id), std::nullopt};
      MAGPIE_TRY(auto const changed,
                 write_fields(context, stored, {{cell.field, *settlement.value}}, meta));
      static_cast<void>(changed);
      cell.settled_value = *settlement.value;
    }
    cell.settled_at_s = context.now_s;
    cell.settled_by = context.actor.name;
    store::settle_quarantined(context.db, cell);
    write_audit(context, "quarantine.settle", "quarantine/" + std::to_string(id));
    MAGPIE_TRY(auto const now, find_standing(context, cell.place.value()));
    return view_of(context, cell, now);
  });
}

}  // namespace magpie::app
