#include "magpie/app/records.h"

#include <fmt/core.h>

#include "magpie/app/record_rights.h"
#include "magpie/app/record_view.h"
#include "magpie/app/rights.h"
#include "magpie/base/hash.h"
#include "magpie/store/request_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::FieldMap;
using store::in_transaction;
using store::StoredPlace;

constexpr std::size_t kKeyBytesMax = 64;

std::string answer_key(Context const& context, char const* what, std::string const& request_id) {
  return fmt::format("{}:{}:{}", what, context.actor.name, request_id);
}

store::RevisionMeta meta_of(Context const& context, char const* origin,
                            std::optional<std::string> const& note = std::nullopt) {
  return {context.actor.name, context.now_s, origin, note.value_or(""), std::nullopt};
}

base::Status require_alive(StoredPlace const& stored) {
  if (!stored.deleted_at_s) return {};
  if (stored.merged_into)
    return fail(ErrorCode::conflict,
                fmt::format("该记录已并入编号{0}的记录，请修改那一条。 The record was merged into "
                            "{0}: change that one.",
                            *stored.merged_into),
                "id");
  return fail(ErrorCode::conflict,
              "该记录已删除，请先恢复。 The record was removed: restore it first.", "id");
}

base::Status require_version(StoredPlace const& stored, std::int64_t version) {
  if (stored.version == version) return {};
  return fail(
      ErrorCode::conflict,
      fmt::format(
          "该记录已被他人改到第{0}版，请刷新后再改。 Somebody changed the record to version "
          "{0}: load it again.",
          stored.version),
      "version");
}

base::Status require_edits(Context& context, StoredPlace const& stored, FieldMap const& fields) {
  for (auto const& [field, _] : fields)
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, field));
  return {};
}

// Setting a position makes it a point unless the precision is said as well.
FieldMap with_precision(FieldMap fields) {
  auto const at = fields.find("location");
  if (at != fields.end() && !at->second.empty() && at->second != "null")
    fields.try_emplace("precision", "\"point\"");
  return fields;
}

std::string new_key(Context const& context, api::RecordDraft const& draft) {
  auto const prefix = context.actor.member.empty() ? std::string("m") : context.actor.member;
  return prefix + "-" +
         base::content_hash(answer_key(context, "key", draft.request_id)).substr(0, 12);
}

base::Status require_new_key(Context& context, std::string const& key) {
  if (key.empty() || key.size() > kKeyBytesMax)
    return fail(ErrorCode::invalid_argument, "A key has 1 to 64 bytes.", "key");
  if (!store::find_place(context.db, key)) return {};
  return fail(ErrorCode::conflict,
              fmt::format("编号“{0}”已被使用。 The key {0} is taken: choose another.", key), "key");
}

// The record as it would be created; refuses a field that is not sound.
base::Result<catalog::Place> place_of(Context& context, api::RecordDraft const& draft) {
  catalog::Place place;
  place.key = draft.key.value_or(new_key(context, draft));
  place.workflow = catalog::Workflow::draft;
  place.member = context.actor.member;
  for (auto const& [field, value] : with_precision(draft.fields)) {
    if (field != "member") MAGPIE_TRY_STATUS(require_edit(context, place, field));
    MAGPIE_TRY_STATUS(catalog::set_field(place, field, value));
  }
  if (context.actor.role == api::Role::member && place.member != context.actor.member)
    return fail(ErrorCode::forbidden,
                "只能为本成员新建记录。 You may add records of your own member only.", "member");
  if (place.names.empty())
    return fail(ErrorCode::invalid_argument, "请填写名称。 Fill in a name.", "name.zh");
  return place;
}

std::vector<catalog::FieldChange> first_changes(catalog::Place const& place) {
  return catalog::changes_between({}, catalog::fields_of(place));
}

}  // namespace

base::Result<bool> write_fields(Context& context, StoredPlace const& stored, FieldMap const& fields,
                                store::RevisionMeta const& meta) {
  catalog::Place place = stored.place;
  for (auto const& [field, value] : fields)
    MAGPIE_TRY_STATUS(catalog::set_field(place, field, value));
  auto const changes =
      catalog::changes_between(catalog::fields_of(stored.place), catalog::fields_of(place));
  if (changes.empty()) return false;
  store::PlaceWriter writer(context.db);
  MAGPIE_TRY(auto const id, writer.write(place, stored.origin, context.now_s));
  store::add_revision(context.db, id, stored.version + 1, meta, changes);
  return true;
}

base::Result<api::PlaceRecord> get_record(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const stored, find_standing(context, id));
  return record_view(context, stored);
}

base::Result<api::PlaceRecord> create_record(Context& context, api::RecordDraft const& draft) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::PlaceRecord> {
    auto const request_id = answer_key(context, "record", draft.request_id);
    if (auto const answer = store::find_answer(context.db, request_id))
      return get_record(context, std::stoll(*answer));
    MAGPIE_TRY(auto const place, place_of(context, draft));
    MAGPIE_TRY_STATUS(require_new_key(context, place.key));
    store::PlaceWriter writer(context.db);
    MAGPIE_TRY(auto const id, writer.write(place, "user:" + context.actor.name, context.now_s));
    store::add_revision(context.db, id, 1, meta_of(context, "create"), first_changes(place));
    store::remember_answer(context.db, request_id, std::to_string(id.value()), context.now_s);
    write_audit(context, "record.create", "place/" + std::to_string(id.value()));
    return get_record(context, id.value());
  });
}

