// Tags of one OpenStreetMap object, as they lie in the reader's buffer: valid only while the object
// is looked at.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace magpie::files {

using OsmTags = std::span<std::pair<char const*, char const*> const>;

inline char const* tag_or_null(OsmTags tags, std::string_view key) {
  for (auto const& [name, value] : tags) {
    if (key == name) return value;
  }
  return nullptr;
}

inline std::string_view tag_value(OsmTags tags, std::string_view key) {
  char const* const value = tag_or_null(tags, key);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace magpie::files
