#include "magpie/app/page_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "magpie/base/text.h"

namespace magpie::app {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string decoded(std::string text) {
  text = replaced(text, "&lt;", "<");
  text = replaced(text, "&gt;", ">");
  text = replaced(text, "&quot;", "\"");
  text = replaced(text, "&#39;", "'");
  return replaced(text, "&amp;", "&");
}

TEST(PageText, MarkupBecomesText) {
  EXPECT_EQ(html("<script>alert(\"1\" & '2')</script>"),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  EXPECT_EQ(html("赵州桥"), "赵州桥");
  EXPECT_EQ(html(std::string_view("a\0b\x1b", 4)), "a b ");
  EXPECT_EQ(html("a\xff"), "a\xEF\xBF\xBD");
}

RC_GTEST_PROP(PageText, NoTextBreaksOutAndNoneIsLost, ()) {
  auto const letters = *rc::gen::container<std::string>(
      rc::gen::element('<', '>', '"', '\'', '&', ';', 'a', '#', ' ', 'l', 't'));
  auto const escaped = html(letters);
  RC_ASSERT(escaped.find_first_of("<>\"'") == std::string::npos);
  RC_ASSERT(decoded(escaped) == letters);
}

RC_GTEST_PROP(PageText, JsonInAScriptMeansTheSameAndCannotCloseIt, ()) {
  auto const text = *rc::gen::container<std::string>(
      rc::gen::element('<', '/', '>', '!', '-', '&', 's', '"', '\\'));
  auto const json = nlohmann::json{{"name", text}}.dump();
  auto const escaped = script_json(json);
  RC_ASSERT(escaped.find('<') == std::string::npos);
  RC_ASSERT(nlohmann::json::parse(escaped) == nlohmann::json::parse(json));
}

TEST(PageText, AKeyIsOneSegment) {
  EXPECT_EQ(path_segment("osm:n1234"), "osm:n1234");
  EXPECT_EQ(path_segment("a/b?c#d e"), "a%2Fb%3Fc%23d%20e");
  EXPECT_EQ(path_segment(".."), "%2E%2E");
  EXPECT_EQ(path_segment("桥"), "%E6%A1%A5");
}

TEST(PageText, OnlyWebAddressesAreFollowed) {
  EXPECT_EQ(web_address(" https://example.org/x "), "https://example.org/x");
  EXPECT_EQ(web_address("HTTP://example.org"), "HTTP://example.org");
  for (auto const* wrong : {"javascript:alert(1)", "data:text/html,x", "//example.org", "",
                            "java\nscript:x", "https://a b", " javascript://%0aalert(1)"}) {
    EXPECT_FALSE(web_address(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace magpie::app