base::Result<api::PlaceRecord> change_record(Context& context, std::int64_t id,
                                             api::RecordChange const& change) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::PlaceRecord> {
    auto const request_id = answer_key(context, "change", change.request_id);
    if (store::find_answer(context.db, request_id)) return get_record(context, id);
    MAGPIE_TRY(auto const stored, find_record(context, id));
    MAGPIE_TRY_STATUS(require_alive(stored));
    MAGPIE_TRY_STATUS(require_version(stored, change.version));
    auto const fields = with_precision(change.fields);
    MAGPIE_TRY_STATUS(require_edits(context, stored, change.fields));
    MAGPIE_TRY(auto const changed,
               write_fields(context, stored, fields, meta_of(context, "edit", change.note)));
    store::remember_answer(context.db, request_id, std::to_string(id), context.now_s);
    if (changed) write_audit(context, "record.change", "place/" + std::to_string(id));
    return get_record(context, id);
  });
}

base::Result<api::BulkOutcome> change_places(Context& context, api::BulkChange const& change) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::BulkOutcome> {
    api::BulkOutcome outcome;
    auto const request_id = answer_key(context, "bulk", change.request_id);
    if (store::find_answer(context.db, request_id)) {
      outcome.same = static_cast<std::int64_t>(change.place_ids.size());
      return outcome;
    }
    auto const one = [&](std::int64_t id) -> base::Result<bool> {
      MAGPIE_TRY(auto const stored, find_record(context, id));
      MAGPIE_TRY_STATUS(require_alive(stored));
      MAGPIE_TRY_STATUS(require_edits(context, stored, change.fields));
      return write_fields(context, stored, change.fields, meta_of(context, "bulk", change.note));
    };
    for (auto const id : change.place_ids) {
      auto const done = one(id);
      if (!done) {
        outcome.refused.push_back({id, done.error().field, done.error().message});
      } else {
        ++(*done ? outcome.changed : outcome.same);
      }
    }
    store::remember_answer(context.db, request_id, "done", context.now_s);
    write_audit(context, "record.bulk", fmt::format("places/{}", change.place_ids.size()));
    return outcome;
  });
}

base::Status delete_record(Context& context, std::int64_t id) {
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY(auto const stored, find_record(context, id));
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, "name.zh"));
    if (stored.place.workflow == catalog::Workflow::published)
      MAGPIE_TRY_STATUS(require(context, Right::publish_record));
    if (stored.deleted_at_s) return {};
    store::mark_deleted(context.db, stored.id, context.now_s, std::nullopt);
    store::add_revision(context.db, stored.id, stored.version + 1, meta_of(context, "delete"), {});
    write_audit(context, "record.delete", "place/" + std::to_string(id));
    return {};
  });
}

base::Result<api::PlaceRecord> restore_record(Context& context, std::int64_t id) {
  return in_transaction(context.db, [&]() -> base::Result<api::PlaceRecord> {
    MAGPIE_TRY(auto const stored, find_record(context, id));
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, "name.zh"));
    if (!stored.deleted_at_s) return record_view(context, stored);
    if (stored.merged_into)
      return fail(ErrorCode::conflict,
                  "该记录已并入另一条，请在“是否同一处”中撤销合并。 The record was merged: take "
                  "the merge back under \"Same place?\".",
                  "id");
    store::mark_restored(context.db, stored.id, context.now_s);
    store::add_revision(context.db, stored.id, stored.version + 1, meta_of(context, "restore"), {});
    write_audit(context, "record.restore", "place/" + std::to_string(id));
    return get_record(context, id);
  });
}

base::Result<api::PlaceRecord> move_record(Context& context, std::int64_t id,
                                           api::WorkflowMove const& move) {
  return in_transaction(context.db, [&]() -> base::Result<api::PlaceRecord> {
    MAGPIE_TRY(auto const stored, find_record(context, id));
    MAGPIE_TRY_STATUS(require_alive(stored));
    MAGPIE_TRY_STATUS(require_edit(context, stored.place, "name.zh"));
    auto const to = *catalog::parse_workflow(api::to_text(move.to));
    if (to == catalog::Workflow::published || stored.place.workflow == catalog::Workflow::published)
      MAGPIE_TRY_STATUS(require(context, Right::publish_record));
    if (auto const blocking = blocking_of(stored.place, to); !blocking.empty())
      return fail(ErrorCode::conflict, blocking.front().zh + " " + blocking.front().en, "to");
    MAGPIE_TRY(auto const changed,
               write_fields(context, stored,
                            {{"workflow", fmt::format("\"{}\"", catalog::workflow_name(to))}},
                            meta_of(context, "workflow")));
    if (changed) write_audit(context, "record.workflow", "place/" + std::to_string(id));
    return get_record(context, id);
  });
}

}  // namespace magpie::app
