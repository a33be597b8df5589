#include "magpie/http/api/json.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "magpie/base/text.h"

namespace magpie::http::api {

namespace {

using nlohmann::json;

// Builds nothing; remembers where the text stops being JSON.
class ErrorPosition {
 public:
  std::size_t byte() const { return byte_; }

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t) { return true; }
  bool number_unsigned(std::uint64_t) { return true; }
  bool number_float(double, std::string const&) { return true; }
  bool string(std::string&) { return true; }
  bool binary(json::binary_t&) { return true; }
  bool start_object(std::size_t) { return true; }
  bool key(std::string&) { return true; }
  bool end_object() { return true; }
  bool start_array(std::size_t) { return true; }
  bool end_array() { return true; }
  bool parse_error(std::size_t position, std::string const&, json::exception const&) {
    byte_ = position;
    return false;
  }

 private:
  std::size_t byte_ = 0;
};

// The byte, from 1, that opens level kJsonDepthMax + 1; 0 where no bracket does.
std::size_t byte_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kJsonDepthMax) return i + 1;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return 0;
}

}  // namespace

base::Result<json> parse_body(std::string_view text) {
  using base::ErrorCode;
  if (base::trim(text).empty())
    return base::fail(ErrorCode::invalid_argument, "The body is empty; send a JSON object.");
  if (!base::is_valid_utf8(text))
    return base::fail(ErrorCode::invalid_argument, "The body is not UTF-8; save it as UTF-8.");
  if (std::size_t const byte = byte_too_deep(text))
    return base::fail(
        ErrorCode::invalid_argument,
        fmt::format("The JSON is nested deeper than {} levels at byte {}; flatten it.",
                    kJsonDepthMax, byte));
  json value = json::parse(text, nullptr, false);
  if (!value.is_discarded()) return value;
  ErrorPosition position;
  json::sax_parse(text, &position);
  return base::fail(
      ErrorCode::invalid_argument,
      fmt::format("The text stops being JSON at byte {}; correct it there.", position.byte()));
}

}  // namespace magpie::http::api
