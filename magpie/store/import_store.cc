#include "magpie/store/import_store.h"

namespace magpie::store {

namespace {

constexpr char kRunColumns[] =
    "SELECT id, state, file_name, member, created_by, created_at_s, applied_at_s, answers, view, "
    "feed_id ";

ImportRun run_of(Row const& row) {
  ImportRun run;
  run.id = row.integer(0);
  run.state = row.text(1);
  run.file_name = row.text(2);
  run.member = row.text(3);
  run.created_by = row.text(4);
  run.created_at_s = row.integer(5);
  run.applied_at_s = row.maybe_integer(6);
  run.answers = row.text(7);
  run.view = row.text(8);
  run.feed_id = row.maybe_integer(9);
  return run;
}

constexpr char kCellColumns[] =
    "SELECT id, import_id, place_id, row_label, source_column, field, raw, code, sentence_zh, "
    "sentence_en, settled_at_s, settled_by, settled_value FROM quarantine ";

Quarantined cell_of(Row const& row) {
  return {row.integer(0),        row.integer(1), catalog::PlaceId(row.integer(2)),
          row.text(3),           row.text(4),    row.text(5),
          row.text(6),           row.text(7),    {row.text(8), row.text(9)},
          row.maybe_integer(10), row.text(11),   row.text(12)};
}

std::string text(std::string_view value) {
  return std::string(value);
}

std::string state_sql(ItemState state) {
  return state == ItemState::open ? "WHERE settled_at_s IS NULL" : "WHERE settled_at_s IS NOT NULL";
}

}  // namespace

std::int64_t create_import(Db& db, ImportRun const& run) {
  return db.insert(
      "INSERT INTO import_run (state, file_name, member, created_by, created_at_s, bytes_hex, "
      "answers, view, feed_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
      {run.state, run.file_name, run.member, run.created_by, run.created_at_s, run.bytes_hex,
       run.answers, run.view, to_value(run.feed_id)});
}

std::optional<ImportRun> find_import(Db& db, std::int64_t id) {
  auto const rows = db.query(
      std::string(kRunColumns) + "FROM import_run WHERE id = $1 ORDER BY id LIMIT 1", {id});
  if (rows.empty()) return std::nullopt;
  return run_of(rows.at(0));
}

std::string import_bytes(Db& db, std::int64_t id) {
  auto const rows =
      db.query("SELECT bytes_hex FROM import_run WHERE id = $1 ORDER BY id LIMIT 1", {id});
  return rows.empty() ? std::string() : rows.at(0).text(0);
}

bool has_import_bytes(Db& db, std::int64_t id, std::string_view bytes_hex) {
  return !db.query("SELECT id FROM import_run WHERE id = $1 AND bytes_hex = $2 ORDER BY id LIMIT 1",
                   {id, text(bytes_hex)})
              .empty();
}

std::vector<ImportRun> list_imports(Db& db, std::int64_t limit) {
  std::vector<ImportRun> runs;
  auto const rows =
      db.query(std::string(kRunColumns) + "FROM import_run ORDER BY id DESC LIMIT $1", {limit});
  for (auto const& row : rows) runs.push_back(run_of(row));
  return runs;
}

void save_import(Db& db, ImportRun const& run) {
  db.execute(
      "UPDATE import_run SET state = $2, applied_at_s = $3, answers = $4, view = $5 WHERE id = $1",
      {run.id, run.state, to_value(run.applied_at_s), run.answers, run.view});
}

void forget_import_bytes(Db& db, std::int64_t id) {
  db.execute("UPDATE import_run SET bytes_hex = '' WHERE id = $1", {id});
}

void drop_import(Db& db, std::int64_t id) {
  clear_import_rows(db, id);
  db.execute("DELETE FROM import_run WHERE id = $1", {id});
}

std::optional<ImportRun> last_import_of_feed(Db& db, std::int64_t feed_id) {
  auto const rows = db.query(
      std::string(kRunColumns) + "FROM import_run WHERE feed_id = $1 ORDER BY id DESC LIMIT 1",
      {feed_id});
  if (rows.empty()) return std::nullopt;
  return run_of(rows.at(0));
}

std::optional<std::int64_t> open_import_of_feed(Db& db, std::int64_t feed_id) {
  auto const rows = db.query(
      "SELECT id FROM import_run WHERE feed_id = $1 AND state = 'review' ORDER BY id DESC LIMIT 1",
      {feed_id});
  if (rows.empty()) return std::nullopt;
  return rows.at(0).integer(0);
}

void forget_same_rows(Db& db, std::int64_t import_id) {
  db.execute(
      "DELETE FROM import_row WHERE import_id = $1 AND outcome = 'same' AND "
      "base_before = base_after",
      {import_id});
}

void clear_import_rows(Db& db, std::int64_t import_id) {
  db.execute("DELETE FROM import_row WHERE import_id = $1", {import_id});
}

void add_import_row(Db& db, std::int64_t import_id, ImportRow const& row) {
  db.execute(
      "INSERT INTO import_row (import_id, number, outcome, view, place_id, base_before, "
      "base_after) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {import_id, row.number, row.outcome, row.view, to_value(row.place), row.base_before,
       row.base_after});
}

