#include "magpie/app/place_page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "magpie/app/place_list_page.h"
#include "magpie/app/public_places.h"
#include "magpie/app/sitemap.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/source_store.h"
#include "magpie/store/test_db.h"

namespace magpie::app {
namespace {

constexpr std::string_view kHostile = "<script>alert('x')</script>\"&";

catalog::Place bridge() {
  catalog::Place place;
  place.key = "b-1";
  place.names = {{"zh", "赵州桥"}, {"en", "Zhaozhou Bridge"}};
  place.kind = catalog::Kind::heritage;
  place.member = "zhao";
  place.location = geo::make_latlng(37.7212, 114.7635);
  place.precision = catalog::Precision::point;
  place.price = base::Fen(4000);
  place.opening_hours = "Mo-Su 08:00-17:00";
  place.measurements = {{"negative_ions", "maximum", "2024", 45000, "1/cm3", "", ""}};
  place.sources = {{"", "open"}};
  return place;
}

class PlacePageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store::save_alliance(*db_, {"test", "测试联盟", "Test Alliance", "Asia/Shanghai", 480, "CNY"});
    store::upsert_member(*db_, {"zhao", "赵县", "Zhao County", "region", "", "", ""});
    store::upsert_source(
        *db_, {"open", "Register", "Bureau", "CC BY 4.0", "open", "the Bureau", "2026-01"});
    store::upsert_source(*db_, {"closed", "Leaflet", "", "", "none-stated", "", ""});
  }

