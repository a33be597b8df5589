#include "magpie/store/place_store.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "magpie/catalog/field_json.h"
#include "magpie/catalog/fields.h"
#include "magpie/store/member_store.h"

namespace magpie::store {

namespace {

using catalog::Place;
using catalog::PlaceId;
using MemberIds = std::map<std::string, std::int64_t, std::less<>>;

constexpr std::string_view kColumns =
    "p.id, p.key, p.kind, p.status, coalesce(m.slug, ''), p.county_zh, p.county_code, p.lat_e7, "
    "p.lon_e7, p.location_precision, p.rating, p.price_fen, p.visitors_10k_per_year, "
    "p.opening_hours, p.visit_minutes, p.beds, p.wheelchair, p.has_fee, p.website, p.phone, "
    "p.note, p.designations, p.themes, p.tags, p.origin, p.updated_at_s, p.record, p.workflow, "
    "p.version, p.deleted_at_s, p.merged_into";

// What the source says may hold bytes that are no UTF-8; they must not stop an import.
std::string dump(nlohmann::json const& json) {
  return catalog::dump_json(json);
}

// The fields that have no column of their own: they are kept together in `record`.
bool is_in_record(std::string_view field) {
  static constexpr std::array<std::string_view, 20> kFields{
      "aliases",       "field_owners",      "opened_on", "closed_on", "series",
      "brand",         "experiences",       "services",  "prices",    "measurements",
      "age_min",       "visit_minutes_min", "age_max",   "media",     "capacity_instant",
      "accessibility", "capacity_daily",    "links",     "licence",   "attribution"};
  return field.starts_with("descriptions.") ||
         std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

std::string record_text(Place const& place) {
  auto record = nlohmann::json::object();
  for (auto const& [field, value] : catalog::fields_of(place))
    if (is_in_record(field)) record[field] = nlohmann::json::parse(value);
  return dump(record);
}

void read_record(std::string const& text, Place& place) {
  if (text.empty() || text == "{}") return;
  auto const record = nlohmann::json::parse(text);  // the loop below must not outlive it
  for (auto const& [field, value] : record.items()) {
    if (auto const done = catalog::set_field(place, field, value.dump()); !done)
      throw DbError(DbErrorCode::corrupt,
                    fmt::format("place {}: {}", place.key, done.error().message));
  }
}

Value text(std::string_view value) {
  return std::string(value);
}

// ---- writing

MemberIds member_ids(Db& db) {
  MemberIds ids;
  for (auto const& stored : list_members(db)) ids.emplace(stored.member.slug, stored.id.value());
  return ids;
}

std::vector<Value> place_values(Place const& p, Value member_id) {
  auto const& at = p.location;
  return {p.key,
          text(catalog::kind_name(p.kind)),
          text(catalog::status_name(p.status)),
          std::move(member_id),
          p.county_zh,
          p.county_code,
          at ? Value(at->lat_e7) : Value(),
          at ? Value(at->lon_e7) : Value(),
          text(catalog::precision_name(p.precision)),
          to_value(p.rating),
          p.price ? Value(p.price->value()) : Value(),
          to_value(p.visitors_10k_per_year),
          p.opening_hours,
          to_value(p.visit_minutes),
          to_value(p.beds),
          text(catalog::wheelchair_name(p.wheelchair)),
          to_value(p.has_fee),
          p.website,
          p.phone,
          p.note,
          dump(p.designations),
          dump(p.themes),
          dump(p.tags),
          record_text(p),
          text(catalog::workflow_name(p.workflow))};
}

PlaceId upsert_row(Db& db, std::span<Value const> values) {
  auto const rows = db.query(
      "INSERT INTO place (key, kind, status, member_id, county_zh, county_code, lat_e7, lon_e7, "
      "location_precision, rating, price_fen, visitors_10k_per_year, opening_hours, "
      "visit_minutes, beds, wheelchair, has_fee, website, phone, note, designations, themes, "
      "tags, record, workflow, origin, updated_at_s) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, $22, $23, $24, $25, $26, $27) "
      "ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, status = excluded.status, "
      "member_id = excluded.member_id, county_zh = excluded.county_zh, "
      "county_code = excluded.county_code, lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7, "
      "location_precision = excluded.location_precision, rating = excluded.rating, "
      "price_fen = excluded.price_fen, "
      "visitors_10k_per_year = excluded.visitors_10k_per_year, "
      "opening_hours = excluded.opening_hours, visit_minutes = excluded.visit_minutes, "
      "beds = excluded.beds, wheelchair = excluded.wheelchair, has_fee = excluded.has_fee, "
      "website = excluded.website, phone = excluded.phone, note = excluded.note, "
      "designations = excluded.designations, themes = excluded.themes, tags = excluded.tags, "
      "record = excluded.record, workflow = excluded.workflow, origin = excluded.origin, "
      "updated_at_s = excluded.updated_at_s RETURNING id",
      values);
  return PlaceId(rows.at(0).integer(0));
}

void replace_names(Db& db, PlaceId id, Place const& place) {
  db.execute("DELETE FROM place_name WHERE place_id = $1", {id.value()});
  for (auto const& [language, name] : place.names) {
    db.execute("INSERT INTO place_name (place_id, language, name) VALUES ($1, $2, $3)",
               {id.value(), language, name});
  }
}

void replace_sources(Db& db, PlaceId id, Place const& place) {
  db.execute("DELETE FROM place_source WHERE place_id = $1", {id.value()});
  std::int64_t position = 0;
  for (auto const& source : place.sources) {
    db.execute(
        "INSERT INTO place_source (place_id, position, field, source_key) "
        "VALUES ($1, $2, $3, $4)",
        {id.value(), position++, source.field, source.source_key});
  }
}

base::Result<Value> member_value(MemberIds const& members, Place const& place) {
  if (place.member.empty()) return Value();
  auto const found = members.find(place.member);
  if (found != members.end()) return Value(found->second);
  return base::fail(base::ErrorCode::invalid_argument,
                    fmt::format("place {} names the member \"{}\", which is not in the alliance: "
                                "import members.csv first or correct the name",
                                place.key, place.member),
                    "member");
}

// ---- reading

template <class T>
T parsed(std::optional<T> value, Row const& row, std::size_t column) {
  if (value) return *value;
  throw DbError(DbErrorCode::corrupt, fmt::format("place {} holds \"{}\", which is not known",
                                                  row.text(1), row.text(column)));
}

std::optional<int> maybe_int(Row const& row, std::size_t column) {
  auto const value = row.maybe_integer(column);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<geo::LatLng> location_of(Row const& row) {
  if (row.is_null(7)) return std::nullopt;
  return geo::LatLng{static_cast<std::int32_t>(row.integer(7)),
                     static_cast<std::int32_t>(row.integer(8))};
}

// Most lists are empty: reading a large catalogue need not parse that.
template <class T>
T from_json(Row const& row, std::size_t column) {
  auto const& text = row.text(column);
  return text == "[]" || text == "{}" ? T() : nlohmann::json::parse(text).get<T>();
}

Place place_of(Row const& row) {
  Place p;
  p.key = row.text(1);
  p.kind = parsed(catalog::parse_kind(row.text(2)), row, 2);
  p.status = parsed(catalog::parse_status(row.text(3)), row, 3);
  p.member = row.text(4);
  p.county_zh = row.text(5);
  p.county_code = row.text(6);
  p.location = location_of(row);
  p.precision = parsed(catalog::parse_precision(row.text(9)), row, 9);
  p.rating = maybe_int(row, 10);
  if (auto const price = row.maybe_integer(11)) p.price = base::Fen(*price);
  p.visitors_10k_per_year = row.maybe_real(12);
  p.opening_hours = row.text(13);
  p.visit_minutes = maybe_int(row, 14);
  p.beds = maybe_int(row, 15);
  p.wheelchair = parsed(catalog::parse_wheelchair(row.text(16)), row, 16);
  if (auto const has_fee = row.maybe_integer(17)) p.has_fee = *has_fee != 0;
  p.website = row.text(18);
  p.phone = row.text(19);
  p.note = row.text(20);
  p.designations = from_json<std::vector<catalog::Designation>>(row, 21);
  p.themes = from_json<std::vector<std::string>>(row, 22);
  p.tags = from_json<std::map<std::string, std::string>>(row, 23);
  read_record(row.text(26), p);
  p.workflow = parsed(catalog::parse_workflow(row.text(27)), row, 27);
  return p;
}

// One page of places: rows, then names and sources of the same rows.
class Page {
 public:
  Page(Db& db, std::string_view where, std::vector<Value> values, std::int64_t limit)
      : db_(db), values_(std::move(values)) {
    values_.emplace_back(limit);
    selection_ = fmt::format(
        "FROM place p LEFT JOIN member m ON m.id = p.member_id WHERE {} "
        "ORDER BY p.id LIMIT ${}",
        where, values_.size());
  }

  std::vector<StoredPlace> read() {
    for (auto const& row : db_.query(fmt::format("SELECT {} {}", kColumns, selection_), values_)) {
      index_.emplace(row.integer(0), places_.size());
      places_.push_back({.id = PlaceId(row.integer(0)),
                         .place = place_of(row),
                         .origin = row.text(24),
                         .updated_at_s = row.integer(25),
                         .version = row.integer(28),
                         .deleted_at_s = row.maybe_integer(29),
                         .merged_into = row.maybe_integer(30)});
    }
    if (places_.empty()) return {};
    read_names();
    read_sources();
    return std::move(places_);
  }

 private:
  Rows details(std::string_view columns, std::string_view table, std::string_view order) {
    return db_.query(fmt::format("SELECT place_id, {} FROM {} WHERE place_id IN (SELECT p.id {}) "
                                 "ORDER BY place_id, {}",
                                 columns, table, selection_, order),
                     values_);
  }
  void read_names() {
    auto const rows = details("language, name", "place_name", "language");
    for (auto const& row : rows) {
      if (auto* place = find(row)) place->names.emplace(row.text(1), row.text(2));
    }
  }
  void read_sources() {
    auto const rows = details("field, source_key", "place_source", "position");
    for (auto const& row : rows) {
      if (auto* place = find(row)) place->sources.push_back({row.text(1), row.text(2)});
    }
  }
  // Nothing for a place that another connection has added since the first query.
  Place* find(Row const& row) {
    auto const found = index_.find(row.integer(0));
    return found == index_.end() ? nullptr : &places_[found->second].place;
  }

  Db& db_;
  std::vector<Value> values_;
  std::string selection_;
  std::vector<StoredPlace> places_;
  std::unordered_map<std::int64_t, std::size_t> index_;
};

std::optional<StoredPlace> first_place(std::vector<StoredPlace> places) {
  if (places.empty()) return std::nullopt;
  return std::move(places.front());
}

}  // namespace

PlaceWriter::PlaceWriter(Db& db) : db_(db), members_(member_ids(db)) {}

base::Result<PlaceId> PlaceWriter::write(Place const& place, std::string_view origin,
                                         std::int64_t now_s) {
  MAGPIE_TRY(auto member_id, member_value(members_, place));
  auto values = place_values(place, std::move(member_id));
  values.emplace_back(std::string(origin));
  values.emplace_back(now_s);
  auto const id = upsert_row(db_, values);
  replace_names(db_, id, place);
  replace_sources(db_, id, place);
  return id;
}

base::Result<std::vector<PlaceId>> upsert_places(Db& db, std::span<Place const> places,
                                                 std::string_view origin, std::int64_t now_s) {
  return in_transaction(db, [&]() -> base::Result<std::vector<PlaceId>> {
    PlaceWriter writer(db);
    std::vector<PlaceId> ids;
    ids.reserve(places.size());
    for (auto const& place : places) {
      MAGPIE_TRY(auto const id, writer.write(place, origin, now_s));
      ids.push_back(id);
    }
    return ids;
  });
}

void mark_deleted(Db& db, PlaceId id, std::int64_t now_s, std::optional<PlaceId> merged_into) {
  db.execute(
      "UPDATE place SET deleted_at_s = $2, merged_into = $3, updated_at_s = $2, "
      "version = version + 1 WHERE id = $1",
      {id.value(), now_s, merged_into ? Value(merged_into->value()) : Value()});
}

void mark_restored(Db& db, PlaceId id, std::int64_t now_s) {
  db.execute(
      "UPDATE place SET deleted_at_s = NULL, merged_into = NULL, updated_at_s = $2, "
      "version = version + 1 WHERE id = $1",
      {id.value(), now_s});
}

std::vector<StoredPlace> all_places_and_tombstones(Db& db) {
  return Page(db, "1 = 1", {}, kPlacesMax).read();
}

std::vector<StoredPlace> list_places_and_tombstones(Db& db, std::optional<PlaceId> after,
                                                    std::int64_t limit) {
  return Page(db, "p.id > $1", {after ? after->value() : std::int64_t{0}}, limit).read();
}

std::optional<StoredPlace> find_place(Db& db, PlaceId id) {
  return first_place(Page(db, "p.id = $1", {id.value()}, 1).read());
}

std::optional<StoredPlace> find_place(Db& db, std::string_view key) {
  return first_place(Page(db, "p.key = $1", {text(key)}, 1).read());
}

std::vector<StoredPlace> list_places(Db& db, PlaceFilter const& filter,
                                     std::optional<PlaceId> after, std::int64_t limit) {
  auto [where, values] = filter_sql(filter);
  values.emplace_back(after ? after->value() : std::int64_t{0});
  where += fmt::format(" AND p.id > ${}", values.size());
  return Page(db, where, std::move(values), limit).read();
}

std::vector<StoredPlace> all_places(Db& db) {
  return list_places(db, {}, std::nullopt, kPlacesMax);
}

std::vector<StoredPlace> places_changed_after(Db& db, std::int64_t revision) {
  return Page(db, "p.id IN (SELECT r.place_id FROM place_revision r WHERE r.id > $1)", {revision},
              kPlacesMax)
      .read();
}

std::vector<PlaceId> tombstones(Db& db) {
  std::vector<PlaceId> ids;
  for (auto const& row :
       db.query("SELECT id FROM place WHERE deleted_at_s IS NOT NULL ORDER BY id LIMIT $1",
                {kPlacesMax})) {
    ids.emplace_back(row.integer(0));
  }
  return ids;
}

std::vector<std::pair<PlaceId, std::int64_t>> change_times(Db& db, PlaceId first, PlaceId last) {
  std::vector<std::pair<PlaceId, std::int64_t>> times;
  for (auto const& row : db.query("SELECT id, updated_at_s FROM place WHERE deleted_at_s IS NULL "
                                  "AND id BETWEEN $1 AND $2 ORDER BY id LIMIT $3",
                                  {first.value(), last.value(), kPlacesMax})) {
    times.emplace_back(PlaceId(row.integer(0)), row.integer(1));
  }
  return times;
}

PlaceCounts count_places(Db& db) {
  PlaceCounts counts;
  auto const kinds = db.query(
      "SELECT kind, count(*), sum(CASE WHEN location_precision = 'point' THEN 1 ELSE 0 END) "
      "FROM place WHERE deleted_at_s IS NULL GROUP BY kind ORDER BY kind LIMIT 1000");
  for (auto const& row : kinds) {
    counts.by_kind.emplace(row.text(0), row.integer(1));
    counts.total += row.integer(1);
    counts.with_point += row.integer(2);
  }
  auto const members = db.query(
      "SELECT coalesce(m.slug, ''), count(*) FROM place p LEFT JOIN member m "
      "ON m.id = p.member_id WHERE p.deleted_at_s IS NULL GROUP BY m.slug ORDER BY m.slug LIMIT $1",
      {kMembersMax + 1});
  for (auto const& row : members) counts.by_member.emplace(row.text(0), row.integer(1));
  return counts;
}

std::int64_t count_places(Db& db, PlaceFilter const& filter) {
  auto const [where, values] = filter_sql(filter);
  return db.query(fmt::format("SELECT count(*) FROM place p WHERE {}", where), values)
      .front()
      .integer(0);
}

}  // namespace magpie::store
