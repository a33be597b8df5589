// gzip (RFC 1952) of whole texts, by zlib.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::http {

std::string gzip(std::string_view bytes);
// invalid_data for damaged bytes, too_large above `max_bytes`.
base::Result<std::string> gunzip(std::string_view bytes, std::size_t max_bytes);
// Whether an Accept-Encoding header allows gzip; "gzip;q=0" does not.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace magpie::http
