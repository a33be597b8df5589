#include "magpie/store/revision_store.h"

#include <nlohmann/json.hpp>

namespace magpie::store {

namespace {

using catalog::FieldChange;
using catalog::FieldMap;
using catalog::PlaceId;
using nlohmann::json;

constexpr std::int64_t kBasesMax = 1'000'000;

std::string dump(json const& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string changes_text(std::vector<FieldChange> const& changes) {
  auto list = json::array();
  for (auto const& change : changes) {
    json one{{"field", change.field}};
    if (change.before) one["before"] = *change.before;
    if (change.after) one["after"] = *change.after;
    list.push_back(std::move(one));
  }
  return dump(list);
}

std::optional<std::string> text_at(json const& object, char const* name) {
  auto const found = object.find(name);
  return found == object.end() ? std::nullopt : std::optional(found->get<std::string>());
}

std::vector<FieldChange> changes_of(std::string const& text) {
  std::vector<FieldChange> changes;
  for (auto const& one : json::parse(text))
    changes.push_back({one.at("field"), text_at(one, "before"), text_at(one, "after")});
  return changes;
}

constexpr char kRevisionColumns[] =
    "SELECT id, place_id, version, changed_by, changed_at_s, origin, note, import_id, changes "
    "FROM place_revision ";

Revision revision_of(Row const& row) {
  return {row.integer(0),
          PlaceId(row.integer(1)),
          row.integer(2),
          {row.text(3), row.integer(4), row.text(5), row.text(6), row.maybe_integer(7)},
          changes_of(row.text(8))};
}

std::vector<Revision> revisions_of(Rows const& rows) {
  std::vector<Revision> revisions;
  for (auto const& row : rows) revisions.push_back(revision_of(row));
  return revisions;
}

constexpr char kConflictColumns[] =
    "SELECT id, place_id, field, base, incoming, origin, created_at_s, settled_by, taken, "
    "import_id FROM conflict ";

Conflict conflict_of(Row const& row) {
  return {row.integer(0), PlaceId(row.integer(1)), row.text(2), row.text(3), row.text(4),
          row.text(5),    row.integer(6),          row.text(7), row.text(8), row.maybe_integer(9)};
}

std::string state_sql(ItemState state) {
  return state == ItemState::open ? "WHERE taken = ''" : "WHERE taken <> ''";
}

}  // namespace

std::int64_t add_revision(Db& db, PlaceId place, std::int64_t version, RevisionMeta const& meta,
                          std::vector<FieldChange> const& changes) {
  db.execute("UPDATE place SET version = $2 WHERE id = $1", {place.value(), version});
  return db
      .query(
          "INSERT INTO place_revision (place_id, version, changed_by, changed_at_s, origin, note, "
          "import_id, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
          {place.value(), version, meta.changed_by, meta.changed_at_s, meta.origin, meta.note,
           meta.import_id ? Value(*meta.import_id) : Value(), changes_text(changes)})
      .at(0)
      .integer(0);
}

std::vector<Revision> list_revisions(Db& db, PlaceId place, std::optional<std::int64_t> before,
                                     std::int64_t limit) {
  return revisions_of(db.query(
      std::string(kRevisionColumns) + "WHERE place_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
      {place.value(), before.value_or(INT64_MAX), limit}));
}

std::optional<Revision> find_revision(Db& db, std::int64_t id) {
  auto found = revisions_of(
      db.query(std::string(kRevisionColumns) + "WHERE id = $1 ORDER BY id LIMIT 1", {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t last_revision(Db& db) {
  return db.query("SELECT coalesce(max(id), 0) FROM place_revision").at(0).integer(0);
}

std::vector<Revision> revisions_since(Db& db, std::int64_t since, std::int64_t limit) {
  return revisions_of(db.query(std::string(kRevisionColumns) + "WHERE id > $1 ORDER BY id LIMIT $2",
                               {since, limit}));
}

std::vector<Revision> changes_after(Db& db, std::int64_t after, std::int64_t last) {
  return revisions_of(
      db.query(std::string(kRevisionColumns) +
                   "WHERE id > $1 AND id <= $2 AND version > 1 ORDER BY id LIMIT $3",
               {after, last, kRecentRevisions}));
}

std::vector<Revision> revisions_of_import(Db& db, std::int64_t import_id) {
  return revisions_of(
      db.query(std::string(kRevisionColumns) + "WHERE import_id = $1 ORDER BY id DESC LIMIT $2",
               {import_id, kBasesMax}));
}

void save_base(Db& db, PlaceId place, std::string_view origin, FieldMap const& fields) {
  if (fields.empty()) {
    db.execute("DELETE FROM place_base WHERE place_id = $1 AND origin = $2",
               {place.value(), std::string(origin)});
    return;
  }
  db.execute(
      "INSERT INTO place_base (place_id, origin, fields) VALUES ($1, $2, $3) "
      "ON CONFLICT (place_id, origin) DO UPDATE SET fields = excluded.fields",
      {place.value(), std::string(origin), dump(fields)});
}

std::unordered_map<std::int64_t, std::string> base_texts_of(Db& db, std::string_view origin) {
  std::unordered_map<std::int64_t, std::string> bases;
  auto const rows = db.query(
      "SELECT place_id, fields FROM place_base WHERE origin = $1 ORDER BY place_id LIMIT $2",
      {std::string(origin), kBasesMax});
  for (auto const& row : rows) bases.emplace(row.integer(0), row.text(1));
  return bases;
}

std::unordered_map<std::int64_t, FieldMap> bases_of(Db& db, std::string_view origin) {
  std::unordered_map<std::int64_t, FieldMap> bases;
  auto const rows = db.query(
      "SELECT place_id, fields FROM place_base WHERE origin = $1 ORDER BY place_id LIMIT $2",
      {std::string(origin), kBasesMax});
  for (auto const& row : rows)
    bases.emplace(row.integer(0), json::parse(row.text(1)).get<FieldMap>());
  return bases;
}

void add_conflict(Db& db, Conflict const& conflict) {
  db.execute(
      "DELETE FROM conflict WHERE place_id = $1 AND field = $2 AND origin = $3 AND taken = ''",
      {conflict.place.value(), conflict.field, conflict.origin});
  db.execute(
      "INSERT INTO conflict (place_id, field, base, incoming, origin, created_at_s, settled_by, "
      "taken, import_id) VALUES ($1, $2, $3, $4, $5, $6, '', '', $7)",
      {conflict.place.value(), conflict.field, conflict.base, conflict.incoming, conflict.origin,
       conflict.created_at_s, to_value(conflict.import_id)});
}

std::optional<Conflict> find_conflict(Db& db, std::int64_t id) {
  auto const rows =
      db.query(std::string(kConflictColumns) + "WHERE id = $1 ORDER BY id LIMIT 1", {id});
  if (rows.empty()) return std::nullopt;
  return conflict_of(rows.at(0));
}

std::vector<Conflict> list_conflicts(Db& db, ItemFilter const& filter, std::int64_t after,
                                     std::int64_t limit) {
  std::vector<Value> values{after, limit};
  auto const where = state_sql(filter.state) + member_sql(filter, values);
  std::vector<Conflict> conflicts;
  auto const rows =
      db.query(std::string(kConflictColumns) + where + " AND id > $1 ORDER BY id LIMIT $2", values);
  for (auto const& row : rows) conflicts.push_back(conflict_of(row));
  return conflicts;
}

std::int64_t count_conflicts(Db& db, ItemFilter const& filter) {
  std::vector<Value> values;
  auto const where = state_sql(filter.state) + member_sql(filter, values);
  return db.query("SELECT count(*) FROM conflict " + where, values).at(0).integer(0);
}

void settle_conflict(Db& db, std::int64_t id, std::string_view taken, std::string_view by,
                     std::int64_t now_s) {
  db.execute("UPDATE conflict SET taken = $2, settled_by = $3, settled_at_s = $4 WHERE id = $1",
             {id, std::string(taken), std::string(by), now_s});
}

}  // namespace magpie::store
