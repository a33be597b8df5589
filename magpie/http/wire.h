// The text of an answer's head, and the guarded call of a handler: the parts of the server that
// need no socket.
#pragma once

#include <ctime>
#include <string>

#include "magpie/http/rate_limit.h"
#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

enum class After { keep_open, close };

// Status line and headers with the empty line after them. Line breaks in header values become
// spaces, so that nobody can add headers.
std::string head_text(Response const& response, After after, std::time_t now);

// Refusals before any handler: writing requests beyond the limit or from another site.
std::optional<Response> refuse(Request const& request, RateLimiter* limiter,
                               RateLimiter::Clock::time_point now);

}  // namespace magpie::http
