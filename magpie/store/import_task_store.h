// What was imported, from which bytes, by which version of the reader: the same again does nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/store/db.h"

namespace magpie::store {

inline constexpr std::int64_t kImportTasksMax = 10'000;

struct ImportTask {
  std::string name;  // "places:places.csv"
  std::string input_hash;
  std::int64_t format_version = 1;
  std::int64_t finished_at_s = 0;
  std::string report = "{}";  // JSON
  bool operator==(ImportTask const&) const = default;
};

// Inserts, or replaces the task of this name.
void save_import_task(Db& db, ImportTask const& task);
std::optional<ImportTask> find_import_task(Db& db, std::string_view name);
// By name.
std::vector<ImportTask> list_import_tasks(Db& db);

}  // namespace magpie::store
