#include <fmt/core.h>
#include <sqlite3.h>

#include <cstring>
#include <map>

#include "magpie/base/text.h"
#include "magpie/store/db.h"

namespace magpie::store {

namespace {

// Long enough for another process's short write, short enough that a person is told.
constexpr int kBusyTimeoutMs = 2000;
// Statements are few and fixed; list filters make some more. Past this the cache starts anew.
constexpr std::size_t kCachedStatements = 256;

struct Closer {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

using Handle = std::unique_ptr<sqlite3, Closer>;

DbErrorCode code_of(int sqlite_code) {
  // The index of the write-ahead log could not grow: no space, under another name.
  if (sqlite_code == SQLITE_IOERR_SHMSIZE) return DbErrorCode::full;
  switch (sqlite_code & 0xFF) {
    case SQLITE_CONSTRAINT:
      return DbErrorCode::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DbErrorCode::busy;
    case SQLITE_FULL:
      return DbErrorCode::full;
    case SQLITE_READONLY:
      return DbErrorCode::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DbErrorCode::corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DbErrorCode::cannot_open;
    default:
      return DbErrorCode::other;
  }
}

std::string sentence(DbErrorCode code, std::string const& path, char const* detail) {
  switch (code) {
    case DbErrorCode::constraint:
      return fmt::format("the database refused a value that breaks its rules: {}", detail);
    case DbErrorCode::busy:
      return fmt::format("another program is writing to {}: wait until it is done and try again",
                         path);
    case DbErrorCode::full:
      return fmt::format("the disk that holds {} is full: free some space and try again", path);
    case DbErrorCode::read_only:
      return fmt::format("cannot write to {}: make the file and its folder writable", path);
    case DbErrorCode::corrupt:
      return fmt::format("{} is damaged or is not a Magpie database: restore it from a backup",
                         path);
    case DbErrorCode::cannot_open:
      return fmt::format(
          "cannot open {}: check that its folder exists and that you may write there", path);
    case DbErrorCode::newer:
    case DbErrorCode::other:
      break;
  }
  return fmt::format("the database {} failed: {}", path, detail);
}

// One prepared statement and, for each of SQLite's parameter slots, the value it takes: "$2" may
// stand before "$1" and may occur twice.
struct Prepared {
  std::unique_ptr<sqlite3_stmt, Closer> statement;
  std::vector<std::size_t> value_of_slot;
  std::size_t value_count = 0;
};

// Returns a statement to the cache as it came out: no row open, no value bound.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_(statement) {}
  Use(Use const&) = delete;
  Use& operator=(Use const&) = delete;
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

Value column_value(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    default:
      break;
  }
  auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, column));
  auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return size == 0 ? std::string() : std::string(bytes, size);
}

// Some statements keep rows in a temporary table. By default SQLite takes room for 20 pages at once
// for each and gives it back at its end, which goes down to the system call every time: writing
// 10,000 places takes 4.9 s with that and 0.65 s without. Only the first call, before any database
// is open, has an effect; later ones are refused without harm.
void allocate_pages_singly() {
  [[maybe_unused]] static int const code = sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
}

class SqliteDb final : public Db {
 public:
  SqliteDb(Handle handle, std::string path) : handle_(std::move(handle)), path_(std::move(path)) {}

  using Db::execute;
  using Db::query;
  std::int64_t execute(std::string_view sql, std::span<Value const> values) override;
  Rows query(std::string_view sql, std::span<Value const> values) override;
  void begin() override { execute("BEGIN IMMEDIATE"); }
  void commit() override { execute("COMMIT"); }
  void rollback() noexcept override;
  bool is_in_transaction() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }
  Dialect dialect() const override { return Dialect::sqlite; }

  void configure();

 private:
  [[noreturn]] void fail(int sqlite_code) const;
  void check(int sqlite_code) const {
    if (sqlite_code != SQLITE_OK) fail(sqlite_code);
  }
  Prepared& prepare(std::string_view sql);
  Prepared compile(std::string_view sql) const;
  void bind(Prepared const& prepared, std::span<Value const> values) const;
  void bind_one(sqlite3_stmt* statement, int slot, Value const& value) const;
  // True when there is a row.
  bool step(sqlite3_stmt* statement) const;

  Handle handle_;
  std::string path_;
  std::map<std::string, Prepared, std::less<>> cache_;
};

