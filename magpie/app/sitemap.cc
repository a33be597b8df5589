#include "magpie/app/sitemap.h"

#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <vector>

#include "magpie/app/outgoing.h"
#include "magpie/base/civil.h"
#include "magpie/store/place_store.h"

namespace magpie::app {

namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
using Entries = std::span<CatalogueEntry const* const>;

std::vector<CatalogueEntry const*> public_entries(Catalogue const& catalogue) {
  Outgoing const outgoing(catalogue);
  std::vector<CatalogueEntry const*> entries;
  for (auto const& entry : catalogue.entries()) {
    if (outgoing.is_public(entry.place)) entries.push_back(&entry);
  }
  return entries;
}

void append_place(std::string& out, std::string const& address, std::int64_t changed_at_s) {
  auto const to = std::back_inserter(out);
  fmt::format_to(to, "<url><loc>{}</loc><lastmod>{}</lastmod>", html(address),
                 base::format_utc(changed_at_s));
  for (auto const language : {PageLanguage::zh, PageLanguage::en}) {
    fmt::format_to(to, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                   language == PageLanguage::zh ? "zh-CN" : "en",
                   html(with_language(address, language)));
  }
  fmt::format_to(to, "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/></url>\n",
                 html(address));
}

std::string places_xml(store::Db& db, SiteAddress const& site, Entries entries) {
  std::string out(kHead);
  out +=
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  if (!entries.empty()) {
    std::unordered_map<std::int64_t, std::int64_t> times;
    for (auto const& [id, time] :
         store::change_times(db, entries.front()->id, entries.back()->id)) {
      times.emplace(id.value(), time);
    }
    for (auto const* entry : entries) {
      // Deleted since the snapshot was made.
      auto const found = times.find(entry->id.value());
      if (found != times.end()) append_place(out, site.place(entry->place.key), found->second);
    }
  }
  return out + "</urlset>\n";
}

std::string parts_xml(SiteAddress const& site, std::size_t parts) {
  std::string out(kHead);
  out += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t part = 1; part <= parts; ++part) {
    out += fmt::format("<sitemap><loc>{}</loc></sitemap>\n",
                       html(fmt::format("{}{}/sitemap.xml?part={}", site.base, site.mount, part)));
  }
  return out + "</sitemapindex>\n";
}

}  // namespace

std::optional<std::string> sitemap_xml(store::Db& db, Catalogue const& catalogue,
                                       SitemapWish const& wish) {
  auto const entries = public_entries(catalogue);
  auto const parts = (entries.size() + wish.part_size - 1) / wish.part_size;
  if (!wish.part) {
    return parts > 1 ? parts_xml(wish.site, parts) : places_xml(db, wish.site, entries);
  }
  if (*wish.part == 0 || *wish.part > std::max<std::size_t>(parts, 1)) return std::nullopt;
  auto const first = (*wish.part - 1) * wish.part_size;
  return places_xml(
      db, wish.site,
      Entries(entries).subspan(first, std::min(wish.part_size, entries.size() - first)));
}

std::shared_ptr<std::string const> SitemapCache::xml(store::Db& db,
                                                     std::shared_ptr<void const> const& snapshot,
                                                     Catalogue const& catalogue,
                                                     SitemapWish const& wish) {
  std::lock_guard const lock(mutex_);
  if (snapshot_.lock() != snapshot) {
    texts_.clear();
    snapshot_ = snapshot;
  }
  auto const name = fmt::format("{}{} {}", wish.site.base, wish.site.mount, wish.part.value_or(0));
  if (auto const found = texts_.find(name); found != texts_.end()) return found->second;
  auto made = sitemap_xml(db, catalogue, wish);
  if (!made) return nullptr;
  if (texts_.size() >= kTextsMax) texts_.clear();
  return texts_.emplace(name, std::make_shared<std::string const>(std::move(*made))).first->second;
}

}  // namespace magpie::app
