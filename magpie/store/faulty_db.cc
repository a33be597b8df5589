#include "magpie/store/faulty_db.h"

namespace magpie::store {

void FaultyDb::fail_at(std::int64_t statement, DbErrorCode code) {
  count_ = 0;
  fail_at_ = statement;
  code_ = code;
}

std::int64_t FaultyDb::execute(std::string_view sql, std::span<Value const> values) {
  count();
  return real_.execute(sql, values);
}

Rows FaultyDb::query(std::string_view sql, std::span<Value const> values) {
  count();
  return real_.query(sql, values);
}

void FaultyDb::begin() {
  count();
  real_.begin();
}

void FaultyDb::commit() {
  count();
  real_.commit();
}

void FaultyDb::count() {
  if (++count_ == fail_at_) throw DbError(code_, "the test made this statement fail");
}

}  // namespace magpie::store
