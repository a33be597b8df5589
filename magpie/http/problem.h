// Problems as RFC 9457 says (application/problem+json): an outcome of ours keeps its sentence and
// field; an exception is our fault, gets an incident id, and is logged once with it.
//
//   {"type":"urn:magpie:problem:not_found","title":"not
//   found","status":404,"detail":"…","field":"id"}
#pragma once

#include <exception>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/http/response.h"

namespace magpie::http {

Response problem_response(base::Error const& error);
// For what only HTTP knows: 405 method_not_allowed, 431 header_too_large.
Response problem_response(int status, std::string_view name, std::string_view detail);
// A database that is full, locked, read-only or closed to us is 503 with its own sentence; all else
// is 500 that tells only the incident id.
Response problem_response(std::exception const& exception);

}  // namespace magpie::http
