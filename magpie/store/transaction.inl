// in_transaction: part of db.h, apart only because it is a template.
#pragma once

#include <type_traits>

namespace magpie::store {

namespace detail {

inline constexpr int kBusyRetries = 5;

template <class T>
concept ResultLike = requires(T const& result) {
  { result.has_value() } -> std::same_as<bool>;
  result.error();
};

// Rolls back unless told that the work is kept.
class TransactionGuard {
 public:
  explicit TransactionGuard(Db& db) : db_(db) { db_.begin(); }
  TransactionGuard(TransactionGuard const&) = delete;
  TransactionGuard& operator=(TransactionGuard const&) = delete;
  ~TransactionGuard() {
    if (is_open_) db_.rollback();
  }
  void commit() {
    db_.commit();
    is_open_ = false;
  }

 private:
  Db& db_;
  bool is_open_ = true;
};

template <class Body>
auto run_transaction(Db& db, Body& body) -> decltype(body()) {
  TransactionGuard guard(db);
  if constexpr (std::is_void_v<decltype(body())>) {
    body();
    guard.commit();
  } else {
    auto result = body();
    if constexpr (ResultLike<std::remove_cvref_t<decltype(result)>>) {
      if (!result.has_value()) return result;
    }
    guard.commit();
    return result;
  }
}

}  // namespace detail

template <class Body>
auto in_transaction(Db& db, Body&& body) -> decltype(body()) {
  if (db.is_in_transaction()) return body();
  for (int retries = 0;; ++retries) {
    try {
      return detail::run_transaction(db, body);
    } catch (DbError const& error) {
      if (error.code() != DbErrorCode::busy || retries == detail::kBusyRetries) throw;
    }
  }
}

}  // namespace magpie::store
