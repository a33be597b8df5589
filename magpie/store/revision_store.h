// The history of records and the base of three-way merges. Every change of a place is one revision,
// written in the transaction of the change; their ids are the sequence of the change feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/catalog/merge.h"
#include "magpie/store/db.h"
#include "magpie/store/item_filter.h"

namespace magpie::store {

struct RevisionMeta {
  std::string changed_by;
  std::int64_t changed_at_s = 0;
  std::string origin;  // create, edit, bulk, import, undo, merge, workflow, delete, restore
  std::string note;
  std::optional<std::int64_t> import_id;
};

struct Revision {
  std::int64_t id = 0;
  catalog::PlaceId place;
  std::int64_t version = 0;
  RevisionMeta meta;
  std::vector<catalog::FieldChange> changes;
};

// The place takes `version`.
std::int64_t add_revision(Db& db, catalog::PlaceId place, std::int64_t version,
                          RevisionMeta const& meta,
                          std::vector<catalog::FieldChange> const& changes);
// Newest first, older than `before` where it is given.
std::vector<Revision> list_revisions(Db& db, catalog::PlaceId place,
                                     std::optional<std::int64_t> before, std::int64_t limit);
std::optional<Revision> find_revision(Db& db, std::int64_t id);
// The newest id; 0 when nothing was changed yet.
std::int64_t last_revision(Db& db);
// After `since`, oldest first.
std::vector<Revision> revisions_since(Db& db, std::int64_t since, std::int64_t limit);
// Changes of records that were there before, in the revisions behind `after` up to `last`, oldest
// first; at most kRecentRevisions.
inline constexpr std::int64_t kRecentRevisions = 20'000;
std::vector<Revision> changes_after(Db& db, std::int64_t after, std::int64_t last);

// What an import under review wrote, newest first.
std::vector<Revision> revisions_of_import(Db& db, std::int64_t import_id);

// No fields: the base is forgotten.
void save_base(Db& db, catalog::PlaceId place, std::string_view origin,
               catalog::FieldMap const& fields);
// All bases of an import task by place id.
std::unordered_map<std::int64_t, catalog::FieldMap> bases_of(Db& db, std::string_view origin);
// The same as JSON texts, which take a quarter of the memory.
std::unordered_map<std::int64_t, std::string> base_texts_of(Db& db, std::string_view origin);

struct Conflict {
  std::int64_t id = 0;
  catalog::PlaceId place;
  std::string field;
  std::string base;      // JSON text, "" for empty
  std::string incoming;  // JSON text, "" for empty
  std::string origin;
  std::int64_t created_at_s = 0;
  std::string settled_by;
  std::string taken;  // "", local, incoming
  std::optional<std::int64_t> import_id;
};

// Replaces an open conflict of the same field and origin.
void add_conflict(Db& db, Conflict const& conflict);
std::optional<Conflict> find_conflict(Db& db, std::int64_t id);
// By id, those behind `after`.
std::vector<Conflict> list_conflicts(Db& db, ItemFilter const& filter, std::int64_t after,
                                     std::int64_t limit);
std::int64_t count_conflicts(Db& db, ItemFilter const& filter);
void settle_conflict(Db& db, std::int64_t id, std::string_view taken, std::string_view by,
                     std::int64_t now_s);

}  // namespace magpie::store
