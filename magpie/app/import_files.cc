#include "magpie/app/import_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "magpie/app/import_steps.h"
#include "magpie/app/rights.h"
#include "magpie/base/hash.h"
#include "magpie/store/alliance_store.h"
#include "magpie/store/import_task_store.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

// Raised when a reader learns to read more from the same bytes.
constexpr std::int64_t kFormatVersion = 4;

struct Collected {
  std::vector<ImportFile> files;
  std::vector<FileOutcome> failed;
};

FileOutcome failure(std::filesystem::path const& path, std::string error) {
  FileOutcome outcome;
  outcome.file = path.string();
  outcome.state = ImportState::failed;
  outcome.error = std::move(error);
  return outcome;
}

void collect(std::filesystem::path const& path, Collected& collected) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    collected.failed.push_back(
        failure(path, fmt::format("{} does not exist: check the name.", path.string())));
    return;
  }
  if (std::filesystem::is_directory(path, error)) {
    if (auto files = files_of_folder(path)) {
      collected.files.insert(collected.files.end(), files->begin(), files->end());
    } else {
      collected.failed.push_back(failure(path, files.error().message));
    }
    return;
  }
  if (auto const kind = detect_kind(path)) {
    collected.files.push_back({path, *kind});
  } else {
    collected.failed.push_back(failure(path, kind.error().message));
  }
}

std::string input_hash(ImportFile const& file, std::string const& bytes, std::string const& member,
                       std::string const& counties) {
  base::Hasher hasher;
  hasher.add_field(std::to_string(kFormatVersion));
  hasher.add_field(bytes);
  hasher.add_field(member);
  if (file.kind == ImportKind::places) hasher.add_field(counties);
  return hasher.finish();
}

base::Result<DbWork> read_step(ImportStep const& step, FileOutcome& outcome) {
  switch (step.file.kind) {
    case ImportKind::alliance:
      return import_alliance(step, outcome);
    case ImportKind::sources:
      return import_sources(step, outcome);
    case ImportKind::members:
      return import_members(step, outcome);
    case ImportKind::holidays:
      return import_holidays(step, outcome);
    case ImportKind::counties:
      return import_counties(step, outcome);
    case ImportKind::boundaries:
      return import_boundaries(step, outcome);
    case ImportKind::places:
      return import_places(step, outcome);
    case ImportKind::heights:
      return import_heights(step, outcome);
    case ImportKind::osm:
      return import_osm(step, outcome);
  }
  return fail(ErrorCode::invalid_data, "This kind of file has no reader.");
}

std::string report_text(FileOutcome const& outcome) {
  nlohmann::json problems = nlohmann::json::array();
  for (auto const& problem : outcome.problems) problems.push_back(files::to_sentence(problem));
  return nlohmann::json{{"file", outcome.file},   {"kind", outcome.kind},
                        {"taken", outcome.taken}, {"refused", outcome.refused},
                        {"problems", problems},   {"notes", outcome.notes}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

FileOutcome import_one(Context& context, Workspace& workspace, ImportFile const& file,
                       ImportOptions const& options, OnImportProgress const& progress) {
  FileOutcome outcome;
  outcome.file = file.path.string();
  outcome.kind = import_kind_name(file.kind);
  auto const task_name = fmt::format("{}:{}", outcome.kind, file.path.filename().string());
  auto const bytes = read_file_whole(file.path);
  if (!bytes) return failure(file.path, bytes.error().message);
  auto const hash = input_hash(file, *bytes, options.member, county_table(workspace));
  if (auto const task = store::find_import_task(context.db, task_name);
      task && task->input_hash == hash) {
    outcome.state = ImportState::unchanged;
    return outcome;
  }
  progress(outcome.file, "reading", 0);
  auto const work = read_step(
      {context, workspace, file, *bytes, options.member, progress, task_name, options.mode},
      outcome);
  if (!work) return failure(file.path, work.error().message);
  auto const result = store::in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY_STATUS((*work)());
    ensure_alliance(context, file.path);
    store::save_import_task(context.db,
                            {task_name, hash, kFormatVersion, context.now_s, report_text(outcome)});
    write_audit(context, "import", task_name);
    return {};
  });
  if (!result) {
    outcome.state = ImportState::failed;
    outcome.error = result.error().message;
  }
  progress(outcome.file, "done", 1);
  return outcome;
}

}  // namespace

void ensure_alliance(Context& context, std::filesystem::path const& first_file) {
  if (store::load_alliance(context.db)) return;
  auto stem = first_file.stem().string();
  stem = stem.substr(0, stem.find('.'));
  if (stem.empty()) stem = "alliance";
  store::Alliance alliance;
  alliance.slug = base::content_hash(stem).substr(0, 8);
  alliance.name_zh = stem;
  alliance.name_en = stem;
  alliance.currency = "CNY";
  double lon = 0;
  std::int64_t count = 0;
  for (auto const& stored : store::all_places(context.db)) {
    if (!stored.place.location) continue;
    lon += stored.place.location->lon();
    ++count;
  }
  alliance.utc_offset_minutes =
      count == 0 ? 0 : std::lround(lon / static_cast<double>(count) / 15) * 60;
  alliance.time_zone = fmt::format("UTC{:+03d}:00", alliance.utc_offset_minutes / 60);
  store::save_alliance(context.db, alliance);
}

bool ImportSummary::has_failed() const {
  return std::any_of(files.begin(), files.end(),
                     [](auto const& file) { return file.state == ImportState::failed; });
}

base::Result<ImportSummary> import_files(Context& context, Workspace& workspace,
                                         ImportOptions const& options,
                                         OnImportProgress const& progress) {
  if (options.files.empty()) {
    return fail(ErrorCode::invalid_argument, "Name at least one file or folder to import.",
                "files");
  }
  Collected collected;
  for (auto const& path : options.files) collect(path, collected);
  std::stable_sort(collected.files.begin(), collected.files.end(),
                   [](auto const& a, auto const& b) { return a.kind < b.kind; });
  bool const brings_members =
      std::any_of(collected.files.begin(), collected.files.end(),
                  [](auto const& file) { return file.kind == ImportKind::members; });
  if (!options.member.empty() && !brings_members &&
      !store::find_member(context.db, options.member)) {
    return fail(ErrorCode::not_found,
                fmt::format("There is no member {}: import members.csv first.", options.member),
                "member");
  }
  ImportSummary summary;
  summary.files = collected.failed;
  auto const import_all = [&] {
    for (auto const& file : collected.files)
      summary.files.push_back(import_one(context, workspace, file, options, progress));
  };
  if (options.mode == ImportMode::apply) {
    import_all();
    return summary;
  }
  // One transaction around all, so that places see the members before them, and then none of it.
  static_cast<void>(store::in_transaction(context.db, [&]() -> base::Status {
    summary.files = collected.failed;
    import_all();
    return fail(ErrorCode::cancelled, "A dry run stores nothing.");
  }));
  return summary;
}

}  // namespace magpie::app
