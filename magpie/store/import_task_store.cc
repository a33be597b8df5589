#include "magpie/store/import_task_store.h"

namespace magpie::store {

namespace {

ImportTask task_of(Row const& row) {
  return {row.text(0), row.text(1), row.integer(2), row.integer(3), row.text(4)};
}

}  // namespace

void save_import_task(Db& db, ImportTask const& task) {
  db.execute(
      "INSERT INTO import_task (name, input_hash, format_version, finished_at_s, report) "
      "VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (name) DO UPDATE SET input_hash = excluded.input_hash, "
      "format_version = excluded.format_version, finished_at_s = excluded.finished_at_s, "
      "report = excluded.report",
      {task.name, task.input_hash, task.format_version, task.finished_at_s, task.report});
}

std::optional<ImportTask> find_import_task(Db& db, std::string_view name) {
  auto const rows = db.query(
      "SELECT name, input_hash, format_version, finished_at_s, report "
      "FROM import_task WHERE name = $1",
      {std::string(name)});
  if (rows.empty()) return std::nullopt;
  return task_of(rows.front());
}

std::vector<ImportTask> list_import_tasks(Db& db) {
  std::vector<ImportTask> tasks;
  auto const rows = db.query(
      "SELECT name, input_hash, format_version, finished_at_s, report "
      "FROM import_task ORDER BY name LIMIT $1",
      {kImportTasksMax});
  for (auto const& row : rows) tasks.push_back(task_of(row));
  return tasks;
}

}  // namespace magpie::store
