#include "magpie/http/request.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/http/response.h"

namespace magpie::http {
namespace {

TEST(Request, HasADecodedQueryInOrder) {
  auto const request =
      make_request("GET", "/api/v1/places?q=%E5%92%8C%E9%A1%BA+1&must=1&must=2&flag&=x&#top");
  EXPECT_EQ(request.path, "/api/v1/places");
  EXPECT_EQ(request.query_value("q"), "和顺 1");
  EXPECT_EQ(request.query_values("must"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(request.query_value("flag"), "");
  EXPECT_EQ(request.query_value("none"), std::nullopt);
}

TEST(Request, TakesAProxysFormOfTheTarget) {
  EXPECT_EQ(make_request("GET", "http://example.org/a?b=1").path, "/a");
  EXPECT_EQ(make_request("GET", "http://example.org").path, "/");
  EXPECT_EQ(make_request("OPTIONS", "*").path, "*");
}

TEST(Request, RefusesADamagedTarget) {
  Request request;
  EXPECT_EQ(set_target(request, "/a%2").error().message,
            "the address is damaged: encode it as UTF-8 with %XX");
  EXPECT_FALSE(set_target(request, "/%FF"));
  EXPECT_FALSE(set_target(request, "/%00"));
  EXPECT_FALSE(set_target(request, "a"));
  auto const status = set_target(request, "/a?name=%zz");
  EXPECT_EQ(status.error().message,
            "the query \"name=%zz\" is damaged: encode it as UTF-8 with %XX");
  EXPECT_EQ(status.error().field, "name");
}

TEST(Request, DecodesWhatAnyEncoderWrote) {
  EXPECT_TRUE(
      rc::check("every byte may be written as %XX", [](std::vector<char32_t> const& points) {
        std::string text;
        for (auto const point : points) text += static_cast<char>('a' + point % 26);
        std::string encoded;
        for (char const c : text) {
          encoded += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        }
        RC_ASSERT(percent_decode(encoded, Decoding::path) == text);
      }));
}

TEST(Request, PlusIsASpaceInAQueryOnly) {
  EXPECT_EQ(percent_decode("a+b", Decoding::query), "a b");
  EXPECT_EQ(percent_decode("a+b", Decoding::path), "a+b");
}

TEST(Headers, CompareNamesWithoutCase) {
  Headers headers{{"Content-Type", "text/plain"}};
  EXPECT_EQ(headers.find("content-type"), "text/plain");
  headers.set("CONTENT-TYPE", "text/html");
  headers.set_default("content-type", "x");
  headers.add("Set-Cookie", "a=1");
  headers.add("Set-Cookie", "b=2");
  std::string all;
  for (auto const& [name, value] : headers) all += name + "=" + value + ";";
  EXPECT_EQ(all, "CONTENT-TYPE=text/html;Set-Cookie=a=1;Set-Cookie=b=2;");
}

TEST(Response, NamesADownloadInEveryScript) {
  Response response;
  set_download_name(response, "和顺 \"1\".pdf");
  EXPECT_EQ(response.headers.find("Content-Disposition"),
            "attachment; filename=\"________1_.pdf\"; "
            "filename*=UTF-8''%E5%92%8C%E9%A1%BA%20%221%22.pdf");
}

TEST(Response, BodyMayBeSharedWithACache) {
  auto const shared = std::make_shared<std::string const>("cached");
  Response const response{.body = shared};
  EXPECT_EQ(response.body.view().data(), shared->data());
  EXPECT_EQ(Body().view(), "");
}

}  // namespace
}  // namespace magpie::http
