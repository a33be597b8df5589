#include "magpie/fetch/fetch.h"

#include <gtest/gtest.h>

#include "magpie/fetch/testing/tiny_server.h"

namespace magpie::fetch {
namespace {

using std::chrono_literals::operator""ms;
using testing::TinyServer;

// Lets through to the test server only.
Limits only(TinyServer const& server) {
  Limits limits;
  limits.may_connect = [port = server.port()](Endpoint const& to) {
    return to.ip == "127.0.0.1" && to.port == port;
  };
  return limits;
}

std::string refusal(Request const& request, Limits const& limits) {
  auto const answer = get(request, limits);
  return answer ? "fetched: " + answer->bytes : answer.error().en;
}

constexpr auto kInside =
    "The address leads into an internal network and was not opened: if that is meant, let the "
    "operator allow private feeds.";

TEST(Fetch, BringsTheBytesWithWhatItTakesToAskAgain) {
  TinyServer server;
  server.put("/data/inns%20a.csv?key=1", {200, "a,b\n", "\"one\"", "Last-Modified: Sat\r\n"});
  auto const answer = get({server.url("/data/inns%20a.csv?key=1"), "", ""}, only(server));
  ASSERT_TRUE(answer) << answer.error().en;
  EXPECT_EQ(answer->bytes, "a,b\n");
  EXPECT_EQ(answer->etag, "\"one\"");
  EXPECT_EQ(answer->last_modified, "Sat");
  EXPECT_EQ(answer->file_name, "inns a.csv");
  EXPECT_FALSE(answer->is_unchanged);
}

TEST(Fetch, AnUnchangedSourceSaysSo) {
  TinyServer server;
  server.put("/a", {200, "a", "\"one\"", ""});
  auto const answer =
      get({server.url("/a"), "\"one\"", "Sat, 01 Jan 2022 00:00:00 GMT"}, only(server));
  ASSERT_TRUE(answer) << answer.error().en;
  EXPECT_TRUE(answer->is_unchanged);
  EXPECT_NE(server.requests().at(0).find("If-Modified-Since: Sat, 01 Jan 2022 00:00:00 GMT"),
            std::string::npos);
}

TEST(Fetch, AnAnswerThatNobodyAskedForIsNotTakenForUnchanged) {
  TinyServer server;
  server.put("/a", {304, "", "", ""});
  EXPECT_EQ(refusal({server.url("/a"), "", ""}, only(server)),
            "The source answered 304 and will be tried again.");
}

TEST(Fetch, LoopbackIsRefusedByItself) {
  TinyServer server;
  server.put("/a", {200, "secret", "", ""});
  EXPECT_EQ(refusal({server.url("/a"), "", ""}, {}), kInside);
  EXPECT_EQ(refusal({"http://localhost:" + std::to_string(server.port()) + "/a", "", ""}, {}),
            kInside);
  EXPECT_TRUE(server.requests().empty());
}

TEST(Fetch, ARedirectIsJudgedLikeTheFirstAddress) {
  TinyServer outside;
  TinyServer inside;
  inside.put("/admin", {200, "secret", "", ""});
  outside.put("/a", {302, "", "", "Location: " + inside.url("/admin") + "\r\n"});
  EXPECT_EQ(refusal({outside.url("/a"), "", ""}, only(outside)), kInside);
  EXPECT_TRUE(inside.requests().empty());
}

TEST(Fetch, ARedirectIsFollowedAndGivesItsOwnTag) {
  TinyServer server;
  server.put("/a", {302, "moved", "\"old\"", "Location: /b.csv\r\n"});
  server.put("/b.csv", {200, "b", "\"new\"", ""});
  auto const answer = get({server.url("/a"), "", ""}, only(server));
  ASSERT_TRUE(answer) << answer.error().en;
  EXPECT_EQ(answer->bytes + answer->etag + answer->file_name, "b\"new\"b.csv");
}

TEST(Fetch, RedirectsEnd) {
  TinyServer server;
  server.put("/a", {302, "", "", "Location: /a\r\n"});
  EXPECT_NE(refusal({server.url("/a"), "", ""}, only(server)).find("passed on too often"),
            std::string::npos);
  EXPECT_EQ(server.requests().size(), 6U);
}

TEST(Fetch, ARedirectToAFileIsNotFollowed) {
  TinyServer server;
  server.put("/a", {302, "", "", "Location: file:///etc/passwd\r\n"});
  EXPECT_NE(refusal({server.url("/a"), "", ""}, only(server)).find("do not follow"),
            std::string::npos);
}

TEST(Fetch, WhatIsTooLargeIsNotRead) {
  TinyServer server;
  server.put("/a", {200, std::string((1U << 20U) + 1, 'x'), "", ""});
  auto limits = only(server);
  limits.bytes_max = 1U << 20U;
  EXPECT_EQ(refusal({server.url("/a"), "", ""}, limits),
            "The source is larger than 1 MB: split it into smaller files.");
  server.put("/a", {200, std::string(1U << 20U, 'x'), "", ""});
  EXPECT_TRUE(get({server.url("/a"), "", ""}, limits));
}

TEST(Fetch, ASilentServerIsGivenUp) {
  TinyServer server;
  server.put("/a", {0, "", "", ""});
  auto limits = only(server);
  limits.time_max = 200ms;
  EXPECT_EQ(refusal({server.url("/a"), "", ""}, limits),
            "The source did not answer in time and will be tried again.");
}

TEST(Fetch, StopsWhenItIsTold) {
  TinyServer server;
  server.put("/a", {0, "", "", ""});
  auto limits = only(server);
  limits.is_cancelled = [] { return true; };
  EXPECT_EQ(refusal({server.url("/a"), "", ""}, limits),
            "The pull was interrupted and will be tried again.");
}

TEST(Fetch, AServerThatAsksForPeaceIsHeard) {
  TinyServer server;
  server.put("/a", {503, "", "", "Retry-After: 7200\r\n"});
  auto const answer = get({server.url("/a"), "", ""}, only(server));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().wait_s, 7200);
  EXPECT_EQ(answer.error().en, "The source answered 503 and will be tried again.");
}

TEST(Fetch, AddressesAreJudgedBeforeTheyAreStored) {
  EXPECT_TRUE(check_url("https://example.org/a.csv?x=1"));
  EXPECT_TRUE(check_url("http://例子.example/数据.csv"));
  for (auto const* url : {"", "example.org/a", "ftp://example.org/a", "file:///etc/passwd",
                          "http://", "gopher://a/", "http://a/\r\nX: y", "http://a b/",
                          "https://li:secret@example.org/a", "https://li@example.org/"})
    EXPECT_FALSE(check_url(url)) << url;
}

TEST(Fetch, ALogLearnsNoKey) {
  EXPECT_EQ(loggable("https://example.org:8443/a/b.csv?token=secret#x"),
            "https://example.org:8443/a/b.csv");
}

}  // namespace
}  // namespace magpie::fetch
