#include "magpie/http/auth.h"

namespace magpie::http {

namespace {

constexpr std::string_view kBearer = "bearer ";

std::string cookie_path(Request const& request) {
  return request.mount.empty() ? "/" : request.mount;
}

}  // namespace

std::optional<std::string> session_token(Request const& request) {
  if (auto const cookies = request.headers.find("Cookie")) {
    if (auto token = find_cookie(*cookies, kSessionCookie)) return token;
  }
  auto const given = request.headers.find("Authorization");
  if (!given || !equals_ignoring_case(given->substr(0, kBearer.size()), kBearer)) {
    return std::nullopt;
  }
  return std::string(given->substr(kBearer.size()));
}

std::string session_cookie(Request const& request, std::string_view token,
                           std::chrono::seconds max_age, Transport transport) {
  return set_cookie_text({.name = std::string(kSessionCookie),
                          .value = std::string(token),
                          .max_age = max_age,
                          .transport = transport,
                          .path = cookie_path(request)});
}

std::string ended_session_cookie(Request const& request) {
  return set_cookie_text({.name = std::string(kSessionCookie), .path = cookie_path(request)});
}

base::Status check_same_origin(Request const& request) {
  if (request.is_safe()) return {};
  auto const origin = request.headers.find("Origin");
  if (!origin) return {};
  auto const scheme_end = origin->find("://");
  auto const host = request.headers.find("Host");
  if (host && scheme_end != std::string_view::npos &&
      equals_ignoring_case(origin->substr(scheme_end + 3), *host)) {
    return {};
  }
  return base::fail(base::ErrorCode::forbidden,
                    "this request comes from a page of another site: open Magpie itself", "Origin");
}

}  // namespace magpie::http
