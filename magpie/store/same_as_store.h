// Decisions about pairs of records that may be one place. A pair has at most one that stands; those
// taken back are kept as history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::store {

struct SameAsDecision {
  std::int64_t id = 0;
  catalog::PlaceId first;  // the lower id
  catalog::PlaceId second;
  std::string decision;                  // merge, link, apart
  std::optional<catalog::PlaceId> kept;  // with merge: the record that stays
  std::string decided_by;
  std::int64_t decided_at_s = 0;
  std::optional<std::int64_t> first_revision;  // what it changed in the two records
  std::optional<std::int64_t> second_revision;
  double score = 0;
  std::string reasons;  // JSON text, as the person saw them
  std::string undone_by;
  std::optional<std::int64_t> undone_at_s;
  bool operator==(SameAsDecision const&) const = default;
};

// Throws DbError constraint when a decision of the pair stands already. Returns the new id.
std::int64_t add_same_as(Db& db, SameAsDecision const& decision);
// The newest of the pair, taken back or not.
std::optional<SameAsDecision> find_same_as(Db& db, catalog::PlaceId first, catalog::PlaceId second);
struct SameAsFilter {
  std::optional<std::string> member;  // slug, of one of the two places
  double min_score = 0;
};
// Those that stand, newest first, older than `before`.
std::vector<SameAsDecision> list_same_as(Db& db, SameAsFilter const& filter,
                                         std::optional<std::int64_t> before, std::int64_t limit);
std::int64_t count_same_as(Db& db, SameAsFilter const& filter);
// The two places of each that stands.
std::vector<std::pair<catalog::PlaceId, catalog::PlaceId>> settled_pairs(Db& db);
void undo_same_as(Db& db, std::int64_t id, std::string const& by, std::int64_t now_s);

// Each record that was merged away, with the one that stands for it now, along the whole chain.
std::unordered_map<std::int64_t, std::int64_t> merged_places(Db& db);
// The record that stands for `id` now: itself where it was not merged away.
catalog::PlaceId standing_place(Db& db, catalog::PlaceId id);
// Those that are linked with `id` or with a record merged into it, by id; never itself.
std::vector<catalog::PlaceId> linked_places(Db& db, catalog::PlaceId id);

}  // namespace magpie::store
