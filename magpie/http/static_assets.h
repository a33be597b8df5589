// StaticAssets: answers GET for the web UI, from inside the program or, while developing, from a
// folder on disk. A path without a dot that is no file is a page of the single-page UI and gets
// index.html. Without any UI, "/" says how to build it.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "magpie/http/embedded_assets.h"
#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

class StaticAssets {
 public:
  // `assets` live as long as the program, sorted by path.
  explicit StaticAssets(std::span<EmbeddedAsset const> assets = embedded_assets())
      : assets_(assets) {}
  // Reads each file when it is asked for. invalid_argument when there is no index.html.
  static base::Result<StaticAssets> from_folder(std::filesystem::path const& folder);

  Response answer(Request const& request) const;

 private:
  std::optional<Response> find(Request const& request, std::string_view path) const;
  std::optional<Response> find_on_disk(std::string_view path) const;
  std::optional<Response> find_embedded(Request const& request, std::string_view path) const;

  std::span<EmbeddedAsset const> assets_;
  std::filesystem::path folder_;
};

// By the ending of the name; "application/octet-stream" when it is not known.
std::string_view content_type_of(std::string_view path);

}  // namespace magpie::http
