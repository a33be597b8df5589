// Applying an import that was reviewed, and taking it back.
#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "magpie/app/import_review.h"
#include "magpie/app/import_runs.h"
#include "magpie/app/import_writer.h"
#include "magpie/app/record_history.h"
#include "magpie/app/record_view.h"
#include "magpie/app/records.h"
#include "magpie/app/rights.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::FieldMap;
using store::in_transaction;

constexpr std::int64_t kRowsMax = 1'000'000;

FieldMap fields_in(std::string const& text) {
  return text.empty() ? FieldMap{} : nlohmann::json::parse(text).get<FieldMap>();
}

base::Status require_applicable(store::ImportRun const& run) {
  if (run.state == "applied" || run.state == "review") return {};
  return fail(
      ErrorCode::conflict,
      "该导入已撤销或放弃，请重新上传文件。 This import was taken back: send the file again.",
      "id");
}

base::Status undo_revision(Context& context, store::Revision const& revision) {
  MAGPIE_TRY(auto const stored, find_record(context, revision.place.value()));
  if (stored.deleted_at_s) return {};
  store::RevisionMeta const meta{context.actor.name, context.now_s, "undo",
                                 fmt::format("import {}", *revision.meta.import_id), std::nullopt};
  if (revision.meta.origin != "create") {
    MAGPIE_TRY(auto const changed,
               write_fields(context, stored,
                            take_back(catalog::fields_of(stored.place), revision).fields, meta));
    static_cast<void>(changed);
    return {};
  }
  // A record that somebody worked on since stays whole.
  if (catalog::changes_between({}, catalog::fields_of(stored.place)) != revision.changes) return {};
  store::mark_deleted(context.db, stored.id, context.now_s, std::nullopt);
  auto removal = meta;
  removal.origin = "delete";
  store::add_revision(context.db, stored.id, stored.version + 1, removal, {});
  return {};
}

void restore_bases(Context& context, store::ImportRun const& run) {
  auto const origin = base_origin(run);
  auto const bases = store::bases_of(context.db, origin);
  for (auto const& row : store::list_import_rows(context.db, run.id, "", 0, kRowsMax)) {
    if (!row.place) continue;
    auto const now = bases.find(*row.place);
    bool const is_ours = now != bases.end() && now->second == fields_in(row.base_after);
    if (is_ours)
      store::save_base(context.db, catalog::PlaceId(*row.place), origin,
                       fields_in(row.base_before));
  }
}

}  // namespace

base::Result<api::ImportRun> apply_import(Context& context, Workspace const& workspace,
                                          std::int64_t id, OnImportRows const& on_rows) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto const seen, find_run(context, id));
  MAGPIE_TRY_STATUS(require_run(context, seen));
  MAGPIE_TRY_STATUS(require_applicable(seen));
  if (seen.state == "applied") return run_view(seen);
  // Most of the time goes into reading, which keeps nobody else from writing.
  MAGPIE_TRY(auto reading, read_import(context, workspace, seen, on_rows));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    MAGPIE_TRY(auto run, find_run(context, id));
    MAGPIE_TRY_STATUS(require_applicable(run));
    if (run.state == "applied") return run_view(run);
    if (!is_current(context, reading)) {
      MAGPIE_TRY(reading, read_import(context, workspace, run, on_rows));
    }
    store::clear_import_rows(context.db, id);
    ImportWriter writer(context, run);
    MAGPIE_TRY(auto const judgement, judge_rows(context, reading, on_rows, [&](JudgedRow&& row) {
                 return writer.write(row);
               }));
    finish_apply(context, run, judgement);
    return run_view(run);
  });
}

base::Result<api::ImportRun> undo_import(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    MAGPIE_TRY(auto run, find_run(context, id));
    MAGPIE_TRY_STATUS(require_run(context, run));
    if (run.state == "undone") return run_view(run);
    if (run.state != "applied")
      return fail(ErrorCode::conflict,
                  "该导入尚未执行，没有可撤销的内容。 This import was not applied; nothing can "
                  "be taken back.",
                  "id");
    for (auto const& revision : store::revisions_of_import(context.db, id))
      MAGPIE_TRY_STATUS(undo_revision(context, revision));
    restore_bases(context, run);
    store::drop_open_items(context.db, id);
    run.state = "undone";
    store::save_import(context.db, run);
    write_audit(context, "import.undo", fmt::format("import/{}", id));
    return run_view(run);
  });
}

}  // namespace magpie::app
