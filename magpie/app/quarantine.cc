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

// More cells than people ever settle; counting stops there.
constexpr std::int64_t kCellsMax = 100'000;

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
  auto const state = query.state == api::ItemState::open ? "open" : "settled";
  api::QuarantinePage page;
  for (auto const& cell : store::list_quarantined(context.db, state, kCellsMax)) {
    auto const stored =
        store::find_place(context.db, store::standing_place(context.db, cell.place));
    if (!stored || (query.member && stored->place.member != *query.member)) continue;
    ++page.total;
    if (cell.id <= query.after) continue;
    if (std::ssize(page.items) < query.limit) {
      page.items.push_back(view_of(context, cell, *stored));
    } else if (!page.next_cursor) {
      page.next_cursor = std::to_string(page.items.back().id);
    }
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
