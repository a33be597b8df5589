#include "magpie/http/static_assets.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "magpie/base/gzip.h"
#include "magpie/base/text.h"
#include "magpie/http/negotiation.h"
#include "magpie/http/problem.h"

namespace magpie::http {

namespace {

constexpr std::size_t kAssetMaxBytes = 64U << 20U;

constexpr std::string_view kNoUi = R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Magpie</title>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.5">
<h1>Magpie is running</h1>
<p>This program was built without its web pages. Build them with <code>npm ci</code> and
<code>npm run build</code> in the folder <code>web</code>, build the program again, and load this
page again. The programming interface is under <code>/api/v1</code>.</p>
<p lang="zh">程序已在运行，但未包含网页界面。请先在 <code>web</code> 目录构建网页，再重新构建程序。</p>
</body></html>
)";

struct ContentType {
  std::string_view ending;
  std::string_view type;
};

constexpr ContentType kContentTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
};

bool is_hidden_or_outside(std::string_view path) {
  auto const segments = base::split_list(path, '/');
  return path.find('\\') != std::string_view::npos ||
         std::any_of(segments.begin(), segments.end(),
                     [](std::string const& segment) { return segment.starts_with('.'); });
}

bool has_ending(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

// Vite puts a hash of the content into these names, so the same name never changes.
void set_cache_control(Response& response, std::string_view path) {
  response.headers.set("Cache-Control", path.starts_with("/assets/")
                                            ? "public, max-age=31536000, immutable"
                                            : "no-cache");
}

Response unpacked(EmbeddedAsset const& asset) {
  auto text = base::gunzip(asset.bytes, kAssetMaxBytes);
  if (!text) throw std::runtime_error(fmt::format("{}: {}", asset.path, text.error().message));
  return make_response(content_type_of(asset.path), std::move(*text));
}

Response packed(EmbeddedAsset const& asset) {
  auto response = make_response(content_type_of(asset.path), Body::of_static(asset.bytes));
  if (asset.packing == Packing::gzip) response.headers.set("Content-Encoding", "gzip");
  return response;
}

}  // namespace

base::Result<StaticAssets> StaticAssets::from_folder(std::filesystem::path const& folder) {
  std::error_code error;
  auto const root = std::filesystem::weakly_canonical(folder, error);
  if (error || !std::filesystem::is_regular_file(root / "index.html", error)) {
    return base::fail(base::ErrorCode::invalid_argument,
                      fmt::format("{} holds no index.html: build the web UI first, or name the "
                                  "folder that holds it",
                                  folder.string()),
                      "ui-dir");
  }
  StaticAssets assets{std::span<EmbeddedAsset const>()};
  assets.folder_ = root;
  return assets;
}

Response StaticAssets::answer(Request const& request) const {
  auto const path = percent_decode(request.path, Decoding::path).value_or("/");
  if (!is_hidden_or_outside(path)) {
    if (path != "/") {
      if (auto found = find(request, path)) return std::move(*found);
    }
    if (!has_ending(path)) {
      if (auto page = find(request, "/index.html")) return std::move(*page);
    }
  }
  if (path == "/") return make_response("text/html; charset=utf-8", Body::of_static(kNoUi));
  return problem_response(
      {base::ErrorCode::not_found, fmt::format("there is nothing at {}", path), "path"});
}

std::optional<Response> StaticAssets::find(Request const& request, std::string_view path) const {
  auto found = folder_.empty() ? find_embedded(request, path) : find_on_disk(path);
  if (found) set_cache_control(*found, path);
  return found;
}

std::optional<Response> StaticAssets::find_on_disk(std::string_view path) const {
  std::error_code error;
  auto const file = std::filesystem::weakly_canonical(folder_ / std::string(path.substr(1)), error);
  if (error || !std::filesystem::is_regular_file(file, error)) return std::nullopt;
  // A symbolic link must not lead out of the folder.
  auto const [root_end, ignored] =
      std::mismatch(folder_.begin(), folder_.end(), file.begin(), file.end());
  if (root_end != folder_.end()) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return std::nullopt;
  return make_response(content_type_of(path), std::move(bytes));
}

std::optional<Response> StaticAssets::find_embedded(Request const& request,
                                                    std::string_view path) const {
  auto const found = std::lower_bound(
      assets_.begin(), assets_.end(), path,
      [](EmbeddedAsset const& asset, std::string_view wanted) { return asset.path < wanted; });
  if (found == assets_.end() || found->path != path) return std::nullopt;
  bool const must_unpack = found->packing == Packing::gzip &&
                           !accepts_gzip(request.headers.find("Accept-Encoding").value_or(""));
  auto response = must_unpack ? unpacked(*found) : packed(*found);
  // The two forms have two ETags; If-None-Match takes them as one.
  auto etag = std::string(found->etag);
  if (response.headers.contains("Content-Encoding")) etag.insert(etag.size() - 1, "-gz");
  response.headers.set("ETag", std::move(etag));
  if (found->packing == Packing::gzip) response.headers.set("Vary", "Accept-Encoding");
  return response;
}

std::string_view content_type_of(std::string_view path) {
  auto const dot = path.rfind('.');
  auto const ending = dot == std::string_view::npos ? std::string_view() : path.substr(dot);
  for (auto const& known : kContentTypes) {
    if (known.ending == ending) return known.type;
  }
  return "application/octet-stream";
}

}  // namespace magpie::http
