#include "magpie/http/wire.h"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "magpie/http/auth.h"
#include "magpie/http/problem.h"

namespace magpie::http {

namespace {

struct Reason {
  int status;
  std::string_view text;
};

constexpr std::array<Reason, 23> kReasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {416, "Range Not Satisfiable"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
}};

std::string_view reason_of(int status) {
  for (auto const& reason : kReasons) {
    if (reason.status == status) return reason.text;
  }
  return "Status";
}

std::string one_line(std::string_view value) {
  std::string line(value);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  return line;
}

bool has_no_body(int status) {
  return status == 204 || status == 304;
}

}  // namespace

std::string head_text(Response const& response, After after, std::time_t now) {
  std::string head;
  auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  fmt::format_to(out, "Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(now));
  fmt::format_to(out, "Connection: {}\r\n", after == After::close ? "close" : "keep-alive");
  if (!has_no_body(response.status)) {
    fmt::format_to(out, "Content-Length: {}\r\n", response.body.view().size());
  }
  for (auto const& [name, value] : response.headers) {
    if (has_no_body(response.status) && equals_ignoring_case(name, "Content-Type")) continue;
    fmt::format_to(out, "{}: {}\r\n", one_line(name), one_line(value));
  }
  head += "\r\n";
  return head;
}

std::optional<Response> refuse(Request const& request, RateLimiter* limiter,
                               RateLimiter::Clock::time_point now) {
  if (request.is_safe()) return std::nullopt;
  if (limiter && !limiter->allow(request.peer, now)) {
    auto response = problem_response(
        {base::ErrorCode::rate_limited, "too many requests from your address: wait a few seconds"});
    response.headers.set("Retry-After", "5");
    return response;
  }
  auto const status = check_same_origin(request);
  return status ? std::nullopt : std::optional(problem_response(status.error()));
}

}  // namespace magpie::http
