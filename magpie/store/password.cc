#include "magpie/store/password.h"

#include <fmt/core.h>
#include <sodium.h>

#include <array>
#include <new>

#include "magpie/base/check.h"

namespace magpie::store {

namespace {

std::string argon2id(std::string_view password) {
  MAGPIE_CHECK(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::bad_alloc();
  }
  return text.data();
}

}  // namespace

base::Result<std::string> hash_password(std::string_view password) {
  if (password.size() < kPasswordMinBytes || password.size() > kPasswordMaxBytes) {
    return base::fail(base::ErrorCode::invalid_argument,
                      fmt::format("choose a password of {} to {} characters", kPasswordMinBytes,
                                  kPasswordMaxBytes),
                      "password");
  }
  return argon2id(password);
}

bool is_password(std::optional<std::string> const& hash, std::string_view password) {
  MAGPIE_CHECK(sodium_init() >= 0);
  if (password.size() > kPasswordMaxBytes) return false;
  static std::string const nobody = argon2id("nobody signs in with this");
  bool const matches = crypto_pwhash_str_verify(hash.value_or(nobody).c_str(), password.data(),
                                                password.size()) == 0;
  return matches && hash.has_value();
}

}  // namespace magpie::store
