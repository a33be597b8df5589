#include "magpie/http/router.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "magpie/http/problem.h"

namespace magpie::http {

namespace {

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> segments;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    auto const end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

bool is_param(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

// An empty segment is no value: "/places/" is not "/places/{id}".
bool matches(std::vector<std::string> const& pattern, std::vector<std::string> const& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](std::string const& expected, std::string const& given) {
                      return is_param(expected) ? !given.empty() : expected == given;
                    });
}

void fill_params(Request& request, std::vector<std::string> const& pattern,
                 std::vector<std::string> const& path) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_param(pattern[i])) continue;
    // set_target has decoded the whole path once, so each segment decodes.
    request.params.insert_or_assign(pattern[i].substr(1, pattern[i].size() - 2),
                                    percent_decode(path[i], Decoding::path).value_or(path[i]));
  }
}

std::string_view effective_method(Request const& request) {
  return request.method == "HEAD" ? "GET" : std::string_view(request.method);
}

std::string join(std::set<std::string> const& methods) {
  std::string joined;
  for (auto const& method : methods) joined += (joined.empty() ? "" : ", ") + method;
  return joined;
}

}  // namespace

void Router::add(std::string method, std::string_view pattern, Handler handler) {
  Route route{
      .method = std::move(method), .segments = split_path(pattern), .handler = std::move(handler)};
  route.literal_count = static_cast<int>(
      std::count_if(route.segments.begin(), route.segments.end(),
                    [](std::string const& segment) { return !is_param(segment); }));
  for (auto const& other : routes_) {
    if (other.method == route.method && other.segments == route.segments) {
      throw std::logic_error(fmt::format("route {} {} is there twice", route.method, pattern));
    }
  }
  routes_.push_back(std::move(route));
}

Response Router::answer(Request request) const {
  auto const path = split_path(request.path);
  std::vector<Route const*> same_path;
  Route const* best = nullptr;
  for (auto const& route : routes_) {
    if (!matches(route.segments, path)) continue;
    same_path.push_back(&route);
    if (route.method != effective_method(request)) continue;
    if (!best || route.literal_count > best->literal_count) best = &route;
  }
  if (!best) return answer_unmatched(request, same_path);
  fill_params(request, best->segments, path);
  return best->handler(request);
}

bool Router::is_fallback(Request const& request) const {
  return fallback_ && !request.path.starts_with("/api/") && request.path != "/api" &&
         request.path != "*";
}

Response Router::answer_unmatched(Request const& request,
                                  std::vector<Route const*> const& same_path) const {
  std::set<std::string> methods;
  for (auto const* route : same_path) methods.insert(route->method);
  if (same_path.empty() && is_fallback(request)) {
    if (effective_method(request) == "GET") return fallback_(request);
    methods.insert("GET");
  }
  if (request.path == "*") methods = {"DELETE", "GET", "PATCH", "POST", "PUT"};
  if (methods.empty()) {
    return problem_response(
        {base::ErrorCode::not_found, fmt::format("there is nothing at {}", request.path), "path"});
  }
  if (methods.contains("GET")) methods.insert("HEAD");
  methods.insert("OPTIONS");
  auto response = request.method == "OPTIONS"
                      ? empty_response()
                      : problem_response(405, "method_not_allowed",
                                         fmt::format("{} cannot be used here, only {}",
                                                     request.method, join(methods)));
  response.headers.set("Allow", join(methods));
  return response;
}

}  // namespace magpie::http
