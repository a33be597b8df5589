// Workspace: one folder of data. The database, the road artefacts, and the snapshots made from
// them, which all threads share and which follow an import that happens meanwhile.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/height_shelf.h"
#include "magpie/app/leg_book.h"
#include "magpie/app/map_archive.h"
#include "magpie/app/month_change.h"
#include "magpie/app/road_shelf.h"
#include "magpie/app/running_jobs.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/roads/stations.h"
#include "magpie/store/db.h"

namespace magpie::app {

namespace api = http::api;

// What one moment of the data looks like; immutable, shared by requests and jobs that outlive an
// import.
struct Snapshot {
  Catalogue catalogue;
  LegBook legs;
  api::RoadState roads;
  RecentFills fills;
  // What lies beside the roads; null where no extract says.
  std::shared_ptr<roads::StationIndex const> stations{};
};

enum class OpenMode { existing, create };

class Workspace {
 public:
  // Error unavailable names the folder and what to do: missing, read-only, no space.
  static base::Result<std::unique_ptr<Workspace>> open(std::filesystem::path folder, OpenMode mode);

  std::filesystem::path const& folder() const { return folder_; }
  // A connection of its own, for one thread.
  std::unique_ptr<store::Db> connect() const;

  // The newest snapshot; looks for what other programs changed at most once a second.
  std::shared_ptr<Snapshot const> snapshot(store::Db& db);
  // Somebody changed a record here: the next snapshot() looks at once.
  void look_again();

  // The tiles of the map; an error where there are none.
  MapResult map() const { return maps_.current(folder_); }
  HeightShelf& heights() const { return heights_; }
  // The roads of one vehicle as somebody wishes to travel, under the road changes that hold then;
  // null where there are none. The networks of the last few wishes are kept.
  std::shared_ptr<roads::Network const> network(RoadWish const& wish) const;
  // The roads of the map alone.
  std::shared_ptr<roads::Network const> map_network(roads::Vehicle vehicle) const {
    return roads_.map_network(folder_, vehicle);
  }
  // As saved by now.
  std::shared_ptr<RoadChangeList const> road_changes() const;
  // What the threads that work jobs and those that answer tell each other.
  RunningJobs& running_jobs() const { return running_jobs_; }

 private:
  explicit Workspace(std::filesystem::path folder) : folder_(std::move(folder)) {}
  RoadSource road_source() const;
  Catalogue next_catalogue(store::Db& db, std::string const& imports) const;

  std::filesystem::path folder_;
  mutable MapShelf maps_;
  mutable HeightShelf heights_;
  mutable RoadShelf roads_;
  mutable std::mutex changes_mutex_;               // guards the connection
  mutable std::unique_ptr<store::Db> changes_db_;  // of its own, so that questions need none
  mutable RoadChangeBook changes_;
  mutable RunningJobs running_jobs_;
  mutable std::mutex mutex_;
  std::shared_ptr<Snapshot const> snapshot_;
  std::string imports_;        // what was imported when the roads were loaded
  std::int64_t revision_ = 0;  // the newest that snapshot_ holds
  std::shared_ptr<roads::Network const> network_;
  std::chrono::steady_clock::time_point looked_at_{};
};

// The folder itself when it holds data; else the folders inside it that do, by name; the folder
// itself when there is none, so that opening it says what is missing.
std::vector<std::filesystem::path> find_data_folders(std::filesystem::path const& folder);

// Names of the artefacts in the folder.
inline constexpr std::string_view kRoadStateFile = "roads.json";

// Writes aside and renames, so that a reader sees the old or the new file and never half of one.
base::Status write_file_whole(std::filesystem::path const& path, std::string_view bytes);
base::Result<std::string> read_file_whole(std::filesystem::path const& path);

}  // namespace magpie::app
