// The pages that need neither account nor script: /p/KEY for each published place, /p/ that leads
// to them, the sitemap and robots.txt. They stand beside the contract, which is of the API only.
#pragma once

#include "magpie/app/sitemap.h"
#include "magpie/http/handlers/surroundings.h"
#include "magpie/http/router.h"

namespace magpie::http {

struct PageHandlers {
  Surroundings const& around;
  app::SitemapCache& sitemaps;

  Response get_list(Request const& request) const;
  Response get_place(Request const& request) const;
  Response get_sitemap(Request const& request) const;
  Response get_robots(Request const& request) const;
};

// `around` must live as long as the router.
void register_pages(Router& router, Surroundings const& around);

}  // namespace magpie::http
