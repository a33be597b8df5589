#include "magpie/app/workspace.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "magpie/app/station_file.h"
#include "magpie/base/hash.h"
#include "magpie/http/api/json.h"
#include "magpie/store/import_task_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kDatabaseFile = "magpie.db";

std::string imports_of(store::Db& db) {
  base::Hasher hasher;
  for (auto const& task : store::list_import_tasks(db)) {
    hasher.add_field(task.name);
    hasher.add_field(task.input_hash);
    hasher.add_field(std::to_string(task.finished_at_s));
  }
  return hasher.finish();
}

api::RoadState load_road_state(std::filesystem::path const& folder) {
  auto const text = read_file_whole(folder / kRoadStateFile);
  if (!text) return {};
  auto const json = api::parse_body(*text);
  if (!json) return {};
  auto state = api::read<api::RoadState>(*json);
  return state ? *state : api::RoadState{};
}

bool holds_data(std::filesystem::path const& folder) {
  std::error_code error;
  return std::filesystem::exists(folder / kDatabaseFile, error);
}

base::Status prepare_folder(std::filesystem::path const& folder, OpenMode mode) {
  std::error_code error;
  if (holds_data(folder)) return {};
  if (mode == OpenMode::existing) {
    return fail(ErrorCode::not_found,
                fmt::format("{} holds no data: run magpie import FILE… --data {} first.",
                            folder.string(), folder.string()),
                "data");
  }
  std::filesystem::create_directories(folder, error);
  if (error) {
    return fail(ErrorCode::unavailable,
                fmt::format("The folder {} cannot be made ({}): choose another with --data.",
                            folder.string(), error.message()),
                "data");
  }
  return {};
}

base::Error database_error(std::filesystem::path const& folder, store::DbError const& error) {
  switch (error.code()) {
    case store::DbErrorCode::read_only:
      return {ErrorCode::unavailable,
              fmt::format("The folder {} is read-only: give yourself write permission or choose "
                          "another with --data.",
                          folder.string()),
              "data"};
    case store::DbErrorCode::full:
      return {
          ErrorCode::unavailable,
          fmt::format("The disk of {} is full: free some space and try again. Nothing was lost.",
                      folder.string()),
          "data"};
    default:
      return {ErrorCode::unavailable,
              fmt::format("The database in {} cannot be opened: {}", folder.string(), error.what()),
              "data"};
  }
}

}  // namespace

base::Result<std::unique_ptr<Workspace>> Workspace::open(std::filesystem::path folder,
                                                         OpenMode mode) {
  MAGPIE_TRY_STATUS(prepare_folder(folder, mode));
  std::unique_ptr<Workspace> workspace(new Workspace(std::move(folder)));
  try {
    store::migrate(*workspace->connect());
  } catch (store::DbError const& error) {
    return tl::make_unexpected(database_error(workspace->folder_, error));
  }
  return workspace;
}

std::unique_ptr<store::Db> Workspace::connect() const {
  return store::open_sqlite((folder_ / kDatabaseFile).string());
}

std::vector<std::filesystem::path> find_data_folders(std::filesystem::path const& folder) {
  if (holds_data(folder)) return {folder};
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (holds_data(at->path())) found.push_back(at->path());
  }
  std::sort(found.begin(), found.end());
  return found.empty() ? std::vector{folder} : found;
}

std::shared_ptr<Snapshot const> Workspace::snapshot(store::Db& db) {
  std::lock_guard const lock(mutex_);
  auto const now = std::chrono::steady_clock::now();
  if (snapshot_ && now - looked_at_ < std::chrono::seconds(1)) return snapshot_;
  looked_at_ = now;
  auto imports = imports_of(db);
  auto const revision = store::last_revision(db);
  bool const is_imported = imports != imports_;
  if (snapshot_ && !is_imported && revision == revision_) return snapshot_;
  // Roads are loaded anew after an import only: an edited record must not cost that.
  if (!snapshot_ || is_imported) network_ = map_network(roads::Vehicle::car);
  auto roads = !snapshot_ || is_imported ? load_road_state(folder_) : snapshot_->roads;
  auto stations = !snapshot_ || is_imported ? load_stations(folder_) : snapshot_->stations;
  auto fills = snapshot_ ? snapshot_->fills.after(db) : RecentFills::load(db);
  snapshot_ = std::shared_ptr<Snapshot const>(
      new Snapshot{next_catalogue(db, imports), LegBook(network_, road_source()), std::move(roads),
                   std::move(fills), std::move(stations)});
  imports_ = std::move(imports);
  revision_ = revision;
  return snapshot_;
}

// Every change of a place is a revision; what stands beside the places comes with imports only.
Catalogue Workspace::next_catalogue(store::Db& db, std::string const& imports) const {
  if (!snapshot_) return Catalogue::load(db);
  auto const sides = imports == imports_ ? SidesRead::kept : SidesRead::again;
  auto next = snapshot_->catalogue.after(db, revision_, sides);
  return next ? std::move(*next) : Catalogue::load(db);
}

std::shared_ptr<RoadChangeList const> Workspace::road_changes() const {
  std::lock_guard const lock(changes_mutex_);
  if (!changes_db_) changes_db_ = connect();
  return changes_.current(*changes_db_);
}

RoadSource Workspace::road_source() const {
  return {[this](RoadWish const& wish) { return network(wish); },
          [this] { return road_changes(); }};
}

std::shared_ptr<roads::Network const> Workspace::network(RoadWish const& wish) const {
  return roads_.network(folder_, wish, *road_changes());
}

void Workspace::look_again() {
  std::lock_guard const lock(mutex_);
  looked_at_ = {};
  maps_.look_again();
}

base::Status write_file_whole(std::filesystem::path const& path, std::string_view bytes) {
  auto const aside = std::filesystem::path(path.string() + ".new");
  {
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      std::error_code ignored;
      std::filesystem::remove(aside, ignored);
      return fail(
          ErrorCode::unavailable,
          fmt::format("{} cannot be written: check free space and permissions.", path.string()));
    }
  }
  std::error_code error;
  std::filesystem::rename(aside, path, error);
  if (error) {
    return fail(ErrorCode::unavailable,
                fmt::format("{} cannot be replaced: {}.", path.string(), error.message()));
  }
  return {};
}

base::Result<std::string> read_file_whole(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return fail(ErrorCode::not_found,
                fmt::format("{} cannot be opened: check the name and permissions.", path.string()));
  }
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

}  // namespace magpie::app
