#include "magpie/app/record_history.h"

#include <fmt/core.h>

#include <map>

#include "magpie/app/record_rights.h"
#include "magpie/app/record_view.h"
#include "magpie/app/records.h"
#include "magpie/app/rights.h"
#include "magpie/base/civil.h"
#include "magpie/store/request_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

api::Revision revision_view(store::Revision const& revision) {
  api::Revision view;
  view.id = revision.id;
  view.version = revision.version;
  view.changed_by = revision.meta.changed_by;
  view.changed_at = base::format_utc(revision.meta.changed_at_s);
  view.origin = revision.meta.origin;
  if (!revision.meta.note.empty()) view.note = revision.meta.note;
  view.import_id = revision.meta.import_id;
  for (auto const& change : revision.changes)
    view.changes.push_back({change.field, change.before, change.after});
  return view;
}

base::Result<store::Revision> find_revision_of(Context& context, std::int64_t place,
                                               std::int64_t id) {
  auto revision = store::find_revision(context.db, id);
  if (revision && revision->place.value() == place) return std::move(*revision);
  return base::fail(base::ErrorCode::not_found,
                    "该记录没有这次修改。 The record has no such change.", "revision");
}

api::Change change_view(store::Db& db, store::Revision const& revision,
                        store::StoredPlace const& stored) {
  api::Change change;
  change.seq = revision.id;
  change.id = stored.id.value();
  change.key = stored.place.key;
  change.at = base::format_utc(revision.meta.changed_at_s);
  change.kind = stored.deleted_at_s ? api::ChangeKind::delete_ : api::ChangeKind::put;
  if (stored.merged_into) {
    if (auto const heir = store::find_place(db, store::standing_place(db, stored.id)))
      change.merged_into = heir->place.key;
  }
  if (!stored.deleted_at_s) {
    auto const fields = catalog::fields_of(stored.place);
    change.fields.emplace(fields.begin(), fields.end());
  }
  return change;
}

}  // namespace

TakenBack take_back(catalog::FieldMap const& now, store::Revision const& revision) {
  TakenBack result;
  for (auto const& change : revision.changes) {
    if (change.field == "workflow") continue;
    auto const found = now.find(change.field);
    auto const present = found == now.end() ? std::nullopt : std::optional(found->second);
    if (present != change.after) {
      result.kept.push_back(change.field);
    } else {
      result.fields.emplace(change.field, change.before.value_or(""));
    }
  }
  return result;
}

base::Result<api::RevisionPage> get_history(Context& context, std::int64_t id,
                                            std::optional<std::int64_t> before,
                                            std::int64_t limit) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const stored, find_record(context, id));
  auto const revisions = store::list_revisions(context.db, stored.id, before, limit + 1);
  api::RevisionPage page;
  for (auto const& revision : revisions) {
    if (static_cast<std::int64_t>(page.items.size()) == limit) {
      page.next_cursor = std::to_string(page.items.back().id);
      break;
    }
    page.items.push_back(revision_view(revision));
  }
  return page;
}

base::Result<api::PlaceRecord> undo_change(Context& context, std::int64_t id,
                                           api::UndoRequest const& request) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return store::in_transaction(context.db, [&]() -> base::Result<api::PlaceRecord> {
    auto const request_id = fmt::format("undo:{}:{}", context.actor.name, request.request_id);
    if (store::find_answer(context.db, request_id)) return get_record(context, id);
    MAGPIE_TRY(auto const stored, find_record(context, id));
    MAGPIE_TRY(auto const revision, find_revision_of(context, id, request.revision));
    auto const back = take_back(catalog::fields_of(stored.place), revision);
    for (auto const& [field, _] : back.fields)
      MAGPIE_TRY_STATUS(require_edit(context, stored.place, field));
    store::RevisionMeta const meta{context.actor.name, context.now_s, "undo",
                                   fmt::format("revision {}", revision.id), std::nullopt};
    MAGPIE_TRY(auto const changed, write_fields(context, stored, back.fields, meta));
    store::remember_answer(context.db, request_id, std::to_string(id), context.now_s);
    if (changed) write_audit(context, "record.undo", "place/" + std::to_string(id));
    MAGPIE_TRY(auto view, get_record(context, id));
    view.kept = back.kept;
    return view;
  });
}

base::Result<api::ChangePage> list_changes(Context& context, std::int64_t since,
                                           std::int64_t limit) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  auto const revisions = store::revisions_since(context.db, since, limit);
  std::map<std::int64_t, store::Revision const*> newest;  // per place
  for (auto const& revision : revisions) newest[revision.place.value()] = &revision;
  api::ChangePage page;
  page.next_since = since;
  for (auto const& revision : revisions) {
    page.next_since = revision.id;
    if (newest.at(revision.place.value()) != &revision) continue;
    if (auto const stored = store::find_place(context.db, revision.place))
      page.items.push_back(change_view(context.db, revision, *stored));
  }
  page.more = static_cast<std::int64_t>(revisions.size()) == limit;
  return page;
}

}  // namespace magpie::app
