#include "magpie/http/request.h"

#include <fmt/core.h>

#include <stdexcept>

#include "magpie/base/text.h"

namespace magpie::http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

base::Status add_query_pair(Request& request, std::string_view pair) {
  if (pair.empty()) return {};
  auto const equals = pair.find('=');
  auto name = percent_decode(pair.substr(0, equals), Decoding::query);
  auto value = equals == std::string_view::npos
                   ? std::optional<std::string>("")
                   : percent_decode(pair.substr(equals + 1), Decoding::query);
  if (!name || !value) {
    return base::fail(base::ErrorCode::invalid_argument,
                      fmt::format("the query \"{}\" is damaged: encode it as UTF-8 with %XX",
                                  base::shorten(pair, 80)),
                      name.value_or("query"));
  }
  request.query.emplace_back(std::move(*name), std::move(*value));
  return {};
}

// A proxy's form of the target names the host first.
std::string_view without_authority(std::string_view target) {
  auto const scheme_end = target.find("://");
  if (target.starts_with('/') || scheme_end == std::string_view::npos) return target;
  auto const path = target.find('/', scheme_end + 3);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

}  // namespace

std::optional<std::string> Request::query_value(std::string_view name) const {
  for (auto const& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string> Request::query_values(std::string_view name) const {
  std::vector<std::string> values;
  for (auto const& [key, value] : query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string const& Request::param(std::string_view name) const {
  auto const found = params.find(name);
  if (found == params.end()) throw std::logic_error(fmt::format("the route has no {{{}}}", name));
  return found->second;
}

std::optional<std::string> percent_decode(std::string_view text, Decoding decoding) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      int const high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      int const low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' && decoding == Decoding::query ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || !base::is_valid_utf8(out)) return std::nullopt;
  return out;
}

base::Status set_target(Request& request, std::string_view target) {
  target = without_authority(target);
  target = target.substr(0, target.find('#'));
  auto const question = target.find('?');
  request.path = target.substr(0, question);
  request.query.clear();
  if (request.path != "*" && !request.path.starts_with('/')) {
    return base::fail(base::ErrorCode::invalid_argument, "the address must begin with \"/\"",
                      "path");
  }
  if (!percent_decode(request.path, Decoding::path)) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "the address is damaged: encode it as UTF-8 with %XX", "path");
  }
  if (question == std::string_view::npos) return {};
  auto rest = target.substr(question + 1);
  while (!rest.empty()) {
    auto const end = std::min(rest.find('&'), rest.size());
    MAGPIE_TRY_STATUS(add_query_pair(request, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Request make_request(std::string method, std::string_view target, std::string body) {
  Request request{.method = std::move(method), .body = std::move(body), .peer = "127.0.0.1"};
  if (auto const status = set_target(request, target); !status) {
    throw std::invalid_argument(status.error().message);
  }
  return request;
}

}  // namespace magpie::http
