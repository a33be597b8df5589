// What the tests of the store share: a migrated database in memory, and its whole content as text.
#pragma once

#include <fmt/core.h>

#include <memory>
#include <string>

#include "magpie/store/db.h"

namespace magpie::store {

inline std::unique_ptr<Db> memory_db() {
  auto db = open_sqlite(":memory:");
  migrate(*db);
  return db;
}

// Every row of every table, in a fixed order: equal texts are equal databases.
inline std::string dump(Db& db) {
  std::string text;
  auto const tables = db.query(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
      "ORDER BY name LIMIT 1000");
  for (auto const& table : tables) {
    text += table.text(0) + "\n";
    std::string columns;
    auto const infos =
        db.query("SELECT name FROM pragma_table_info($1) ORDER BY cid LIMIT 100", {table.text(0)});
    for (std::size_t i = 0; i < infos.size(); ++i) {
      columns += fmt::format("{}quote({})", i ? " || ',' || " : "", infos[i].text(0));
    }
    auto const rows = db.query(fmt::format("SELECT {} AS line FROM {} ORDER BY line LIMIT 100000",
                                           columns, table.text(0)));
    for (auto const& row : rows) text += "  " + row.text(0) + "\n";
  }
  return text;
}

}  // namespace magpie::store
