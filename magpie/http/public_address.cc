#include "magpie/http/public_address.h"

#include <algorithm>

#include "magpie/base/text.h"

namespace magpie::http {

namespace {

constexpr std::size_t kHostBytesMax = 253 + 6;

bool is_port(std::string_view text) {
  auto const port = base::parse_integer(text);
  return text.size() <= 5 && port && *port >= 1 && *port <= 65'535 && text[0] != '+';
}

// A name, an IPv4 address or "[IPv6]", with or without ":port".
bool is_host(std::string_view text) {
  if (text.empty() || text.size() > kHostBytesMax) return false;
  auto const bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
  auto const colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos && !is_port(text.substr(colon + 1))) return false;
  auto name = text.substr(0, std::min(colon, text.size()));
  bool const is_ipv6 = bracket != std::string_view::npos;
  if (is_ipv6) {
    if (name.size() < 4 || !name.ends_with(']')) return false;
    name = name.substr(1, name.size() - 2);
  }
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    bool const is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
    return is_plain || (is_ipv6 && c == ':');
  });
}

}  // namespace

base::Result<std::string> parse_public_url(std::string_view text) {
  if (text.empty()) return std::string();
  auto rest = text;
  if (rest.ends_with('/')) rest.remove_suffix(1);
  auto const whole = rest;
  for (std::string_view const scheme : {"https://", "http://"}) {
    if (!rest.starts_with(scheme)) continue;
    rest.remove_prefix(scheme.size());
    if (is_host(rest)) return std::string(whole);
  }
  return base::fail(base::ErrorCode::invalid_argument,
                    "公开网址要写成 https://example.org 的样子，后面不带路径。 Write the public "
                    "address like https://example.org, with no path behind it.",
                    "public-url");
}

std::string base_address(Request const& request, std::string const& public_url) {
  if (!public_url.empty()) return public_url;
  auto const host = request.headers.find("Host").value_or("");
  return is_host(host) ? "http://" + std::string(host) : std::string();
}

}  // namespace magpie::http
