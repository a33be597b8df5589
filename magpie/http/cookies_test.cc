#include "magpie/http/cookies.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "magpie/http/auth.h"

namespace magpie::http {
namespace {

using namespace std::chrono_literals;

TEST(Cookies, AreFoundByTheirWholeName) {
  EXPECT_EQ(find_cookie("a=1; magpie_session=tok=en ;b=2", "magpie_session"), "tok=en");
  EXPECT_EQ(find_cookie("xmagpie_session=1", "magpie_session"), std::nullopt);
  EXPECT_EQ(find_cookie("", "a"), std::nullopt);
  EXPECT_EQ(find_cookie("a", "a"), std::nullopt);
  EXPECT_EQ(find_cookie("a=", "a"), "");
}

TEST(Cookies, AreForThisSiteAndNotForScripts) {
  EXPECT_EQ(set_cookie_text({.name = "a", .value = "1", .max_age = 60s}),
            "a=1; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
  EXPECT_EQ(set_cookie_text({.name = "a", .max_age = 0s, .transport = Transport::encrypted}),
            "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
}

TEST(Cookies, CannotCarryOtherHeaders) {
  EXPECT_THROW(set_cookie_text({.name = "a", .value = "1\r\nX: y"}), std::invalid_argument);
  EXPECT_THROW(set_cookie_text({.name = "a;b"}), std::invalid_argument);
  EXPECT_THROW(set_cookie_text({.name = ""}), std::invalid_argument);
  EXPECT_THROW(set_cookie_text({.name = "a", .path = "/;x"}), std::invalid_argument);
}

TEST(SessionToken, ComesFromTheCookieOrTheBearer) {
  auto request = make_request("GET", "/");
  EXPECT_EQ(session_token(request), std::nullopt);
  request.headers.set("Authorization", "Basic abc");
  EXPECT_EQ(session_token(request), std::nullopt);
  request.headers.set("Authorization", "bearer key");
  EXPECT_EQ(session_token(request), "key");
  request.headers.set("Cookie", "magpie_session=tok");
  EXPECT_EQ(session_token(request), "tok");
  EXPECT_EQ(session_cookie(request, "tok", 1h, Transport::plain),
            "magpie_session=tok; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict");
  EXPECT_EQ(ended_session_cookie(request),
            "magpie_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
  request.mount = "/a/g331";
  EXPECT_EQ(session_cookie(request, "tok", 1h, Transport::plain),
            "magpie_session=tok; Path=/a/g331; Max-Age=3600; HttpOnly; SameSite=Strict");
}

bool passes(std::string method, std::string const& origin) {
  auto request = make_request(std::move(method), "/api/v1/plans");
  request.headers.set("Host", "localhost:8080");
  if (!origin.empty()) request.headers.set("Origin", origin);
  return check_same_origin(request).has_value();
}

TEST(SameOrigin, KeepsOtherSitesFromChangingThings) {
  EXPECT_TRUE(passes("POST", ""));
  EXPECT_TRUE(passes("POST", "http://localhost:8080"));
  EXPECT_TRUE(passes("POST", "http://LOCALHOST:8080"));
  EXPECT_FALSE(passes("POST", "http://localhost:9090"));
  EXPECT_FALSE(passes("DELETE", "https://evil.example"));
  EXPECT_FALSE(passes("POST", "null"));
  EXPECT_TRUE(passes("GET", "https://evil.example"));
}

}  // namespace
}  // namespace magpie::http
