// FaultyDb: a real database that fails at a chosen statement, for tests that ask of every use case
// "what if the disk is full exactly here". Statements count from 1; begin, commit, execute and
// query are one each.
//
//   FaultyDb db(*real);
//   db.fail_at(3, DbErrorCode::full);
#pragma once

#include <cstdint>

#include "magpie/store/db.h"

namespace magpie::store {

class FaultyDb final : public Db {
 public:
  explicit FaultyDb(Db& real) : real_(real) {}

  // Counts anew from here. A number of 0 never fails.
  void fail_at(std::int64_t statement, DbErrorCode code);
  // Statements since the last fail_at, the failed one included.
  std::int64_t statement_count() const { return count_; }

  using Db::execute;
  using Db::query;
  std::int64_t execute(std::string_view sql, std::span<Value const> values) override;
  Rows query(std::string_view sql, std::span<Value const> values) override;
  void begin() override;
  void commit() override;
  void rollback() noexcept override { real_.rollback(); }
  bool is_in_transaction() const override { return real_.is_in_transaction(); }
  Dialect dialect() const override { return real_.dialect(); }

 private:
  void count();

  Db& real_;
  std::int64_t count_ = 0;
  std::int64_t fail_at_ = 0;
  DbErrorCode code_ = DbErrorCode::other;
};

}  // namespace magpie::store