std::vector<ImportRow> list_import_rows(Db& db, std::int64_t import_id, std::string_view outcome,
                                        std::int64_t after, std::int64_t limit) {
  std::vector<ImportRow> rows;
  auto const found = db.query(
      "SELECT number, outcome, view, place_id, base_before, base_after FROM import_row "
      "WHERE import_id = $1 AND ($2 = '' OR outcome = $2) AND number > $3 "
      "ORDER BY number LIMIT $4",
      {import_id, text(outcome), after, limit});
  for (auto const& row : found)
    rows.push_back(
        {row.integer(0), row.text(1), row.text(2), row.maybe_integer(3), row.text(4), row.text(5)});
  return rows;
}

std::int64_t count_import_rows(Db& db, std::int64_t import_id, std::string_view outcome) {
  return db
      .query("SELECT count(*) FROM import_row WHERE import_id = $1 AND ($2 = '' OR outcome = $2)",
             {import_id, text(outcome)})
      .at(0)
      .integer(0);
}

void add_quarantined(Db& db, Quarantined const& cell) {
  db.execute(
      "INSERT INTO quarantine (import_id, place_id, row_label, source_column, field, raw, code, "
      "sentence_zh, sentence_en, settled_by, settled_value) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '')",
      {cell.import_id, cell.place.value(), cell.row, cell.column, cell.field, cell.raw, cell.code,
       cell.sentence.zh, cell.sentence.en});
}

std::optional<Quarantined> find_quarantined(Db& db, std::int64_t id) {
  auto const rows = db.query(std::string(kCellColumns) + "WHERE id = $1 ORDER BY id LIMIT 1", {id});
  if (rows.empty()) return std::nullopt;
  return cell_of(rows.at(0));
}

std::vector<Quarantined> list_quarantined(Db& db, ItemFilter const& filter, std::int64_t after,
                                          std::int64_t limit) {
  std::vector<Value> values{after, limit};
  auto const where = state_sql(filter.state) + member_sql(filter, values);
  auto const rows =
      db.query(std::string(kCellColumns) + where + " AND id > $1 ORDER BY id LIMIT $2", values);
  std::vector<Quarantined> cells;
  for (auto const& row : rows) cells.push_back(cell_of(row));
  return cells;
}

std::int64_t count_quarantined(Db& db, ItemFilter const& filter) {
  std::vector<Value> values;
  auto const where = state_sql(filter.state) + member_sql(filter, values);
  return db.query("SELECT count(*) FROM quarantine " + where, values).at(0).integer(0);
}

void settle_quarantined(Db& db, Quarantined const& cell) {
  db.execute(
      "UPDATE quarantine SET field = $2, settled_at_s = $3, settled_by = $4, settled_value = $5 "
      "WHERE id = $1",
      {cell.id, cell.field, to_value(cell.settled_at_s), cell.settled_by, cell.settled_value});
}

void drop_open_items(Db& db, std::int64_t import_id) {
  db.execute("DELETE FROM quarantine WHERE import_id = $1 AND settled_at_s IS NULL", {import_id});
  db.execute("DELETE FROM conflict WHERE import_id = $1 AND taken = ''", {import_id});
}

void remember_mapping(Db& db, std::string_view member, std::string_view signature,
                      std::string_view mapping) {
  db.execute(
      "INSERT INTO column_mapping (member, signature, mapping) VALUES ($1, $2, $3) "
      "ON CONFLICT (member, signature) DO UPDATE SET mapping = excluded.mapping",
      {text(member), text(signature), text(mapping)});
}

std::optional<std::string> find_mapping(Db& db, std::string_view member,
                                        std::string_view signature) {
  auto const rows = db.query(
      "SELECT mapping FROM column_mapping WHERE member = $1 AND signature = $2 "
      "ORDER BY member LIMIT 1",
      {text(member), text(signature)});
  if (rows.empty()) return std::nullopt;
  return rows.at(0).text(0);
}

}  // namespace magpie::store
