// Headers: names and values in the order they came; names compare without case.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace magpie::http {

class Headers {
 public:
  using Pair = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Pair> pairs) : pairs_(pairs) {}

  // The first value of this name.
  std::optional<std::string_view> find(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name).has_value(); }
  // Replaces all values of this name.
  void set(std::string_view name, std::string value);
  // Adds one more, for Set-Cookie.
  void add(std::string_view name, std::string value);
  void set_default(std::string_view name, std::string_view value);

  auto begin() const { return pairs_.begin(); }
  auto end() const { return pairs_.end(); }

 private:
  std::vector<Pair> pairs_;
};

// ASCII letters compare without case.
bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace magpie::http
