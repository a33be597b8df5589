// Places of the catalogue with their names and sources. A place is known by its key; importing the
// same key again updates it and keeps its id.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/store/db.h"
#include "magpie/store/place_filter.h"

namespace magpie::store {

// No catalogue is read beyond this many places.
inline constexpr std::int64_t kPlacesMax = 1'000'000;

struct StoredPlace {
  catalog::PlaceId id;
  catalog::Place place;
  std::string origin;  // the import task, or who entered it
  std::int64_t updated_at_s = 0;
  std::int64_t version = 1;
  std::optional<std::int64_t> deleted_at_s;  // a tombstone: lists leave it out, find_place does not
  std::optional<std::int64_t> merged_into;   // the record that stands for it now
};

// Writes places one by one inside a transaction that the caller opened. Inserts or, where the key
// is known, replaces; add_revision() counts the version. Fails when a place names a member that is
// not there.
class PlaceWriter {
 public:
  explicit PlaceWriter(Db& db);
  base::Result<catalog::PlaceId> write(catalog::Place const& place, std::string_view origin,
                                       std::int64_t now_s);

 private:
  Db& db_;
  std::map<std::string, std::int64_t, std::less<>> members_;
};

// Inserts or updates all of them in one transaction, 10,000 in about a second. Fails with nothing
// changed when a place names a member that is not there. Ids in the order of `places`.
base::Result<std::vector<catalog::PlaceId>> upsert_places(Db& db,
                                                          std::span<catalog::Place const> places,
                                                          std::string_view origin,
                                                          std::int64_t now_s);

std::optional<StoredPlace> find_place(Db& db, catalog::PlaceId id);
std::optional<StoredPlace> find_place(Db& db, std::string_view key);
// In the order of their ids, those after `after` only.
std::vector<StoredPlace> list_places(Db& db, PlaceFilter const& filter,
                                     std::optional<catalog::PlaceId> after, std::int64_t limit);
std::vector<StoredPlace> all_places(Db& db);
// Those with a revision behind `revision`, tombstones as well, by id.
std::vector<StoredPlace> places_changed_after(Db& db, std::int64_t revision);
// The ids of the tombstones, ascending.
std::vector<catalog::PlaceId> tombstones(Db& db);

// Leaves a tombstone, or takes it away.
void mark_deleted(Db& db, catalog::PlaceId id, std::int64_t now_s,
                  std::optional<catalog::PlaceId> merged_into);
void mark_restored(Db& db, catalog::PlaceId id, std::int64_t now_s);
std::vector<StoredPlace> all_places_and_tombstones(Db& db);
// A page of them, in the order of their ids.
std::vector<StoredPlace> list_places_and_tombstones(Db& db, std::optional<catalog::PlaceId> after,
                                                    std::int64_t limit);
// When each place with an id in [first, last] was changed, without the tombstones; in the order of
// the ids.
std::vector<std::pair<catalog::PlaceId, std::int64_t>> change_times(Db& db, catalog::PlaceId first,
                                                                    catalog::PlaceId last);

struct PlaceCounts {
  std::int64_t total = 0;
  std::int64_t with_point = 0;
  std::map<std::string, std::int64_t> by_kind;
  std::map<std::string, std::int64_t> by_member;  // slug; "" counts those of nobody
};
PlaceCounts count_places(Db& db);
std::int64_t count_places(Db& db, PlaceFilter const& filter);

}  // namespace magpie::store
