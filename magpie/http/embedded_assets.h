// The web UI inside the program. The table is generated at build time from web/dist
// (cmake/embed.cmake); it is empty when the program was built without the UI.
#pragma once

#include <span>
#include <string_view>

namespace magpie::http {

enum class Packing { plain, gzip };

struct EmbeddedAsset {
  std::string_view path;  // "/assets/index-3f2a.js"
  std::string_view bytes;
  Packing packing = Packing::plain;
  std::string_view etag;  // with its quotes
};

// Sorted by path.
std::span<EmbeddedAsset const> embedded_assets();

}  // namespace magpie::http
