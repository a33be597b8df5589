// Response: one HTTP answer as a value. ETag, 304, gzip, security headers, Content-Length and HEAD
// are not its business: finish() in delivery.h and the server add them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "magpie/http/headers.h"

namespace magpie::http {

// The bytes of an answer: its own, static ones of the program, or shared with a cache.
class Body {
 public:
  Body() = default;
  Body(std::string text) : bytes_(std::move(text)) {}
  Body(char const* text) : bytes_(std::string(text)) {}
  // Shared by the cache that made it and every answer under way.
  Body(std::shared_ptr<std::string const> shared) : bytes_(std::move(shared)) {}
  // `bytes` must live as long as the program.
  static Body of_static(std::string_view bytes);
  std::string_view view() const;

 private:
  std::variant<std::string, std::shared_ptr<std::string const>, std::string_view> bytes_;
};

struct Response {
  int status = 200;
  Headers headers;
  Body body;
};

// With the content type set; JSON is application/json.
Response json_response(std::string json, int status = 200);
Response make_response(std::string_view content_type, Body body, int status = 200);
// 204.
Response empty_response();
// `filename` may hold any character; it goes out as RFC 6266 says.
void set_download_name(Response& response, std::string_view filename);

}  // namespace magpie::http
