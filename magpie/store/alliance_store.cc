#include "magpie/store/alliance_store.h"

namespace magpie::store {

void save_alliance(Db& db, Alliance const& a) {
  db.execute(
      "INSERT INTO alliance (id, slug, name_zh, name_en, time_zone, utc_offset_minutes, currency, "
      "document) VALUES (1, $1, $2, $3, $4, $5, $6, $7) "
      "ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name_zh = excluded.name_zh, "
      "name_en = excluded.name_en, time_zone = excluded.time_zone, "
      "utc_offset_minutes = excluded.utc_offset_minutes, currency = excluded.currency, "
      "document = excluded.document",
      {a.slug, a.name_zh, a.name_en, a.time_zone, a.utc_offset_minutes, a.currency, a.document});
}

std::optional<Alliance> load_alliance(Db& db) {
  auto const rows = db.query(
      "SELECT slug, name_zh, name_en, time_zone, utc_offset_minutes, currency, document "
      "FROM alliance WHERE id = 1");
  if (rows.empty()) return std::nullopt;
  auto const& row = rows.front();
  return Alliance{row.text(0),    row.text(1), row.text(2), row.text(3),
                  row.integer(4), row.text(5), row.text(6)};
}

}  // namespace magpie::store
