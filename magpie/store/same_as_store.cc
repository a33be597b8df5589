#include "magpie/store/same_as_store.h"

#include <fmt/core.h>

#include <algorithm>

namespace magpie::store {

namespace {

using catalog::PlaceId;

// Bounds of chains and lists that no catalogue reaches.
constexpr std::int64_t kMergedMax = 1'000'000;
constexpr int kChainMax = 1000;
constexpr std::int64_t kLinkedMax = 1000;
constexpr std::int64_t kSettledMax = 1'000'000;

constexpr std::string_view kColumns =
    "id, first_id, second_id, decision, kept_id, decided_by, decided_at_s, first_revision, "
    "second_revision, score, reasons, undone_by, undone_at_s";

Value place_value(std::optional<PlaceId> const& id) {
  return id ? Value(id->value()) : Value();
}

SameAsDecision decision_of(Row const& row) {
  SameAsDecision decision{row.integer(0),
                          PlaceId(row.integer(1)),
                          PlaceId(row.integer(2)),
                          row.text(3),
                          std::nullopt,
                          row.text(5),
                          row.integer(6),
                          row.maybe_integer(7),
                          row.maybe_integer(8),
                          row.real(9),
                          row.text(10),
                          row.text(11),
                          row.maybe_integer(12)};
  if (auto const kept = row.maybe_integer(4)) decision.kept = PlaceId(*kept);
  return decision;
}

std::string filter_sql(SameAsFilter const& filter, std::vector<Value>& values) {
  values.emplace_back(filter.min_score);
  auto where = fmt::format("undone_at_s IS NULL AND score >= ${}", values.size());
  if (!filter.member) return where;
  values.emplace_back(*filter.member);
  auto const places = fmt::format(
      "(SELECT p.id FROM place p LEFT JOIN member m ON m.id = p.member_id "
      "WHERE coalesce(m.slug, '') = ${})",
      values.size());
  return where + fmt::format(" AND (first_id IN {0} OR second_id IN {0})", places);
}

}  // namespace

std::int64_t add_same_as(Db& db, SameAsDecision const& decision) {
  return db.insert(
      "INSERT INTO same_as (first_id, second_id, decision, kept_id, decided_by, decided_at_s, "
      "first_revision, second_revision, score, reasons, undone_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '') RETURNING id",
      {decision.first.value(), decision.second.value(), decision.decision,
       place_value(decision.kept), decision.decided_by, decision.decided_at_s,
       to_value(decision.first_revision), to_value(decision.second_revision), decision.score,
       decision.reasons});
}

std::optional<SameAsDecision> find_same_as(Db& db, PlaceId first, PlaceId second) {
  auto const rows =
      db.query(fmt::format("SELECT {} FROM same_as WHERE first_id = $1 AND second_id = $2 "
                           "ORDER BY id DESC LIMIT 1",
                           kColumns),
               {first.value(), second.value()});
  if (rows.empty()) return std::nullopt;
  return decision_of(rows.front());
}

std::vector<SameAsDecision> list_same_as(Db& db, SameAsFilter const& filter,
                                         std::optional<std::int64_t> before, std::int64_t limit) {
  std::vector<Value> values{before.value_or(INT64_MAX), limit};
  auto const where = filter_sql(filter, values);
  auto const rows =
      db.query(fmt::format("SELECT {} FROM same_as WHERE {} AND id < $1 ORDER BY id DESC LIMIT $2",
                           kColumns, where),
               values);
  std::vector<SameAsDecision> found;
  found.reserve(rows.size());
  for (auto const& row : rows) found.push_back(decision_of(row));
  return found;
}

std::int64_t count_same_as(Db& db, SameAsFilter const& filter) {
  std::vector<Value> values;
  auto const where = filter_sql(filter, values);
  return db.query(fmt::format("SELECT count(*) FROM same_as WHERE {}", where), values)
      .at(0)
      .integer(0);
}

std::vector<std::pair<PlaceId, PlaceId>> settled_pairs(Db& db) {
  std::vector<std::pair<PlaceId, PlaceId>> pairs;
  for (auto const& row : db.query("SELECT first_id, second_id FROM same_as WHERE undone_at_s IS "
                                  "NULL ORDER BY first_id, second_id LIMIT $1",
                                  {kSettledMax})) {
    pairs.emplace_back(row.integer(0), row.integer(1));
  }
  return pairs;
}

void undo_same_as(Db& db, std::int64_t id, std::string const& by, std::int64_t now_s) {
  db.execute("UPDATE same_as SET undone_by = $2, undone_at_s = $3 WHERE id = $1", {id, by, now_s});
}

std::unordered_map<std::int64_t, std::int64_t> merged_places(Db& db) {
  std::unordered_map<std::int64_t, std::int64_t> heirs;
  auto const rows = db.query(
      "SELECT id, merged_into FROM place WHERE merged_into IS NOT NULL ORDER BY id LIMIT $1",
      {kMergedMax});
  for (auto const& row : rows) heirs.emplace(row.integer(0), row.integer(1));
  for (auto& [_, heir] : heirs) {
    auto next = heirs.find(heir);
    for (int step = 0; step < kChainMax && next != heirs.end(); ++step) {
      heir = next->second;
      next = heirs.find(heir);
    }
  }
  return heirs;
}

PlaceId standing_place(Db& db, PlaceId id) {
  for (int step = 0; step < kChainMax; ++step) {
    auto const rows =
        db.query("SELECT merged_into FROM place WHERE id = $1 ORDER BY id LIMIT 1", {id.value()});
    auto const heir = rows.empty() ? std::nullopt : rows.front().maybe_integer(0);
    if (!heir) break;
    id = PlaceId(*heir);
  }
  return id;
}

std::vector<PlaceId> linked_places(Db& db, PlaceId id) {
  auto const rows = db.query(
      "WITH RECURSIVE stand (id) AS (SELECT p.id FROM place p WHERE p.id = $1 "
      "UNION SELECT p.id FROM place p JOIN stand ON p.merged_into = stand.id) "
      "SELECT CASE WHEN s.first_id IN (SELECT stand.id FROM stand) THEN s.second_id "
      "ELSE s.first_id END FROM same_as s WHERE s.decision = 'link' AND s.undone_at_s IS NULL "
      "AND (s.first_id IN (SELECT stand.id FROM stand) OR "
      "s.second_id IN (SELECT stand.id FROM stand)) ORDER BY s.id LIMIT $2",
      {id.value(), kLinkedMax});
  std::vector<PlaceId> found;
  for (auto const& row : rows) {
    auto const other = standing_place(db, PlaceId(row.integer(0)));
    if (other != id) found.push_back(other);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace magpie::store
