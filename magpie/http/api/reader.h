// How generated types are read from JSON and written to it. A generated type lists its fields once
// (visit_fields); FieldReader and FieldWriter walk that list. Only generated code and the tests
// include this header; everybody else uses read<T>() and to_json_value() from types.gen.h.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/http/api/raw_json.h"
#include "magpie/http/api/unknown_fields.h"

namespace magpie::http::api {

using Json = nlohmann::json;

// What a value must keep beyond its type. `items_*` bound an array, the others the value itself or
// the items of the array.
struct Limits {
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::size_t length_min = 0;
  std::size_t length_max = std::numeric_limits<std::size_t>::max();
  std::size_t items_min = 0;
  std::size_t items_max = std::numeric_limits<std::size_t>::max();
  bool date = false;
};

// Where we are, as a chain on the stack; rendered only when something is wrong.
struct JsonPath {
  JsonPath const* parent = nullptr;
  std::string_view key{};
  std::size_t index = 0;

  std::string text() const;
};

// Carries the first error; every read_value returns whether all is well so far.
class Reader {
 public:
  explicit Reader(UnknownFields unknown) : unknown_(unknown) {}
  UnknownFields unknown() const { return unknown_; }
  base::Error& error() { return error_; }
  // "<place> must be <accepted>." Always false.
  bool refuse(JsonPath const& at, std::string_view accepted);
  bool refuse_sentence(JsonPath const& at, std::string sentence);

 private:
  UnknownFields unknown_;
  base::Error error_{};
};

bool read_value(Reader& in, Json const& json, JsonPath const& at, bool& out, Limits const& limits);
bool read_value(Reader& in, Json const& json, JsonPath const& at, double& out,
                Limits const& limits);
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::int32_t& out,
                Limits const& limits);
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::int64_t& out,
                Limits const& limits);
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::string& out,
                Limits const& limits);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RawJson& out,
                Limits const& limits);
// The index of the word in `words`.
bool read_word(Reader& in, Json const& json, JsonPath const& at, std::size_t& out,
               std::span<std::string_view const> words);
bool check_array(Reader& in, Json const& json, JsonPath const& at, Limits const& limits);

template <class E>
requires std::is_enum_v<E>
bool read_value(Reader& in, Json const& json, JsonPath const& at, E& out, Limits const&) {
  std::size_t index = 0;
  if (!read_word(in, json, at, index, words_of(E{}))) return false;
  out = static_cast<E>(index);
  return true;
}

template <class T, std::size_t N>
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::array<T, N>& out,
                Limits const& limits) {
  if (!json.is_array() || json.size() != N)
    return in.refuse(at, "an array of " + std::to_string(N) + " values");
  for (std::size_t i = 0; i < N; ++i)
    if (!read_value(in, json[i], JsonPath{&at, {}, i}, out[i], limits)) return false;
  return true;
}

template <class T>
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::vector<T>& out,
                Limits const& limits) {
  if (!check_array(in, json, at, limits)) return false;
  out.clear();
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    T item{};
    if (!read_value(in, json[i], JsonPath{&at, {}, i}, item, limits)) return false;
    out.push_back(std::move(item));
  }
  return true;
}

template <class T>
bool read_value(Reader& in, Json const& json, JsonPath const& at, std::map<std::string, T>& out,
                Limits const& limits) {
  if (!json.is_object()) return in.refuse(at, "an object");
  out.clear();
  for (auto const& [key, value] : json.items())
    if (!read_value(in, value, JsonPath{&at, key}, out[key], limits)) return false;
  return true;
}

// Reads the fields of one object in the order of their list and then looks for fields that are
// not in it.
class FieldReader {
 public:
  FieldReader(Reader& in, Json const& json, JsonPath const& at) : in_(in), json_(json), at_(at) {}

  bool begin() { return json_.is_object() || in_.refuse(at_, "an object"); }

  template <class T>
  bool required(std::string_view name, T& out, Limits const& limits = {}) {
    JsonPath const here{&at_, name};
    Json const* const value = find(name);
    if (value == nullptr) return in_.refuse_sentence(here, here.text() + " is missing.");
    return read_value(in_, *value, here, out, limits);
  }

  // Absent and null both leave the field as it is.
  template <class T>
  bool optional(std::string_view name, std::optional<T>& out, Limits const& limits = {}) {
    Json const* const value = find(name);
    if (value == nullptr || value->is_null()) return true;
    return read_value(in_, *value, JsonPath{&at_, name}, out.emplace(), limits);
  }
  template <class T>
  bool defaulted(std::string_view name, T& out, Limits const& limits = {}) {
    Json const* const value = find(name);
    if (value == nullptr || value->is_null()) return true;
    return read_value(in_, *value, JsonPath{&at_, name}, out, limits);
  }

  bool end();

 private:
  Json const* find(std::string_view name);

  Reader& in_;
  Json const& json_;
  JsonPath const& at_;
  std::vector<std::string_view> names_;
};

inline Json to_json_value(bool value) {
  return value;
}
inline Json to_json_value(double value) {
  return value;
}
inline Json to_json_value(std::int32_t value) {
  return value;
}
inline Json to_json_value(std::int64_t value) {
  return value;
}
inline Json to_json_value(std::string const& value) {
  return value;
}
inline Json to_json_value(RawJson const& value) {
  return Json::parse(value.text);
}

template <class E>
requires std::is_enum_v<E> Json to_json_value(E value) {
  return std::string(to_text(value));
}
template <class T, std::size_t N>
Json to_json_value(std::array<T, N> const& values);
template <class T>
Json to_json_value(std::vector<T> const& values);
template <class T>
Json to_json_value(std::map<std::string, T> const& values) {
  Json json = Json::object();
  for (auto const& [key, value] : values) json[key] = to_json_value(value);
  return json;
}
template <class T, std::size_t N>
Json to_json_value(std::array<T, N> const& values) {
  Json json = Json::array();
  for (T const& value : values) json.push_back(to_json_value(value));
  return json;
}
template <class T>
Json to_json_value(std::vector<T> const& values) {
  Json json = Json::array();
  json.get_ref<Json::array_t&>().reserve(values.size());
  for (T const& value : values) json.push_back(to_json_value(value));
  return json;
}

// Writes the fields of one object; an absent optional is left out.
class FieldWriter {
 public:
  explicit FieldWriter(Json& json) : json_(json) {}

  template <class T>
  bool required(char const* name, T const& value, Limits const& = {}) {
    json_[name] = to_json_value(value);
    return true;
  }
  template <class T>
  bool optional(char const* name, std::optional<T> const& value, Limits const& = {}) {
    if (value) json_[name] = to_json_value(*value);
    return true;
  }
  template <class T>
  bool defaulted(char const* name, T const& value, Limits const& = {}) {
    return required(name, value);
  }

 private:
  Json& json_;
};

}  // namespace magpie::http::api
