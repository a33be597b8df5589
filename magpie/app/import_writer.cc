#include "magpie/app/import_writer.h"

#include <nlohmann/json.hpp>

#include "magpie/app/import_runs.h"
#include "magpie/app/record_view.h"
#include "magpie/app/rights.h"

namespace magpie::app {

namespace {

using catalog::FieldMap;

std::string text_of(FieldMap const& fields) {
  if (fields.empty()) return {};
  return nlohmann::json(fields).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

base::Status ImportWriter::write(JudgedRow& row) {
  auto stored = stored_row(row);
  if (row.is_taken()) {
    MAGPIE_TRY(auto const place, store_record(row));
    stored.place = place.value();
    stored.base_before = text_of(row.base_before);
    stored.base_after = text_of(row.base_after);
    row.view.place_id = place.value();
  }
  store::add_import_row(context_.db, run_.id, stored);
  return {};
}

base::Result<catalog::PlaceId> ImportWriter::store_record(JudgedRow const& row) {
  MAGPIE_TRY(auto const id, row.view.outcome == api::RowOutcome::fresh ? add(row) : change(row));
  if (row.base_before != row.base_after)
    store::save_base(context_.db, id, base_origin(run_), row.base_after);
  for (auto const& conflict : row.conflicts) add_conflict(id, conflict);
  for (auto const& [column, raw] : row.quarantined) quarantine(id, row, column, raw);
  return id;
}

store::RevisionMeta ImportWriter::meta(char const* origin) const {
  return {context_.actor.name, context_.now_s, origin, run_.file_name, run_.id};
}

// What may be published by the one who imports, and lacks nothing, is on the map at once.
base::Result<catalog::PlaceId> ImportWriter::add(JudgedRow const& row) {
  auto place = row.place;
  if (may(context_, Right::publish_record) &&
      blocking_of(place, catalog::Workflow::published).empty())
    place.workflow = catalog::Workflow::published;
  if (row.known) store::mark_restored(context_.db, row.known->id, context_.now_s);
  MAGPIE_TRY(auto const id, writer_.write(place, base_origin(run_), context_.now_s));
  auto const version = row.known ? row.known->version + 1 : 1;
  store::add_revision(context_.db, id, version, meta("create"),
                      catalog::changes_between({}, catalog::fields_of(place)));
  return id;
}

base::Result<catalog::PlaceId> ImportWriter::change(JudgedRow const& row) {
  auto const& known = *row.known;
  if (row.view.changes.empty()) return known.id;
  auto const changes =
      catalog::changes_between(catalog::fields_of(*known.place), catalog::fields_of(row.place));
  if (changes.empty()) return known.id;
  MAGPIE_TRY(auto const id, writer_.write(row.place, known.origin, context_.now_s));
  store::add_revision(context_.db, id, known.version + 1, meta("import"), changes);
  return id;
}

void ImportWriter::add_conflict(catalog::PlaceId id, catalog::FieldConflict const& conflict) {
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

void ImportWriter::quarantine(catalog::PlaceId id, JudgedRow const& row, std::string const& column,
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

}  // namespace magpie::app
