#include "magpie/store/road_change_store.h"

#include <fmt/core.h>

#include <limits>

namespace magpie::store {

namespace {

// Everything but id and revision.
constexpr std::string_view kColumns =
    "kind, name, geometry, vehicles, from_date, until_date, yearly_from, yearly_until, reason, "
    "permit_type, permit_who, permit_days_ahead, score, road_class, road_speed_kmh, road_unpaved, "
    "road_oneway, source, verified_on, note, created_at_s, changed_at_s, changed_by, deleted_at_s";

constexpr std::string_view kNextRevision =
    "(SELECT coalesce(max(revision), 0) + 1 FROM road_change)";

template <class T, class Part>
Value part_of(std::optional<T> const& whole, Part part) {
  return whole ? Value((*whole).*part) : Value();
}

std::vector<Value> values_of(RoadChange const& change) {
  auto const& permit = change.permit;
  auto const& road = change.road;
  auto const flag = [&](bool LinkRoad::*part) {
    return road ? Value(std::int64_t{(*road).*part}) : Value();
  };
  return {change.kind,
          change.name,
          change.geometry,
          change.vehicles,
          to_value(change.from_date),
          to_value(change.until_date),
          to_value(change.yearly_from),
          to_value(change.yearly_until),
          to_value(change.reason),
          part_of(permit, &RoadPermit::type),
          part_of(permit, &RoadPermit::who),
          permit ? to_value(permit->days_ahead) : Value(),
          to_value(change.score),
          part_of(road, &LinkRoad::road_class),
          road ? to_value(road->speed_kmh) : Value(),
          flag(&LinkRoad::unpaved),
          flag(&LinkRoad::oneway),
          change.source,
          to_value(change.verified_on),
          to_value(change.note),
          change.created_at_s,
          change.changed_at_s,
          change.changed_by,
          to_value(change.deleted_at_s)};
}

RoadChange change_of(Row const& row) {
  RoadChange change{row.integer(24),   row.text(0),       row.text(1),
                    row.text(2),       row.text(3),       row.maybe_text(4),
                    row.maybe_text(5), row.maybe_text(6), row.maybe_text(7)};
  change.reason = row.maybe_text(8);
  if (auto const type = row.maybe_text(9))
    change.permit = RoadPermit{*type, row.text(10), row.maybe_integer(11)};
  change.score = row.maybe_real(12);
  if (auto const road_class = row.maybe_text(13)) {
    change.road =
        LinkRoad{*road_class, row.maybe_integer(14), row.integer(15) != 0, row.integer(16) != 0};
  }
  change.source = row.text(17);
  change.verified_on = row.maybe_text(18);
  change.note = row.maybe_text(19);
  change.created_at_s = row.integer(20);
  change.changed_at_s = row.integer(21);
  change.changed_by = row.text(22);
  change.deleted_at_s = row.maybe_integer(23);
  change.revision = row.integer(25);
  return change;
}

}  // namespace

std::int64_t add_road_change(Db& db, RoadChange const& change) {
  std::string marks;
  for (int i = 1; i <= 24; ++i) marks += fmt::format("${}, ", i);
  auto const rows = db.query(fmt::format("INSERT INTO road_change ({}, revision) VALUES ({}{}) "
                                         "RETURNING id",
                                         kColumns, marks, kNextRevision),
                             values_of(change));
  return rows.at(0).integer(0);
}

std::optional<RoadChange> find_road_change(Db& db, std::int64_t id) {
  auto const rows = db.query(
      fmt::format("SELECT {}, id, revision FROM road_change WHERE id = $1 ORDER BY id LIMIT 1",
                  kColumns),
      {id});
  if (rows.empty()) return std::nullopt;
  return change_of(rows.front());
}

void save_road_change(Db& db, RoadChange const& change) {
  auto values = values_of(change);
  values.emplace_back(change.id);
  db.execute(
      fmt::format(
          "UPDATE road_change SET kind = $1, name = $2, geometry = $3, vehicles = $4, "
          "from_date = $5, until_date = $6, yearly_from = $7, yearly_until = $8, reason = $9, "
          "permit_type = $10, permit_who = $11, permit_days_ahead = $12, score = $13, "
          "road_class = $14, road_speed_kmh = $15, road_unpaved = $16, road_oneway = $17, "
          "source = $18, verified_on = $19, note = $20, created_at_s = $21, changed_at_s = $22, "
          "changed_by = $23, deleted_at_s = $24, revision = {} WHERE id = $25",
          kNextRevision),
      values);
}

std::vector<RoadChange> list_road_changes(Db& db, RoadChangeFilter const& filter,
                                          std::optional<std::int64_t> before, std::int64_t limit) {
  std::vector<Value> values{before.value_or(std::numeric_limits<std::int64_t>::max()), limit};
  std::string where = filter.is_removed ? "deleted_at_s IS NOT NULL" : "deleted_at_s IS NULL";
  if (filter.kind) {
    values.emplace_back(*filter.kind);
    where += " AND kind = $3";
  }
  auto const rows = db.query(fmt::format("SELECT {}, id, revision FROM road_change WHERE {} AND "
                                         "id < $1 ORDER BY id DESC LIMIT $2",
                                         kColumns, where),
                             values);
  std::vector<RoadChange> changes;
  changes.reserve(rows.size());
  for (auto const& row : rows) changes.push_back(change_of(row));
  return changes;
}

std::int64_t count_road_changes(Db& db) {
  return db.query("SELECT count(*) FROM road_change WHERE deleted_at_s IS NULL").at(0).integer(0);
}

std::int64_t road_changes_revision(Db& db) {
  return db.query("SELECT coalesce(max(revision), 0) FROM road_change").at(0).integer(0);
}

}  // namespace magpie::store
