#include "magpie/http/cookies.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "magpie/base/text.h"

namespace magpie::http {

namespace {

// RFC 6265 cookie-octet.
bool is_cookie_octet(char c) {
  return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool is_cookie_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_cookie_octet);
}

}  // namespace

std::optional<std::string> find_cookie(std::string_view header, std::string_view name) {
  for (auto const& pair : base::split_list(header, ';')) {
    auto const equals = pair.find('=');
    if (equals == std::string::npos || base::trim(pair.substr(0, equals)) != name) continue;
    return std::string(base::trim(std::string_view(pair).substr(equals + 1)));
  }
  return std::nullopt;
}

std::string set_cookie_text(Cookie const& cookie) {
  if (cookie.name.empty() || cookie.name.find('=') != std::string::npos ||
      !is_cookie_text(cookie.name) || !is_cookie_text(cookie.value) ||
      !is_cookie_text(cookie.path)) {
    throw std::invalid_argument("a cookie cannot hold this name, value or path");
  }
  return fmt::format("{}={}; Path={}; Max-Age={}; HttpOnly; SameSite=Strict{}", cookie.name,
                     cookie.value, cookie.path, cookie.max_age.count(),
                     cookie.transport == Transport::encrypted ? "; Secure" : "");
}

}  // namespace magpie::http
