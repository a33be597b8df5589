#include "magpie/http/response.h"

#include <fmt/core.h>

namespace magpie::http {

namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
         c == '-' || c == '_';
}

}  // namespace

Body Body::of_static(std::string_view bytes) {
  Body body;
  body.bytes_ = bytes;
  return body;
}

std::string_view Body::view() const {
  if (auto const* own = std::get_if<std::string>(&bytes_)) return *own;
  if (auto const* bytes = std::get_if<std::string_view>(&bytes_)) return *bytes;
  auto const& shared = std::get<std::shared_ptr<std::string const>>(bytes_);
  return shared ? std::string_view(*shared) : std::string_view();
}

Response json_response(std::string json, int status) {
  return make_response("application/json", std::move(json), status);
}

Response make_response(std::string_view content_type, Body body, int status) {
  Response response{.status = status, .body = std::move(body)};
  response.headers.set("Content-Type", std::string(content_type));
  return response;
}

Response empty_response() {
  return {.status = 204};
}

void set_download_name(Response& response, std::string_view filename) {
  std::string ascii;
  std::string encoded;
  for (char const c : filename) {
    ascii += is_plain(c) ? c : '_';
    encoded +=
        is_plain(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  response.headers.set(
      "Content-Disposition",
      fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii, encoded));
}

}  // namespace magpie::http
