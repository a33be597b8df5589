// Which network addresses count as public. A member's address is data somebody else typed: without
// this rule it could make the server ask its own neighbours (a router, a database, the metadata
// service of a cloud) and show the answer. Everything the registries of special addresses set aside
// is refused, and so are IPv6 addresses that carry such an IPv4 address inside.
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace magpie::fetch {

// Where a connection goes, as numbers: {"192.0.2.1", 443}. The ip is empty for what is neither IPv4
// nor IPv6.
struct Endpoint {
  std::string ip;
  int port = 0;
};

Endpoint endpoint_of(sockaddr const& address);
// False for loopback, private, link-local, multicast and other special addresses, and for text that
// is no address.
bool is_public(std::string_view ip);

}  // namespace magpie::fetch
