// A value that the contract leaves open ("items: {}"), such as the nested coordinates of GeoJSON:
// its text, so that generated types need no JSON library. Who uses it judges what it holds.
#pragma once

#include <string>

namespace magpie::http::api {

struct RawJson {
  std::string text = "null";
  bool operator==(RawJson const&) const = default;
};

}  // namespace magpie::http::api
