// The import steps of tables and of alliance.json.
#include <fmt/core.h>
#include <algorithm>

#include "magpie/app/import_ground.h"
#include "magpie/app/import_steps.h"
#include "magpie/app/merge_import.h"
#include "magpie/catalog/county.h"
#include "magpie/files/boundaries.h"
#include "magpie/files/counties_csv.h"
#include "magpie/files/holidays_csv.h"
#include "magpie/files/members_csv.h"
#include "magpie/files/places_csv.h"
#include "magpie/files/sources_csv.h"
#include "magpie/http/api/json.h"
#include "magpie/store/alliance_store.h"
#include "magpie/store/holiday_store.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/source_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

void take_report(files::ImportReport report, FileOutcome& outcome) {
  outcome.taken = report.rows_taken;
  outcome.refused = report.rows_refused();
  outcome.problems = std::move(report.problems);
  if (report.encoding != "UTF-8" && !report.encoding.empty()) {
    outcome.notes.push_back(fmt::format("read as {}", report.encoding));
  }
}

std::string text_of(nlohmann::json const& json, char const* field, std::string fallback) {
  auto const found = json.find(field);
  return found != json.end() && found->is_string() ? found->get<std::string>()
                                                   : std::move(fallback);
}

// Slugs a place may name. Where no member is known at all, none is.
std::vector<std::string> known_slugs(store::Db& db) {
  std::vector<std::string> slugs;
  for (auto const& stored : store::list_members(db)) slugs.push_back(stored.member.slug);
  return slugs;
}

// A row that names a member nobody imported belongs to nobody yet, and says so.
void drop_unknown_members(std::vector<std::string> const& slugs,
                          std::vector<catalog::Place>& places, FileOutcome& outcome) {
  std::size_t dropped = 0;
  for (auto& place : places) {
    if (place.member.empty() || std::find(slugs.begin(), slugs.end(), place.member) != slugs.end())
      continue;
    place.member.clear();
    ++dropped;
  }
  if (dropped > 0) {
    outcome.notes.push_back(
        fmt::format("{} places name a member that is not in the catalogue and belong to nobody "
                    "yet: import members.csv, then this file again",
                    dropped));
  }
}

// What people did here since the last import of the file, and what became of it.
void note_merge(MergeCounts const& counts, ImportMode mode, FileOutcome& outcome) {
  if (mode == ImportMode::dry_run)
    outcome.notes.push_back(fmt::format("{} records are new, {} would change, {} are the same",
                                        counts.added, counts.changed, counts.same));
  auto const add = [&](std::size_t count, char const* text) {
    if (count > 0) outcome.notes.push_back(fmt::format(fmt::runtime(text), count));
  };
  add(counts.conflicts,
      "{} fields were changed here and in the file: the value here stays, decide under Settle");
  add(counts.removed, "{} records are no longer in the file and were removed; their history stays");
  add(counts.kept, "{} records are no longer in the file, but were edited here and stay");
  add(counts.deleted, "{} records of the file were removed here by a person and stay removed");
}

}  // namespace

DbWork place_work(ImportStep const& step, std::vector<catalog::Place> places,
                  FileOutcome& outcome) {
  return [&context = step.context, &outcome, mode = step.mode, task_name = step.task_name,
          places = std::move(places)]() -> base::Status {
    MAGPIE_TRY(auto const counts, merge_import(context, places, task_name));
    note_merge(counts, mode, outcome);
    return {};
  };
}

