// Random tokens for cookies and share links, and the hash under which the database keeps them.
// The source of randomness is an argument: tests give their own.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace magpie::store {

// Fills the span with bytes nobody can guess.
using ByteSource = std::function<void(std::span<unsigned char>)>;

// The random device of the operating system.
ByteSource system_bytes();

// 32 random bytes as 43 characters of base64url.
std::string new_token(ByteSource const& bytes);
// BLAKE2b-256 of the token, 64 hex digits. A token holds 256 random bits, so no salt and no slow
// hash is needed.
std::string hash_token(std::string_view token);

}  // namespace magpie::store