  catalog::PlaceId save(catalog::Place const& place) {
    auto const saved = store::upsert_places(*db_, std::vector{place}, "test", 1'767'225'600);
    return saved.value().at(0);
  }

  PageAnswer read(std::string_view key, PageForm form = PageForm::html) {
    return read_public_place(*db_, Catalogue::load(*db_), key, form, wish_);
  }

  std::unique_ptr<store::Db> db_ = store::memory_db();
  PageWish wish_{PageLanguage::en, true, {"https://example.org", "/a/test"}};
};

// The page without head and style.
std::string main_of(std::string const& page) {
  auto const start = page.find("<main>");
  return page.substr(start, page.find("</body>") - start);
}

TEST_F(PlacePageTest, SaysWhatTheRecordHolds) {
  save(bridge());
  EXPECT_EQ(main_of(read("b-1").text), R"(<main>
<h1>Zhaozhou Bridge</h1>
<p class="quiet" lang="zh">赵州桥</p>
<ul class="tags"><li>heritage site</li><li>Zhao County</li></ul>
<dl>
<dt>Position</dt><dd><a href="geo:37.721200,114.763500">37.72120° N, 114.76350° E</a> <small>WGS 84</small></dd>
<dt>Opening hours</dt><dd>Mon–Sun 8:00–17:00</dd>
<dt>Admission</dt><dd>CNY 40.00</dd>
</dl>
<h2>Measured</h2>
<dl>
<dt>negative oxygen ions (maximum)</dt><dd>45,000 per cm³, 2024</dd>
</dl>
<h2>Sources</h2>
<ul class="list">
<li>Register · Bureau · CC BY 4.0 · 2026-01<br><small>name, kind and position</small></li>
</ul>
</main>
<footer><p>Licence: CC BY 4.0<br>Attribution: the Bureau<br>Last changed: 1 January 2026</p>
<p>b-1 · https://example.org/a/test/p/b-1</p>
<p class="noprint"><a rel="nofollow" href="https://example.org/a/test/p/b-1?format=jsonld">JSON-LD</a></p></footer>
)");
}

TEST_F(PlacePageTest, NamesItsAddressInEachLanguage) {
  save(bridge());
  auto const page = read("b-1").text;
  for (
      auto const* line :
      {R"(<link rel="canonical" href="https://example.org/a/test/p/b-1?lang=en">)",
       R"(<link rel="alternate" hreflang="zh-CN" href="https://example.org/a/test/p/b-1?lang=zh">)",
       R"(<link rel="alternate" hreflang="x-default" href="https://example.org/a/test/p/b-1">)",
       R"(<meta property="og:url" content="https://example.org/a/test/p/b-1">)",
       R"(<title>Zhaozhou Bridge · Test Alliance</title>)"}) {
    EXPECT_NE(page.find(line), std::string::npos) << line;
  }
  wish_ = {PageLanguage::zh, false, {"", ""}};
  auto const zh = read("b-1").text;
  EXPECT_NE(zh.find(R"(<html lang="zh-CN">)"), std::string::npos);
  EXPECT_NE(zh.find(R"(<link rel="canonical" href="/p/b-1">)"), std::string::npos);
  EXPECT_NE(zh.find("<dt>门票</dt><dd>￥40.00</dd>"), std::string::npos);
  EXPECT_NE(zh.find("负氧离子（最高）</dt><dd>45,000 个/立方厘米，2024年</dd>"), std::string::npos);
}

TEST_F(PlacePageTest, HostileTextStaysText) {
  auto place = bridge();
  std::string const hostile(kHostile);
  place.key = "\"><script>";
  place.names = {{"zh", hostile}, {"en", hostile + "2"}, {"\"><b>", hostile + "3"}};
  place.themes = {hostile};
  place.descriptions = {{"en", hostile}};
  place.opening_hours = hostile;
  place.website = "javascript:alert(1)//<b>";
  place.phone = hostile;
  place.note = hostile;
  place.services = {hostile};
  place.designations = {{hostile, "", std::nullopt, ""}};
  place.prices = {{hostile, base::Fen(1), hostile}};
  place.measurements = {{hostile, hostile, hostile, 1, hostile, hostile, hostile}};
  place.experiences = {{hostile, {hostile}, 60, 120}};
  place.media = {{"https://x/\"><script>.jpg", hostile, "CC0 <b>", hostile}};
  place.attribution = hostile;
  place.licence = "CC BY <b>";
  save(place);
  auto page = read(place.key).text;
  ASSERT_FALSE(page.empty());
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(&#39;x&#39;)"), std::string::npos);
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  auto const block = page.find("<script type=\"application/ld+json\">");
  ASSERT_NE(block, std::string::npos);
  EXPECT_EQ(page.find("<script", block + 1), std::string::npos);
  auto const start = page.find('{', block);
  auto const json = page.substr(start, page.find("</script>", start) - start);
  EXPECT_EQ(nlohmann::json::parse(json).at("telephone"), hostile);
}

TEST_F(PlacePageTest, WhatMayNotLeaveIsNotThere) {
  auto place = bridge();
  place.phone = "0311-1";
  place.sources.push_back({"phone", "closed"});
  place.media = {{"https://x/own.jpg", "own", "", "", false},
                 {"https://x/no.jpg", "no", "All rights reserved", "", false},
                 {"https://x/yes.jpg", "yes", "CC0", "Li", false}};
  save(place);
  auto const page = read("b-1").text;
  EXPECT_EQ(page.find("0311-1"), std::string::npos);
  EXPECT_EQ(page.find("own.jpg"), std::string::npos);
  EXPECT_EQ(page.find("no.jpg"), std::string::npos);
  EXPECT_NE(page.find("yes <small>CC0 · Li</small>"), std::string::npos);
}

TEST_F(PlacePageTest, DraftsAndUnlicensedRecordsAreNobodysBusiness) {
  auto draft = bridge();
  draft.workflow = catalog::Workflow::draft;
  save(draft);
  auto closed = bridge();
  closed.key = "b-2";
  closed.sources = {{"", "closed"}};
  save(closed);
  EXPECT_EQ(read("b-1").state, PageState::missing);
  EXPECT_EQ(read("b-2").state, PageState::missing);
  EXPECT_EQ(read("b-3").state, PageState::missing);
  EXPECT_EQ(read("b-2", PageForm::jsonld).text.find("Zhaozhou"), std::string::npos);
}

TEST_F(PlacePageTest, ADeletedPlaceIsGoneAndAMergedOneLeadsOn) {
  auto const id = save(bridge());
  auto heir = bridge();
  heir.key = "b/2";
  auto const heir_id = save(heir);
  store::mark_deleted(*db_, id, 1'767'225'601, std::nullopt);
  EXPECT_EQ(read("b-1").state, PageState::gone);
  EXPECT_NE(read("b-1").text.find("was removed"), std::string::npos);
  store::mark_deleted(*db_, id, 1'767'225'602, heir_id);
  EXPECT_EQ(read("b-1").state, PageState::moved);
  EXPECT_EQ(read("b-1").location, "https://example.org/a/test/p/b%2F2?lang=en");
}

TEST_F(PlacePageTest, LinksLeadToPublicPlacesOnly) {
  auto place = bridge();
  place.links = {{"near", "b-2"}, {"near", "b-3"}, {"near", "b-4"}};
  save(place);
  auto other = bridge();
  other.key = "b-2";
  other.names = {{"en", "Second"}};
  save(other);
  other.key = "b-3";
  other.names = {{"en", "Third"}};
  other.workflow = catalog::Workflow::draft;
  save(other);
  auto const page = read("b-1").text;
  EXPECT_NE(page.find("near <a href=\"https://example.org/a/test/p/b-2?lang=en\">Second</a>"),
            std::string::npos);
  EXPECT_EQ(page.find("Third"), std::string::npos);
}

// Following the links from page to page meets every public place once.
TEST_F(PlacePageTest, ListsAreWalkedToTheEnd) {
  for (int i = 0; i < 7; ++i) {
    auto place = bridge();
    place.key = fmt::format("b-{}", i);
    if (i == 3) place.workflow = catalog::Workflow::draft;
    save(place);
  }
  auto const catalogue = Catalogue::load(*db_);
  auto const members = place_list_html(catalogue, {wish_}).value();
  EXPECT_NE(members.find(">Zhao County</a> <small>6 places</small>"), std::string::npos);
  PlaceListWish wish{wish_, "zhao", 0, 2};
  std::string met;
  for (int pages = 0; pages < 10; ++pages) {
    auto const page = place_list_html(catalogue, wish).value();
    for (int i = 0; i < 7; ++i) {
      if (page.find(fmt::format("/p/b-{}?", i)) != std::string::npos) met += std::to_string(i);
    }
    auto const next = page.find("rel=\"next\"");
    if (next == std::string::npos) break;
    wish.after = std::stoll(page.substr(page.find("after=", next) + 6));
  }
  EXPECT_EQ(met, "012456");
  wish.member = "nowhere";
  EXPECT_FALSE(place_list_html(catalogue, wish));
}

TEST_F(PlacePageTest, TheSitemapNamesPublicPlacesInParts) {
  for (int i = 0; i < 3; ++i) {
    auto place = bridge();
    place.key = fmt::format("b&{}", i);
    save(place);
  }
  auto draft = bridge();
  draft.workflow = catalog::Workflow::draft;
  save(draft);
  auto const catalogue = Catalogue::load(*db_);
  SitemapWish wish{wish_.site, std::nullopt, 2};
  EXPECT_EQ(sitemap_xml(*db_, catalogue, wish).value(),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/a/test/sitemap.xml?part=1</loc></sitemap>
<sitemap><loc>https://example.org/a/test/sitemap.xml?part=2</loc></sitemap>
</sitemapindex>
)");
  wish.part = 2;
  EXPECT_EQ(sitemap_xml(*db_, catalogue, wish).value(),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/a/test/p/b%262</loc><lastmod>2026-01-01T00:00:00Z</lastmod><xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.org/a/test/p/b%262?lang=zh"/><xhtml:link rel="alternate" hreflang="en" href="https://example.org/a/test/p/b%262?lang=en"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/a/test/p/b%262"/></url>
</urlset>
)");
  wish.part = 3;
  EXPECT_FALSE(sitemap_xml(*db_, catalogue, wish));
}

TEST_F(PlacePageTest, TheSitemapIsMadeOncePerSnapshot) {
  save(bridge());
  auto const first = std::make_shared<Catalogue const>(Catalogue::load(*db_));
  SitemapCache cache;
  SitemapWish const wish{wish_.site, std::nullopt, 2};
  auto const made = cache.xml(*db_, first, *first, wish);
  EXPECT_EQ(cache.xml(*db_, first, *first, wish), made);
  auto other = bridge();
  other.key = "another";
  save(other);
  auto const second = std::make_shared<Catalogue const>(Catalogue::load(*db_));
  EXPECT_NE(cache.xml(*db_, second, *second, wish)->find("/p/another"), std::string::npos);
  EXPECT_EQ(cache.xml(*db_, second, *second, {wish_.site, 9, 2}), nullptr);
}

}  // namespace
}  // namespace magpie::app
