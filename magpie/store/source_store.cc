#include "magpie/store/source_store.h"

namespace magpie::store {

namespace {

catalog::Source source_of(Row const& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3),
          row.text(4), row.text(5), row.text(6)};
}

}  // namespace

void upsert_source(Db& db, catalog::Source const& s) {
  db.execute(
      "INSERT INTO source (key, title, publisher, licence, licence_class, attribution, as_of) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) "
      "ON CONFLICT (key) DO UPDATE SET title = excluded.title, publisher = excluded.publisher, "
      "licence = excluded.licence, licence_class = excluded.licence_class, "
      "attribution = excluded.attribution, as_of = excluded.as_of",
      {s.key, s.title, s.publisher, s.licence, s.licence_class, s.attribution, s.as_of});
}

std::optional<catalog::Source> find_source(Db& db, std::string_view key) {
  auto const rows = db.query(
      "SELECT key, title, publisher, licence, licence_class, attribution, as_of "
      "FROM source WHERE key = $1",
      {std::string(key)});
  if (rows.empty()) return std::nullopt;
  return source_of(rows.front());
}

std::vector<catalog::Source> list_sources(Db& db) {
  std::vector<catalog::Source> sources;
  auto const rows = db.query(
      "SELECT key, title, publisher, licence, licence_class, attribution, as_of "
      "FROM source ORDER BY key LIMIT $1",
      {kSourcesMax});
  for (auto const& row : rows) sources.push_back(source_of(row));
  return sources;
}

}  // namespace magpie::store
