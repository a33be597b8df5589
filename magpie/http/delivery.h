// What every answer gets on its way out, whatever handler made it: security headers, an ETag and
// 304 for what has not changed, gzip for text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

// A GET answer of 200 gets a strong ETag from its content, unless the handler has set one, and
// "Cache-Control: no-cache", unless the handler has set another. An answer that carries
// Content-Encoding is taken as it is.
Response finish(Request const& request, Response response);

// "\"5f3a…\""
std::string etag_of(std::string_view content);
// Whether an If-None-Match or If-Match list names this ETag; the "-gz" of its compressed form and
// a weak mark make no difference.
bool names_etag(std::string_view list, std::string_view etag);

}  // namespace magpie::http