base::Result<DbWork> import_alliance(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto const json, http::api::parse_body(step.bytes));
  if (!json.is_object())
    return fail(ErrorCode::invalid_data, "alliance.json must hold one object in braces.");
  store::Alliance alliance;
  alliance.slug = text_of(json, "slug", "");
  alliance.name_zh = text_of(json, "name_zh", "");
  alliance.name_en = text_of(json, "name_en", alliance.name_zh);
  alliance.time_zone = text_of(json, "time_zone", "UTC");
  alliance.currency = text_of(json, "currency", "CNY");
  auto const offset = json.find("utc_offset_minutes");
  if (offset != json.end() && offset->is_number_integer())
    alliance.utc_offset_minutes = offset->get<int>();
  if (alliance.slug.empty() || alliance.name_zh.empty()) {
    return fail(ErrorCode::invalid_data, "alliance.json needs slug and name_zh: add both.");
  }
  alliance.document = json.dump();
  outcome.taken = 1;
  return [&db = step.context.db, alliance]() -> base::Status {
    store::save_alliance(db, alliance);
    return {};
  };
}

base::Result<DbWork> import_sources(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto imported,
             files::read_sources_csv(step.bytes, step.file.path.filename().string()));
  take_report(std::move(imported.report), outcome);
  return [&db = step.context.db, sources = std::move(imported.sources)]() -> base::Status {
    for (auto const& source : sources) store::upsert_source(db, source);
    return {};
  };
}

base::Result<DbWork> import_members(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto imported,
             files::read_members_csv(step.bytes, step.file.path.filename().string()));
  take_report(std::move(imported.report), outcome);
  return [&db = step.context.db, members = std::move(imported.members)]() -> base::Status {
    for (auto const& member : members) store::upsert_member(db, member);
    return {};
  };
}

base::Result<DbWork> import_holidays(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto imported,
             files::read_holidays_csv(step.bytes, step.file.path.filename().string()));
  take_report(std::move(imported.report), outcome);
  return [&db = step.context.db, days = std::move(imported.days)]() -> base::Status {
    for (auto const& day : days) {
      auto const kind = day.is_off ? store::HolidayKind::off : store::HolidayKind::workday;
      store::upsert_holiday(db, {day.date, kind, day.name_zh, day.name_en});
    }
    return {};
  };
}

base::Result<DbWork> import_counties(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto imported,
             files::read_counties_csv(step.bytes, step.file.path.filename().string()));
  if (step.mode == ImportMode::apply)
    MAGPIE_TRY_STATUS(write_file_whole(step.workspace.folder() / kCountyFile, step.bytes));
  take_report(std::move(imported.report), outcome);
  return []() -> base::Status { return {}; };
}

base::Result<DbWork> import_boundaries(ImportStep const& step, FileOutcome& outcome) {
  MAGPIE_TRY(auto imported, files::read_boundaries(step.bytes, step.file.path.filename().string()));
  if (step.mode == ImportMode::apply)
    MAGPIE_TRY_STATUS(write_file_whole(step.workspace.folder() / kBoundaryFile, step.bytes));
  outcome.taken = imported.boundaries.size();
  outcome.refused = imported.report.rows_refused();
  outcome.problems = std::move(imported.report.problems);
  return []() -> base::Status { return {}; };
}

base::Result<DbWork> import_places(ImportStep const& step, FileOutcome& outcome) {
  auto const slugs = known_slugs(step.context.db);
  files::PlacesCsvContext context;
  context.file = step.file.path.filename().string();
  context.member_slugs = slugs;
  MAGPIE_TRY(auto imported, files::read_places_csv(step.bytes, context));
  if (!step.member.empty()) {
    for (auto& place : imported.places) {
      if (place.member.empty()) place.member = step.member;
    }
  }
  take_report(std::move(imported.report), outcome);
  drop_unknown_members(slugs, imported.places, outcome);
  if (auto const table = county_table(step.workspace); !table.empty()) {
    MAGPIE_TRY(auto const counties, files::read_counties_csv(table));
    auto const seats = catalog::apply_county_seats(imported.places, counties.counties);
    if (seats > 0)
      outcome.notes.push_back(
          fmt::format("{} places are known only to their county and are shown at its seat", seats));
  }
  return place_work(step, std::move(imported.places), outcome);
}

}  // namespace magpie::app
