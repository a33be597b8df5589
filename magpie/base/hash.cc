#include "magpie/base/hash.h"

#include <sodium.h>

#include <array>
#include <cstdint>

namespace magpie::base {

namespace {

constexpr std::size_t kHashBytes = 32;

crypto_generichash_state* state_in(unsigned char* storage) {
  return reinterpret_cast<crypto_generichash_state*>(storage);
}

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

Hasher::Hasher() {
  static_assert(sizeof(crypto_generichash_state) <= sizeof(state_));
  crypto_generichash_init(state_in(state_), nullptr, 0, kHashBytes);
}

void Hasher::add(std::string_view bytes) {
  crypto_generichash_update(state_in(state_), bytes_of(bytes), bytes.size());
}

void Hasher::add_field(std::string_view bytes) {
  std::array<char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>(static_cast<std::uint64_t>(bytes.size()) >> (8 * i) & 0xFFU);
  }
  add({length.data(), length.size()});
  add(bytes);
}

std::string Hasher::finish() {
  std::array<unsigned char, kHashBytes> digest{};
  crypto_generichash_final(state_in(state_), digest.data(), digest.size());
  return to_hex({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

std::string content_hash(std::string_view bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_ENCODED_LEN(digest.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), kVariant);
  text.pop_back();  // the closing NUL of libsodium
  return text;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

}  // namespace magpie::base
