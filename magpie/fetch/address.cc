#include "magpie/fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace magpie::fetch {

namespace {

using Bytes4 = std::array<std::uint8_t, 4>;
using Bytes16 = std::array<std::uint8_t, 16>;

struct Block4 {
  Bytes4 first;
  int bits;
};

// IANA's registry of special IPv4 addresses, with multicast and what is reserved.
constexpr std::array kSpecial4{
    Block4{{0, 0, 0, 0}, 8},      Block4{{10, 0, 0, 0}, 8},     Block4{{100, 64, 0, 0}, 10},
    Block4{{127, 0, 0, 0}, 8},    Block4{{169, 254, 0, 0}, 16}, Block4{{172, 16, 0, 0}, 12},
    Block4{{192, 0, 0, 0}, 24},   Block4{{192, 0, 2, 0}, 24},   Block4{{192, 88, 99, 0}, 24},
    Block4{{192, 168, 0, 0}, 16}, Block4{{198, 18, 0, 0}, 15},  Block4{{198, 51, 100, 0}, 24},
    Block4{{203, 0, 113, 0}, 24}, Block4{{224, 0, 0, 0}, 4},    Block4{{240, 0, 0, 0}, 4},
};

bool is_inside(std::span<std::uint8_t const> address, std::span<std::uint8_t const> first,
               int bits) {
  for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
    auto const mask = bits >= 8 ? 0xFF : (0xFF << (8 - bits)) & 0xFF;
    if ((address[i] & mask) != (first[i] & mask)) return false;
  }
  return true;
}

bool is_public4(Bytes4 const& address) {
  return std::none_of(kSpecial4.begin(), kSpecial4.end(), [&](Block4 const& block) {
    return is_inside(address, block.first, block.bits);
  });
}

Bytes4 inner(Bytes16 const& address, std::size_t at) {
  return {address[at], address[at + 1], address[at + 2], address[at + 3]};
}

// Only 2000::/3 is given out; of it, tunnels and examples are set aside.
bool is_public6(Bytes16 const& address) {
  static constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::array<std::uint8_t, 12> kTranslated{0x00, 0x64, 0xFF, 0x9B};
  static constexpr std::array<std::uint8_t, 2> kSixToFour{0x20, 0x02};
  static constexpr std::array<std::uint8_t, 3> kProtocols{0x20, 0x01, 0x00};
  static constexpr std::array<std::uint8_t, 4> kExamples{0x20, 0x01, 0x0D, 0xB8};
  static constexpr std::array<std::uint8_t, 1> kGlobal{0x20};
  if (is_inside(address, kMapped, 96)) return is_public4(inner(address, 12));
  if (is_inside(address, kTranslated, 96)) return is_public4(inner(address, 12));
  if (is_inside(address, kSixToFour, 16)) return is_public4(inner(address, 2));
  if (is_inside(address, kProtocols, 23) || is_inside(address, kExamples, 32)) return false;
  return is_inside(address, kGlobal, 3);
}

}  // namespace

Endpoint endpoint_of(sockaddr const& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    if (inet_ntop(AF_INET, &in.sin_addr, text.data(), text.size()) == nullptr) return {};
    return {text.data(), ntohs(in.sin_port)};
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    if (inet_ntop(AF_INET6, &in.sin6_addr, text.data(), text.size()) == nullptr) return {};
    return {text.data(), ntohs(in.sin6_port)};
  }
  return {};
}

bool is_public(std::string_view ip) {
  std::string const text(ip);
  Bytes4 four{};
  if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return is_public4(four);
  Bytes16 six{};
  if (inet_pton(AF_INET6, text.c_str(), six.data()) == 1) return is_public6(six);
  return false;
}

}  // namespace magpie::fetch
