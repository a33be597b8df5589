#include "magpie/http/handlers/page_handlers.h"

#include <fmt/core.h>

#include "magpie/app/place_list_page.h"
#include "magpie/app/public_places.h"
#include "magpie/app/sitemap.h"
#include "magpie/base/hash.h"
#include "magpie/http/negotiation.h"
#include "magpie/http/public_address.h"

namespace magpie::http {

namespace {

app::PageWish wish_of(Surroundings const& around, Request const& request) {
  return {language_of(request),
          named_language(request).has_value(),
          {base_address(request, around.public_url), mount_of(around, request)}};
}

// Nothing runs on these pages, and nothing but pictures is fetched: a record that brings markup
// past the escaping would still do nothing.
std::string const& page_policy() {
  static std::string const policy = fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; img-src https: http: data:; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'",
      base::sha256_base64(app::page_style()));
  return policy;
}

Response page_response(std::string html, app::PageLanguage language, int status = 200) {
  auto response = make_response("text/html; charset=utf-8", std::move(html), status);
  response.headers.set("Content-Security-Policy", page_policy());
  response.headers.set("Content-Language", std::string(app::language_code(language)));
  response.headers.set("Vary", "Accept, Accept-Language");
  return response;
}

int status_of(app::PageState state) {
  switch (state) {
    case app::PageState::found:
      return 200;
    case app::PageState::moved:
      return 301;
    case app::PageState::gone:
      return 410;
    case app::PageState::missing:
      return 404;
  }
  return 404;
}

Response jsonld_response(app::PageAnswer answer) {
  if (answer.state == app::PageState::gone) {
    return problem_response(410, "gone",
                            "这个地点已从目录中删除。 This place was taken out of the catalogue.");
  }
  if (answer.state != app::PageState::found) {
    return problem_response({base::ErrorCode::not_found,
                             "这里没有公开的地点。 There is no public place at this address.",
                             "key"});
  }
  auto response = make_response("application/ld+json", std::move(answer.text));
  response.headers.set("Vary", "Accept, Accept-Language");
  return response;
}

}  // namespace

Response PageHandlers::get_place(Request const& request) const {
  auto const wish = wish_of(around, request);
  auto const form = wants_jsonld(request) ? app::PageForm::jsonld : app::PageForm::html;
  auto const lease = around.pool.lend();
  auto const snapshot = around.workspace.snapshot(lease.db());
  auto answer =
      app::read_public_place(lease.db(), snapshot->catalogue, request.param("key"), form, wish);
  if (answer.state == app::PageState::moved) {
    Response moved{.status = 301};
    moved.headers.set("Location", std::move(answer.location));
    return moved;
  }
  if (form == app::PageForm::jsonld) return jsonld_response(std::move(answer));
  auto const status = status_of(answer.state);
  return page_response(std::move(answer.text), wish.language, status);
}

Response PageHandlers::get_list(Request const& request) const {
  app::PlaceListWish wish;
  wish.page = wish_of(around, request);
  wish.member = request.query_value("member");
  auto const after = query_integer(request, "after", 0, INT64_MAX);
  if (!after) return problem_response(after.error());
  wish.after = after->value_or(0);
  auto const snapshot = around.workspace.snapshot(around.pool.lend().db());
  auto html = app::place_list_html(snapshot->catalogue, wish);
  if (html) return page_response(std::move(*html), wish.page.language);
  app::PageNotice const notice{wish.page.language,
                               {"没有这个成员", "No such member"},
                               {"请从全部地点中选择成员。", "Choose a member among all places."}};
  return page_response(app::notice_page(notice, wish.page.site), wish.page.language, 404);
}

Response PageHandlers::get_sitemap(Request const& request) const {
  auto const part = query_integer(request, "part", 1, 1'000'000);
  if (!part) return problem_response(part.error());
  app::SitemapWish wish;
  wish.site = wish_of(around, request).site;
  if (*part) wish.part = static_cast<std::size_t>(**part);
  auto const lease = around.pool.lend();
  auto const snapshot = around.workspace.snapshot(lease.db());
  auto xml = sitemaps.xml(lease.db(), snapshot, snapshot->catalogue, wish);
  if (xml) return make_response("application/xml; charset=utf-8", std::move(xml));
  return problem_response(
      {base::ErrorCode::not_found, "没有这一部分。 The sitemap has no such part.", "part"});
}

Response PageHandlers::get_robots(Request const& request) const {
  auto const base = base_address(request, around.public_url);
  std::string text =
      "User-agent: *\nAllow: /p/\nAllow: /a/*/p/\nDisallow: /api/\nDisallow: /a/*/api/\n";
  if (around.served == nullptr) {
    text += fmt::format("Sitemap: {}/sitemap.xml\n", base);
  } else {
    for (auto const& served : *around.served) {
      text += fmt::format("Sitemap: {}{}sitemap.xml\n", base, served.address);
    }
  }
  return make_response("text/plain; charset=utf-8", std::move(text));
}

void register_pages(Router& router, Surroundings const& around) {
  // Shared by the routes, which live as long as the router.
  auto const sitemaps = std::make_shared<app::SitemapCache>();
  PageHandlers const pages{around, *sitemaps};
  router.add("GET", "/p", [](Request const& request) {
    Response moved{.status = 301};
    moved.headers.set("Location", request.mount + "/p/");
    return moved;
  });
  router.add("GET", "/p/", [pages](Request const& r) { return pages.get_list(r); });
  router.add("GET", "/p/{key}", [pages](Request const& r) { return pages.get_place(r); });
  router.add("GET", "/sitemap.xml",
             [pages, sitemaps](Request const& r) { return pages.get_sitemap(r); });
  router.add("GET", "/robots.txt", [pages](Request const& r) { return pages.get_robots(r); });
}

}  // namespace magpie::http
