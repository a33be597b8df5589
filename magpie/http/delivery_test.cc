#include "magpie/http/delivery.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/base/gzip.h"
#include "magpie/http/wire.h"

namespace magpie::http {
namespace {

Request get(Headers headers) {
  auto request = make_request("GET", "/x");
  request.headers = std::move(headers);
  return request;
}

std::string const kLong(5000, 'x');

TEST(Delivery, AddsTheSecurityHeaders) {
  auto const response = finish(get({}), json_response("{}"));
  std::string text;
  for (auto const& [name, value] : response.headers) text += name + ": " + value + "\n";
  EXPECT_EQ(text,
            "Content-Type: application/json\n"
            "X-Content-Type-Options: nosniff\n"
            "Referrer-Policy: same-origin\n"
            "Content-Security-Policy: default-src 'self'; worker-src 'self' blob:; img-src 'self' "
            "data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'\n"
            "Cross-Origin-Opener-Policy: same-origin\n"
            "Cache-Control: no-cache\n"
            "ETag: " +
                etag_of("{}") +
                "\n"
                "Vary: Accept-Encoding\n");
}

TEST(Delivery, TellsThatNothingHasChanged) {
  auto const etag = etag_of("{}");
  auto const unchanged =
      finish(get({{"If-None-Match", "\"other\", W/" + etag}}), json_response("{}"));
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.body.view(), "");
  EXPECT_EQ(unchanged.headers.find("ETag"), etag);
  EXPECT_EQ(finish(get({{"If-None-Match", etag}}), json_response("[]")).status, 200);
  EXPECT_EQ(finish(get({{"If-None-Match", "*"}}), json_response("[]")).status, 304);
}

TEST(Delivery, ComparesNothingForOtherMethodsAndStatus) {
  auto post = make_request("POST", "/x");
  post.headers.set("If-None-Match", "*");
  EXPECT_EQ(finish(post, json_response("{}")).status, 200);
  EXPECT_EQ(finish(get({{"If-None-Match", "*"}}), json_response("{}", 404)).status, 404);
  EXPECT_FALSE(finish(get({}), json_response("{}", 404)).headers.contains("ETag"));
}

TEST(Delivery, PacksLongText) {
  auto const response = finish(get({{"Accept-Encoding", "br, gzip;q=0.8"}}), json_response(kLong));
  EXPECT_EQ(response.headers.find("Content-Encoding"), "gzip");
  EXPECT_LT(response.body.view().size(), 100U);
  EXPECT_EQ(base::gunzip(response.body.view(), 10'000), kLong);
  auto const etag = std::string(*response.headers.find("ETag"));
  EXPECT_TRUE(etag.ends_with("-gz\"")) << etag;
  EXPECT_TRUE(names_etag(etag, etag_of(kLong)));
}

TEST(Delivery, LeavesShortAndPackedAndUnwantedAlone) {
  Headers const accepts{{"Accept-Encoding", "gzip"}};
  auto const is_packed = [](Response const& r) { return r.headers.contains("Content-Encoding"); };
  EXPECT_FALSE(is_packed(finish(get(accepts), json_response(std::string(1024, 'x')))));
  EXPECT_TRUE(is_packed(finish(get(accepts), json_response(std::string(1025, 'x')))));
  EXPECT_FALSE(is_packed(finish(get(accepts), make_response("image/png", kLong))));
  EXPECT_FALSE(is_packed(finish(get({}), json_response(kLong))));
  EXPECT_FALSE(is_packed(finish(get({{"Accept-Encoding", "gzip;q=0"}}), json_response(kLong))));
}

TEST(HeadText, IsWhatGoesOverTheWire) {
  Response response = json_response("{}", 201);
  response.headers.add("Set-Cookie", "a=1");
  EXPECT_EQ(head_text(response, After::keep_open, 0),
            "HTTP/1.1 201 Created\r\n"
            "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            "Connection: keep-alive\r\n"
            "Content-Length: 2\r\n"
            "Content-Type: application/json\r\n"
            "Set-Cookie: a=1\r\n"
            "\r\n");
}

TEST(HeadText, LetsNobodyAddHeaders) {
  Response response = empty_response();
  response.headers.set("Location", "/a\r\nX: y");
  EXPECT_EQ(head_text(response, After::close, 0),
            "HTTP/1.1 204 No Content\r\n"
            "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            "Connection: close\r\n"
            "Location: /a  X: y\r\n"
            "\r\n");
}

}  // namespace
}  // namespace magpie::http
