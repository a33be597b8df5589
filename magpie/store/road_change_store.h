// What an alliance says about its roads. Rows are removed by a tombstone and can be restored; every
// change of a row takes a new revision, so that one number says whether anything is new.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/store/db.h"

namespace magpie::store {

struct RoadPermit {
  std::string type;
  std::string who;
  std::optional<std::int64_t> days_ahead;
  bool operator==(RoadPermit const&) const = default;
};

struct LinkRoad {
  std::string road_class;
  std::optional<std::int64_t> speed_kmh;
  bool unpaved = false;
  bool oneway = false;
  bool operator==(LinkRoad const&) const = default;
};

struct RoadChange {
  std::int64_t id = 0;
  std::string kind;  // closure, permit_zone, scenic, link
  std::string name;
  std::string geometry;  // GeoJSON
  std::string vehicles;  // words separated by spaces; "" = all
  std::optional<std::string> from_date;
  std::optional<std::string> until_date;
  std::optional<std::string> yearly_from;  // MM-DD
  std::optional<std::string> yearly_until;
  std::optional<std::string> reason;
  std::optional<RoadPermit> permit;
  std::optional<double> score;
  std::optional<LinkRoad> road;
  std::string source;
  std::optional<std::string> verified_on;
  std::optional<std::string> note;
  std::int64_t created_at_s = 0;
  std::int64_t changed_at_s = 0;
  std::string changed_by;
  std::optional<std::int64_t> deleted_at_s;
  std::int64_t revision = 0;
  bool operator==(RoadChange const&) const = default;
};

// Beyond this many no more are added: all of them are held in memory.
inline constexpr std::int64_t kRoadChangesMax = 2000;

// All but id and revision, which are found here. Returns the new id.
std::int64_t add_road_change(Db& db, RoadChange const& change);
// Removed ones too.
std::optional<RoadChange> find_road_change(Db& db, std::int64_t id);
// All but id, when it was created, and revision.
void save_road_change(Db& db, RoadChange const& change);

struct RoadChangeFilter {
  std::optional<std::string> kind;
  bool is_removed = false;
};
// Newest first, with ids below `before`.
std::vector<RoadChange> list_road_changes(Db& db, RoadChangeFilter const& filter,
                                          std::optional<std::int64_t> before, std::int64_t limit);
// Those that are not removed.
std::int64_t count_road_changes(Db& db);
// The newest revision, 0 where there is no row.
std::int64_t road_changes_revision(Db& db);

}  // namespace magpie::store