std::int64_t SqliteDb::execute(std::string_view sql, std::span<Value const> values) {
  auto const& prepared = prepare(sql);
  Use const use(prepared.statement.get());
  bind(prepared, values);
  while (step(prepared.statement.get())) {
  }
  return sqlite3_stmt_readonly(prepared.statement.get()) ? 0 : sqlite3_changes64(handle_.get());
}

Rows SqliteDb::query(std::string_view sql, std::span<Value const> values) {
  auto const& prepared = prepare(sql);
  auto* statement = prepared.statement.get();
  Use const use(statement);
  bind(prepared, values);
  Rows rows;
  while (step(statement)) {
    std::vector<Value> columns;
    int const count = sqlite3_column_count(statement);
    columns.reserve(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column) {
      columns.push_back(column_value(statement, column));
    }
    rows.emplace_back(std::move(columns));
  }
  return rows;
}

// Some errors (disk full, I/O) end the transaction inside SQLite; then there is nothing to undo.
void SqliteDb::rollback() noexcept {
  if (is_in_transaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteDb::configure() {
  check(sqlite3_extended_result_codes(handle_.get(), 1));
  check(sqlite3_busy_timeout(handle_.get(), kBusyTimeoutMs));
  if (sqlite3_db_readonly(handle_.get(), "main") == 1) fail(SQLITE_READONLY);
  query("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
}

void SqliteDb::fail(int sqlite_code) const {
  auto const code = code_of(sqlite_code);
  throw DbError(code, sentence(code, path_, sqlite3_errmsg(handle_.get())));
}

Prepared& SqliteDb::prepare(std::string_view sql) {
  if (auto const found = cache_.find(sql); found != cache_.end()) return found->second;
  if (cache_.size() >= kCachedStatements) cache_.clear();
  return cache_.emplace(std::string(sql), compile(sql)).first->second;
}

Prepared SqliteDb::compile(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  char const* rest = nullptr;
  check(sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, &rest));
  Prepared prepared{.statement = std::unique_ptr<sqlite3_stmt, Closer>(statement)};
  std::string_view const left(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
  if (!statement || !base::trim(left).empty()) {
    throw std::logic_error(fmt::format("not one SQL statement: {}", sql));
  }
  for (int slot = 1; slot <= sqlite3_bind_parameter_count(statement); ++slot) {
    char const* name = sqlite3_bind_parameter_name(statement, slot);
    auto const number = name && *name == '$' ? base::parse_integer(name + 1) : std::nullopt;
    if (!number || *number < 1) throw std::logic_error("placeholders are $1, $2 …");
    prepared.value_of_slot.push_back(static_cast<std::size_t>(*number - 1));
    prepared.value_count = std::max(prepared.value_count, static_cast<std::size_t>(*number));
  }
  return prepared;
}

void SqliteDb::bind(Prepared const& prepared, std::span<Value const> values) const {
  if (values.size() != prepared.value_count) {
    throw std::logic_error(fmt::format("{} values for {} placeholders in: {}", values.size(),
                                       prepared.value_count,
                                       sqlite3_sql(prepared.statement.get())));
  }
  for (std::size_t i = 0; i < prepared.value_of_slot.size(); ++i) {
    bind_one(prepared.statement.get(), static_cast<int>(i) + 1, values[prepared.value_of_slot[i]]);
  }
}

// Texts outlive the statement's use, so SQLite need not copy them.
void SqliteDb::bind_one(sqlite3_stmt* statement, int slot, Value const& value) const {
  if (auto const* integer = std::get_if<std::int64_t>(&value)) {
    check(sqlite3_bind_int64(statement, slot, *integer));
  } else if (auto const* real = std::get_if<double>(&value)) {
    check(sqlite3_bind_double(statement, slot, *real));
  } else if (auto const* text = std::get_if<std::string>(&value)) {
    check(sqlite3_bind_text64(statement, slot, text->data(), text->size(), SQLITE_STATIC,
                              SQLITE_UTF8));
  } else {
    check(sqlite3_bind_null(statement, slot));
  }
}

bool SqliteDb::step(sqlite3_stmt* statement) const {
  int const code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(code);
  return false;
}

}  // namespace

std::unique_ptr<Db> open_sqlite(std::string const& path) {
  allocate_pages_singly();
  sqlite3* raw = nullptr;
  int const code =
      sqlite3_open_v2(path.c_str(), &raw,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) {
    auto const error = code_of(code);
    throw DbError(error, sentence(error, path, sqlite3_errstr(code)));
  }
  auto db = std::make_unique<SqliteDb>(std::move(handle), path);
  db->configure();
  return db;
}

}  // namespace magpie::store
