// Content hashes (BLAKE2b-256, libsodium). Equal bytes give equal hex text on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace magpie::base {

// 64 hex digits.
std::string content_hash(std::string_view bytes);

// The same over pieces: add() in order, then finish() once.
class Hasher {
 public:
  Hasher();
  void add(std::string_view bytes);
  // Adds length and bytes, so that ("ab","c") and ("a","bc") differ.
  void add_field(std::string_view bytes);
  std::string finish();

 private:
  alignas(64) unsigned char state_[512];
};

// SHA-256 as base64, as a Content-Security-Policy names a text.
std::string sha256_base64(std::string_view bytes);

std::string to_hex(std::string_view bytes);

}  // namespace magpie::base
