#include "magpie/http/api/reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "magpie/base/civil.h"

namespace magpie::http::api {

namespace {

constexpr double kExactIntegerMax = 9007199254740992.0;  // 2^53: above, a double skips integers

std::string number_text(double value) {
  return value == std::floor(value) && std::abs(value) < 1e15
             ? fmt::format("{}", static_cast<std::int64_t>(value))
             : fmt::format("{}", value);
}

// "an integer from 1 to 14", "a number of at least 0"
std::string accepted_number(std::string_view what, Limits const& limits) {
  bool const low = std::isfinite(limits.minimum);
  bool const high = std::isfinite(limits.maximum);
  if (low && high)
    return fmt::format("{} from {} to {}", what, number_text(limits.minimum),
                       number_text(limits.maximum));
  if (low) return fmt::format("{} of at least {}", what, number_text(limits.minimum));
  if (high) return fmt::format("{} of at most {}", what, number_text(limits.maximum));
  return std::string(what);
}

// A whole number in the range of int64; 3.0 counts as 3.
std::optional<std::int64_t> whole_number(Json const& json) {
  if (json.is_number_unsigned()) {
    auto const value = json.get<std::uint64_t>();
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return std::nullopt;
    return static_cast<std::int64_t>(value);
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (!json.is_number_float()) return std::nullopt;
  double const value = json.get<double>();
  if (!std::isfinite(value) || value != std::floor(value) || std::abs(value) > kExactIntegerMax)
    return std::nullopt;
  return static_cast<std::int64_t>(value);
}

bool is_within(std::int64_t value, Limits const& limits) {
  return static_cast<double>(value) >= limits.minimum &&
         static_cast<double>(value) <= limits.maximum;
}

// JSON Schema counts characters, not bytes.
std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string accepted_text(Limits const& limits) {
  if (limits.length_max == std::numeric_limits<std::size_t>::max())
    return limits.length_min == 0
               ? "a string"
               : fmt::format("a string of at least {} characters", limits.length_min);
  if (limits.length_min == 0)
    return fmt::format("a string of at most {} characters", limits.length_max);
  return fmt::format("a string of {} to {} characters", limits.length_min, limits.length_max);
}

}  // namespace

std::string JsonPath::text() const {
  if (parent == nullptr) return std::string(key);
  std::string text = parent->text();
  if (key.data() == nullptr) return text + "[" + std::to_string(index) + "]";
  if (!text.empty()) text += ".";
  return text.append(key);
}

bool Reader::refuse(JsonPath const& at, std::string_view accepted) {
  std::string const place = at.text();
  return refuse_sentence(
      at, fmt::format("{} must be {}.", place.empty() ? "The body" : place, accepted));
}

bool Reader::refuse_sentence(JsonPath const& at, std::string sentence) {
  error_ = base::Error{base::ErrorCode::invalid_argument, std::move(sentence), at.text()};
  return false;
}

bool read_value(Reader& in, Json const& json, JsonPath const& at, bool& out, Limits const&) {
  if (!json.is_boolean()) return in.refuse(at, "true or false");
  out = json.get<bool>();
  return true;
}

bool read_value(Reader& in, Json const& json, JsonPath const& at, double& out,
                Limits const& limits) {
  double const value = json.is_number() ? json.get<double>() : std::nan("");
  if (!std::isfinite(value) || value < limits.minimum || value > limits.maximum)
    return in.refuse(at, accepted_number("a number", limits));
  out = value;
  return true;
}

bool read_value(Reader& in, Json const& json, JsonPath const& at, std::int64_t& out,
                Limits const& limits) {
  auto const value = whole_number(json);
  if (!value || !is_within(*value, limits))
    return in.refuse(at, accepted_number("an integer", limits));
  out = *value;
  return true;
}

bool read_value(Reader& in, Json const& json, JsonPath const& at, std::int32_t& out,
                Limits const& limits) {
  Limits narrow = limits;
  auto const value = whole_number(json);
  if (value && is_within(*value, limits)) {
    narrow.minimum = std::max<double>(limits.minimum, std::numeric_limits<std::int32_t>::min());
    narrow.maximum = std::min<double>(limits.maximum, std::numeric_limits<std::int32_t>::max());
  }
  if (!value || !is_within(*value, narrow))
    return in.refuse(at, accepted_number("an integer", narrow));
  out = static_cast<std::int32_t>(*value);
  return true;
}

bool read_value(Reader& in, Json const& json, JsonPath const& at, std::string& out,
                Limits const& limits) {
  if (limits.date) {
    bool const valid = json.is_string() && base::parse_date(json.get_ref<std::string const&>());
    if (!valid) return in.refuse(at, "a date that exists, written as 2026-05-01");
    out = json.get_ref<std::string const&>();
    return true;
  }
  if (!json.is_string()) return in.refuse(at, accepted_text(limits));
  std::string const& text = json.get_ref<std::string const&>();
  std::size_t const length = character_count(text);
  if (length < limits.length_min || length > limits.length_max)
    return in.refuse(at, accepted_text(limits));
  if (text.find('\0') != std::string::npos)
    return in.refuse(at, "text without the character U+0000");
  out = text;
  return true;
}

bool read_value(Reader&, Json const& json, JsonPath const&, RawJson& out, Limits const&) {
  out.text = json.dump();
  return true;
}

bool read_word(Reader& in, Json const& json, JsonPath const& at, std::size_t& out,
               std::span<std::string_view const> words) {
  if (json.is_string()) {
    auto const found = std::find(words.begin(), words.end(), json.get_ref<std::string const&>());
    out = static_cast<std::size_t>(found - words.begin());
    if (found != words.end()) return true;
  }
  return in.refuse(at, fmt::format("one of {}", fmt::join(words, ", ")));
}

bool check_array(Reader& in, Json const& json, JsonPath const& at, Limits const& limits) {
  if (!json.is_array()) return in.refuse(at, "an array");
  if (json.size() > limits.items_max)
    return in.refuse(at, fmt::format("an array of at most {} items", limits.items_max));
  if (json.size() < limits.items_min)
    return in.refuse(at, fmt::format("an array of at least {} items", limits.items_min));
  return true;
}

Json const* FieldReader::find(std::string_view name) {
  names_.push_back(name);
  auto const found = json_.find(name);
  return found == json_.end() ? nullptr : &*found;
}

bool FieldReader::end() {
  if (in_.unknown() == UnknownFields::ignore) return true;
  for (auto const& [key, value] : json_.items()) {
    if (std::find(names_.begin(), names_.end(), key) != names_.end()) continue;
    JsonPath const here{&at_, key};
    return in_.refuse_sentence(here, fmt::format("{} is not a known field; known here are {}.",
                                                 here.text(), fmt::join(names_, ", ")));
  }
  return true;
}

}  // namespace magpie::http::api
