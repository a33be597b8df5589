// Db: one database connection, used by one thread at a time. The same SQL text serves every driver:
// placeholders are $1, $2 …
//
//   auto const rows = db.query("SELECT id, name FROM member WHERE kind = $1 ORDER BY id LIMIT 100",
//   {kind}); for (auto const& row : rows) use(row.integer(0), row.text(1));
//
// Errors of the database (constraint, disk full, locked) throw DbError: its code says which and its
// message is one sentence for a person. A faulty driver for tests wraps a real one (faulty_db.h).
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace magpie::store {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

template <class T>
Value to_value(std::optional<T> const& value) {
  return value ? Value(*value) : Value();
}

enum class DbErrorCode {
  constraint,   // CHECK, UNIQUE, FOREIGN KEY, NOT NULL
  busy,         // another process holds the database
  full,         // no space left
  read_only,    // the file or its folder cannot be written
  corrupt,      // damaged, or not a database
  cannot_open,  // the folder is missing or closed to us
  newer,        // written by a newer program
  other,
};

// What the migration runner must know to fill in its tokens.
enum class Dialect { sqlite, postgresql };

class DbError : public std::runtime_error {
 public:
  DbError(DbErrorCode code, std::string const& message)
      : std::runtime_error(message), code_(code) {}
  DbErrorCode code() const { return code_; }

 private:
  DbErrorCode code_;
};

// A result row. Reading a column as another type throws std::logic_error; NULL reads as nothing.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  std::int64_t integer(std::size_t column) const;
  double real(std::size_t column) const;  // integers convert
  std::string const& text(std::size_t column) const;
  std::optional<std::int64_t> maybe_integer(std::size_t column) const;
  std::optional<double> maybe_real(std::size_t column) const;
  std::optional<std::string> maybe_text(std::size_t column) const;
  bool is_null(std::size_t column) const;
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

class Db {
 public:
  virtual ~Db() = default;
  // Number of rows changed.
  virtual std::int64_t execute(std::string_view sql, std::span<Value const> values) = 0;
  virtual Rows query(std::string_view sql, std::span<Value const> values) = 0;
  // INSERT … RETURNING id.
  std::int64_t insert(std::string_view sql, std::initializer_list<Value> values);

  std::int64_t execute(std::string_view sql, std::initializer_list<Value> values = {}) {
    return execute(sql, std::span<Value const>(values.begin(), values.size()));
  }
  Rows query(std::string_view sql, std::initializer_list<Value> values = {}) {
    return query(sql, std::span<Value const>(values.begin(), values.size()));
  }

  // Used by in_transaction only.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool is_in_transaction() const = 0;
  virtual Dialect dialect() const = 0;
};

// Runs `body` in one transaction: commits when it returns, rolls back when it throws or when it
// returns a Result that holds an error. A busy database is tried again, at most 5 times, so the
// body touches only the database. Inside a transaction it joins the outer one: an inner error must
// then be passed up, as MAGPIE_TRY does, for only the outer one rolls back.
template <class Body>
auto in_transaction(Db& db, Body&& body) -> decltype(body());

// Opens (creates) the SQLite file, WAL, foreign keys on, synchronous FULL; ":memory:" for tests.
// Throws DbError, also when the file cannot be written.
std::unique_ptr<Db> open_sqlite(std::string const& path);

// Brings the schema to the newest version; each step is one transaction. Throws DbError, with code
// `newer` and nothing changed when the database knows a step that this program does not.
void migrate(Db& db);

}  // namespace magpie::store

#include "magpie/store/transaction.inl"
