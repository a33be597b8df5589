// Result<T>: an outcome the caller must handle. Everything else throws.
//
//   Result<Place> find_place(...);
//   MAGPIE_TRY(auto const place, find_place(...));   // returns the error to our caller
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "magpie/base/error_table.h"

namespace magpie::base {

struct Error {
  ErrorCode code = ErrorCode::invalid_argument;
  std::string message;  // one sentence that says what to do
  std::string field{};  // the field or path it is about, may be empty
};

template <class T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string field = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(field)});
}

}  // namespace magpie::base

#define MAGPIE_CONCAT_(a, b) a##b
#define MAGPIE_CONCAT(a, b) MAGPIE_CONCAT_(a, b)

// Declares `declaration` from the value of `expression`, or returns its error.
#define MAGPIE_TRY(declaration, expression)                                            \
  auto MAGPIE_CONCAT(result_, __LINE__) = (expression);                                \
  if (!MAGPIE_CONCAT(result_, __LINE__))                                               \
    return ::tl::make_unexpected(std::move(MAGPIE_CONCAT(result_, __LINE__).error())); \
  declaration = std::move(*MAGPIE_CONCAT(result_, __LINE__))

// The same for a Status, which has no value.
#define MAGPIE_TRY_STATUS(expression)                                       \
  do {                                                                      \
    auto result_ = (expression);                                            \
    if (!result_) return ::tl::make_unexpected(std::move(result_.error())); \
  } while (false)
