// The one table of outcomes a caller must handle: code, name, HTTP status, CLI exit code.
// Our own fault is 5xx and never an ErrorCode: it is thrown.
#pragma once

#include <array>
#include <string_view>

namespace magpie::base {

enum class ErrorCode {
  invalid_argument,  // a field has a value we cannot accept
  invalid_data,      // a file or stored text cannot be read
  not_found,         // nothing with this id or name
  unauthenticated,   // no or wrong credentials
  forbidden,         // known person, missing right
  conflict,          // the state has changed meanwhile, or a name is taken
  too_large,         // a body, file or list above its limit
  rate_limited,      // too many requests
  infeasible,        // the rules leave no solution
  cancelled,         // a person stopped the work
  unavailable,       // disk full, port in use, folder read-only: outside of us
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;
  int http_status;
  int exit_code;
};

inline constexpr std::array<ErrorRow, 11> kErrorTable{{
    {ErrorCode::invalid_argument, "invalid_argument", 400, 2},
    {ErrorCode::invalid_data, "invalid_data", 422, 3},
    {ErrorCode::not_found, "not_found", 404, 4},
    {ErrorCode::unauthenticated, "unauthenticated", 401, 5},
    {ErrorCode::forbidden, "forbidden", 403, 5},
    {ErrorCode::conflict, "conflict", 409, 6},
    {ErrorCode::too_large, "too_large", 413, 3},
    {ErrorCode::rate_limited, "rate_limited", 429, 7},
    {ErrorCode::infeasible, "infeasible", 422, 8},
    {ErrorCode::cancelled, "cancelled", 409, 9},
    {ErrorCode::unavailable, "unavailable", 503, 10},
}};

constexpr ErrorRow const& error_row(ErrorCode code) {
  return kErrorTable[static_cast<std::size_t>(code)];
}

}  // namespace magpie::base
