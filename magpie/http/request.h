// Request: one HTTP request as a value. Made by the server, or by a test without any socket:
//
//   auto request = make_request("GET", "/api/v1/places?limit=5");
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/http/headers.h"

namespace magpie::http {

struct Request {
  std::string method;  // "GET"
  std::string path;    // as sent, percent-encoded, without the query: "/api/v1/places/7"
  // "/a/SLUG" that stood before the path and chose the alliance; empty for the first one.
  std::string mount;
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  Headers headers;
  std::string body;
  std::string peer;  // address of the other side, "127.0.0.1"
  // What the {names} of the route's pattern stand for, decoded. Filled in by the router.
  std::map<std::string, std::string, std::less<>> params;

  // The first query value of this name.
  std::optional<std::string> query_value(std::string_view name) const;
  // All of them: "?must=1&must=2".
  std::vector<std::string> query_values(std::string_view name) const;
  // The value of a {name}; throws std::logic_error when the pattern has none.
  std::string const& param(std::string_view name) const;
  // GET, HEAD and OPTIONS change nothing.
  bool is_safe() const { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }
};

// Decodes %XX, and "+" as a space in a query. Nothing for damaged escapes and for text that is then
// no UTF-8 or holds a NUL.
enum class Decoding { path, query };
std::optional<std::string> percent_decode(std::string_view text, Decoding decoding);

// Fills in path and query from the request target, "/a/b?c=d" or "http://host/a/b?c=d".
base::Status set_target(Request& request, std::string_view target);

// For tests. Throws std::invalid_argument for a target that set_target refuses.
Request make_request(std::string method, std::string_view target, std::string body = {});

}  // namespace magpie::http
