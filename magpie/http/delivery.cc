#include "magpie/http/delivery.h"

#include <fmt/core.h>

#include <array>

#include "magpie/base/gzip.h"
#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/http/limits.h"
#include "magpie/http/negotiation.h"

namespace magpie::http {

namespace {

constexpr std::string_view kContentSecurityPolicy =
    "default-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSecurityHeaders{{
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Content-Security-Policy", kContentSecurityPolicy},
    {"Cross-Origin-Opener-Policy", "same-origin"},
}};

bool is_text(std::string_view content_type) {
  for (std::string_view const piece : {"text/", "json", "xml", "javascript", "csv", "svg"}) {
    if (content_type.find(piece) != std::string_view::npos) return true;
  }
  return false;
}

// The ETag without weak mark, quotes and the mark of the compressed form.
std::string_view bare(std::string_view etag) {
  etag = base::trim(etag);
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() < 2 || !etag.starts_with('"') || !etag.ends_with('"')) return {};
  etag = etag.substr(1, etag.size() - 2);
  if (etag.ends_with("-gz")) etag.remove_suffix(3);
  return etag;
}

// The one body two encodings make has two strong ETags.
void mark_compressed(Response& response) {
  auto const etag = response.headers.find("ETag");
  if (!etag || !etag->ends_with('"')) return;
  auto marked = std::string(etag->substr(0, etag->size() - 1)) + "-gz\"";
  response.headers.set("ETag", std::move(marked));
}

void compress(Request const& request, Response& response) {
  if (response.headers.contains("Content-Encoding")) return;
  if (!is_text(response.headers.find("Content-Type").value_or(""))) return;
  auto const vary = std::string(response.headers.find("Vary").value_or(""));
  response.headers.set("Vary", vary.empty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
  if (response.body.view().size() <= kGzipMinBytes) return;
  if (!accepts_gzip(request.headers.find("Accept-Encoding").value_or(""))) return;
  response.body = base::gzip(response.body.view());
  response.headers.set("Content-Encoding", "gzip");
  mark_compressed(response);
}

bool is_cacheable(Request const& request, Response const& response) {
  return (request.method == "GET" || request.method == "HEAD") && response.status == 200 &&
         response.headers.find("Cache-Control") != "no-store";
}

bool is_unchanged(Request const& request, Response const& response) {
  auto const known = request.headers.find("If-None-Match");
  auto const etag = response.headers.find("ETag");
  return known && etag && names_etag(*known, *etag);
}

}  // namespace

Response finish(Request const& request, Response response) {
  for (auto const& [name, value] : kSecurityHeaders) response.headers.set_default(name, value);
  response.headers.set_default("Cache-Control", "no-cache");
  if (is_cacheable(request, response)) {
    if (!response.headers.contains("ETag")) {
      response.headers.set("ETag", etag_of(response.body.view()));
    }
    if (is_unchanged(request, response)) {
      response.status = 304;
      response.body = Body();
      return response;
    }
  }
  compress(request, response);
  return response;
}

std::string etag_of(std::string_view content) {
  return fmt::format("\"{}\"", base::content_hash(content).substr(0, 32));
}

bool names_etag(std::string_view list, std::string_view etag) {
  if (base::trim(list) == "*") return true;
  auto const wanted = bare(etag);
  for (auto const& candidate : base::split_list(list, ',')) {
    if (!wanted.empty() && bare(candidate) == wanted) return true;
  }
  return false;
}

}  // namespace magpie::http
