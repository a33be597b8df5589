// The list of all public places for search engines, as sitemaps.org describes it: each with the day
// of its last change and its address in each language. More than one part holds are named in an
// index first.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "magpie/app/catalogue.h"
#include "magpie/app/page_frame.h"
#include "magpie/store/db.h"

namespace magpie::app {

struct SitemapWish {
  SiteAddress site;
  std::optional<std::size_t> part;  // from 1 on; without it all, or the index of the parts
  // As many addresses as a part holds: the protocol allows 50,000 and 50 MB.
  std::size_t part_size = 45'000;
};

// The texts made of one snapshot, kept until the next one: a search engine asks for many parts in a
// row. One is made at a time; holds at most kTextsMax texts, of 10 MB at most each.
class SitemapCache {
 public:
  // `catalogue` is the one of `snapshot`, which is only compared.
  std::shared_ptr<std::string const> xml(store::Db& db, std::shared_ptr<void const> const& snapshot,
                                         Catalogue const& catalogue, SitemapWish const& wish);

 private:
  static constexpr std::size_t kTextsMax = 8;
  std::mutex mutex_;
  std::weak_ptr<void const> snapshot_;
  std::map<std::string, std::shared_ptr<std::string const>> texts_;
};

// Nothing for a part that is not there.
std::optional<std::string> sitemap_xml(store::Db& db, Catalogue const& catalogue,
                                       SitemapWish const& wish);

}  // namespace magpie::app
