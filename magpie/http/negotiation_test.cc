#include "magpie/http/negotiation.h"

#include <gtest/gtest.h>

namespace magpie::http {
namespace {

std::string_view language_for(std::string_view target, std::string const& accepted) {
  auto request = make_request("GET", target);
  if (!accepted.empty()) request.headers.set("Accept-Language", accepted);
  return app::language_code(language_of(request));
}

bool is_jsonld(std::string_view target, std::string const& accepted) {
  auto request = make_request("GET", target);
  if (!accepted.empty()) request.headers.set("Accept", accepted);
  return wants_jsonld(request);
}

TEST(Negotiation, TheAddressNamesTheLanguageBeforeTheBrowser) {
  EXPECT_EQ(language_for("/p/x?lang=en", "zh"), "en");
  EXPECT_EQ(language_for("/p/x?lang=zh", "en"), "zh");
  EXPECT_EQ(language_for("/p/x?lang=fr", "en"), "en");
}

TEST(Negotiation, TheHeavierLanguageWinsAndChineseIsTheLastResort) {
  EXPECT_EQ(language_for("/p/x", ""), "zh");
  EXPECT_EQ(language_for("/p/x", "fr, de"), "zh");
  EXPECT_EQ(language_for("/p/x", "zh-CN,zh;q=0.9,en;q=0.8"), "zh");
  EXPECT_EQ(language_for("/p/x", "en-GB,en;q=0.9,zh;q=0.8"), "en");
  EXPECT_EQ(language_for("/p/x", "zh;q=0.3, EN;q=0.4"), "en");
  EXPECT_EQ(language_for("/p/x", "en, zh"), "en");
  EXPECT_EQ(language_for("/p/x", "zh, en"), "zh");
  EXPECT_EQ(language_for("/p/x", "en;q=0"), "zh");
  EXPECT_EQ(language_for("/p/x", "en;q=high"), "zh");
  EXPECT_EQ(language_for("/p/x", "english"), "zh");
}

TEST(Negotiation, OnlyWhoPrefersJsonLdGetsIt) {
  EXPECT_TRUE(is_jsonld("/p/x", "application/ld+json"));
  EXPECT_TRUE(is_jsonld("/p/x", "application/ld+json, text/html;q=0.5"));
  EXPECT_TRUE(is_jsonld("/p/x?format=jsonld", "text/html"));
  EXPECT_FALSE(is_jsonld("/p/x", "text/html, application/ld+json;q=0.5"));
  EXPECT_FALSE(is_jsonld("/p/x", "*/*"));
  EXPECT_FALSE(is_jsonld("/p/x", ""));
  EXPECT_FALSE(is_jsonld("/p/x", "application/ld+json;q=0"));
}

}  // namespace
}  // namespace magpie::http
