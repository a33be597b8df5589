// Password hashes: argon2id by libsodium, its text form with salt and cost inside. About 50 ms and
// 64 MB each, so callers limit how often they are asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::store {

inline constexpr std::size_t kPasswordMinBytes = 8;
inline constexpr std::size_t kPasswordMaxBytes = 256;

// invalid_argument when it is too short or too long.
base::Result<std::string> hash_password(std::string_view password);
// With no hash (no such user) it is false after the same time, so that names cannot be probed.
bool is_password(std::optional<std::string> const& hash, std::string_view password);

}  // namespace magpie::store
