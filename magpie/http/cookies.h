// Cookies: reading one from a request, writing one that scripts and other sites cannot use.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace magpie::http {

// The first value of this name in a Cookie header.
std::optional<std::string> find_cookie(std::string_view header, std::string_view name);

enum class Transport { plain, encrypted };

struct Cookie {
  std::string name;
  std::string value;
  std::chrono::seconds max_age{0};         // 0 deletes it
  Transport transport = Transport::plain;  // encrypted adds Secure
  std::string path = "/";                  // sent back for this path and all below it
};

// The Set-Cookie value: HttpOnly, SameSite=Strict. Throws std::invalid_argument for a name, value
// or path with characters a cookie cannot hold.
std::string set_cookie_text(Cookie const& cookie);

}  // namespace magpie::http
