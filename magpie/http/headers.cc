#include "magpie/http/headers.h"

#include <algorithm>

namespace magpie::http {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (auto const& [key, value] : pairs_) {
    if (equals_ignoring_case(key, name)) return value;
  }
  return std::nullopt;
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(pairs_, [&](Pair const& pair) { return equals_ignoring_case(pair.first, name); });
  add(name, std::move(value));
}

void Headers::add(std::string_view name, std::string value) {
  pairs_.emplace_back(std::string(name), std::move(value));
}

void Headers::set_default(std::string_view name, std::string_view value) {
  if (!contains(name)) add(name, std::string(value));
}

}  // namespace magpie::http
