// Applying an import that was reviewed, and taking it back.
#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "magpie/app/import_review.h"
#include "magpie/app/import_runs.h"
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

std::string text_of(FieldMap const& fields) {
  if (fields.empty()) return {};
  return nlohmann::json(fields).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

FieldMap fields_in(std::string const& text) {
  return text.empty() ? FieldMap{} : nlohmann::json::parse(text).get<FieldMap>();
}

class Applying {
 public:
  Applying(Context& context, store::ImportRun const& run)
      : context_(context), run_(run), writer_(context.db) {}

  base::Result<catalog::PlaceId> write(JudgedRow const& row) {
    MAGPIE_TRY(auto const id, row.view.outcome == api::RowOutcome::fresh ? add(row) : change(row));
    store::save_base(context_.db, id, base_origin(run_), row.base_after);
    for (auto const& conflict : row.conflicts) add_conflict(id, conflict);
    for (auto const& [column, raw] : row.quarantined) quarantine(id, row, column, raw);
    return id;
  }

 private:
  store::RevisionMeta meta(char const* origin) const {
    return {context_.actor.name, context_.now_s, origin, run_.file_name, run_.id};
  }

  // What may be published by the one who imports, and lacks nothing, is on the map at once.
  base::Result<catalog::PlaceId> add(JudgedRow const& row) {
    auto place = row.place;
    if (may(context_, Right::publish_record) &&
        blocking_of(place, catalog::Workflow::published).empty())
      place.workflow = catalog::Workflow::published;
    if (row.known) store::mark_restored(context_.db, row.known->id, context_.now_s);
    MAGPIE_TRY(auto const id, writer_.write(place, base_origin(run_), context_.now_s));
    auto const version = store::find_place(context_.db, id)->version;
    store::add_revision(context_.db, id, version, meta("create"),
                        catalog::changes_between({}, catalog::fields_of(place)));
    return id;
  }

  base::Result<catalog::PlaceId> change(JudgedRow const& row) {
    auto const& stored = *row.known;
    auto const changes =
        catalog::changes_between(catalog::fields_of(stored.place), catalog::fields_of(row.place));
    if (changes.empty()) return stored.id;
    MAGPIE_TRY(auto const id, writer_.write(row.place, stored.origin, context_.now_s));
    store::add_revision(context_.db, id, stored.version + 1, meta("import"), changes);
    return id;
  }

  void add_conflict(catalog::PlaceId id, catalog::FieldConflict const& conflict) {
    store::Conflict row{0,
                        id,
                        conflict.field,
                        conflict.base.value_or(""),
                        conflict.incoming.value_or(""),
                        "import:" + run_.file_name,
                        context_.now_s,
                        "",
                        "",
                        run_.id};
    store::add_conflict(context_.db, row);
  }

  void quarantine(catalog::PlaceId id, JudgedRow const& row, std::string const& column,
                  std::string const& raw) {
    store::Quarantined cell{0,
                            run_.id,
                            id,
                            row.view.label,
                            column,
                            "",
                            raw,
                            "DAMAGED",
                            {"该值无法可靠读取，请填写正确的值或不采用。",
                             "The value cannot be read safely: give the right one or leave it "
                             "out."},
                            std::nullopt,
                            "",
                            ""};
    for (auto const& finding : row.view.findings) {
      if (finding.column != column || finding.action != api::FindingAction::quarantine) continue;
      cell.field = finding.field;
      cell.code = finding.code;
      cell.sentence = {finding.sentence.zh, finding.sentence.en};
    }
    store::add_quarantined(context_.db, cell);
  }

  Context& context_;
  store::ImportRun const& run_;
  store::PlaceWriter writer_;
};

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
                                          std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    MAGPIE_TRY(auto run, find_run(context, id));
    MAGPIE_TRY_STATUS(require_run(context, run));
    if (run.state == "applied") return run_view(run);
    if (run.state != "review")
      return fail(ErrorCode::conflict,
                  "该导入已撤销或放弃，请重新上传文件。 This import was taken back: send the "
                  "file again.",
                  "id");
    MAGPIE_TRY(auto const judgement, judge_import(context, workspace, run));
    auto rows = rows_of(judgement);
    Applying applying(context, run);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto const& row = judgement.rows[i];
      if (!row.is_taken()) continue;
      MAGPIE_TRY(auto const place, applying.write(row));
      rows[i].place = place.value();
      rows[i].base_before = text_of(row.base_before);
      rows[i].base_after = text_of(row.base_after);
    }
    run.state = "applied";
    run.applied_at_s = context.now_s;
    save_review(context, run, judgement, rows);
    write_audit(context, "import.apply", fmt::format("import/{}", id));
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
