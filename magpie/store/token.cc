#include "magpie/store/token.h"

#include <sodium.h>

#include <array>

#include "magpie/base/check.h"
#include "magpie/base/hash.h"

namespace magpie::store {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

ByteSource system_bytes() {
  MAGPIE_CHECK(sodium_init() >= 0);
  return [](std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

std::string new_token(ByteSource const& bytes) {
  std::array<unsigned char, kTokenBytes> random{};
  bytes(random);
  std::string token(sodium_base64_ENCODED_LEN(kTokenBytes, kVariant), '\0');
  sodium_bin2base64(token.data(), token.size(), random.data(), random.size(), kVariant);
  token.pop_back();  // the closing NUL of libsodium
  return token;
}

std::string hash_token(std::string_view token) {
  return base::content_hash(token);
}

}  // namespace magpie::store
