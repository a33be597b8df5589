// gzip (RFC 1952) of whole texts, by zlib.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::base {

// The same bytes give the same answer: the header carries no time.
std::string gzip(std::string_view bytes);
// invalid_data for damaged bytes, too_large above `max_bytes`.
Result<std::string> gunzip(std::string_view bytes, std::size_t max_bytes);

}  // namespace magpie::base
