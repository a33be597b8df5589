// Text to JSON at the edge: the only place where a body from outside becomes a JSON value.
// It never throws, refuses what is not UTF-8, and bounds the nesting so that nothing that walks
// the value afterwards can run out of stack.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::http::api {

inline constexpr int kJsonDepthMax = 32;

// Fails with invalid_argument and one sentence; a syntax error names the byte it is at, from 1.
base::Result<nlohmann::json> parse_body(std::string_view text);

}  // namespace magpie::http::api
