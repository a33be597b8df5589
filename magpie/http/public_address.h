// The address under which the world knows this server: what `--public-url` says, else what the
// request calls it. A Host that is no plain host name is not repeated: links then start at "/".
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/http/request.h"

namespace magpie::http {

// "https://example.org" or "http://host:8080", with or without a slash at the end, nothing behind
// it; returned without the slash. "" is taken as not given.
base::Result<std::string> parse_public_url(std::string_view text);
// `public_url` as parse_public_url() returned it.
std::string base_address(Request const& request, std::string const& public_url);

}  // namespace magpie::http
