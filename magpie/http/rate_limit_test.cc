#include "magpie/http/rate_limit.h"

#include <gtest/gtest.h>

#include "magpie/http/wire.h"

namespace magpie::http {
namespace {

using namespace std::chrono_literals;
using Time = RateLimiter::Clock::time_point;

TEST(RateLimit, AllowsABurstAndThenASteadyPace) {
  RateLimiter limiter({.burst = 3, .per_second = 2});
  Time now{};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.allow("a", now)) << i;
  EXPECT_FALSE(limiter.allow("a", now));
  EXPECT_FALSE(limiter.allow("a", now + 400ms));
  EXPECT_TRUE(limiter.allow("a", now + 500ms));
  EXPECT_FALSE(limiter.allow("a", now + 500ms));
}

TEST(RateLimit, NeverSavesMoreThanABurst) {
  RateLimiter limiter({.burst = 2, .per_second = 100});
  Time const later = Time{} + 1h;
  EXPECT_TRUE(limiter.allow("a", Time{}));
  EXPECT_TRUE(limiter.allow("a", later));
  EXPECT_TRUE(limiter.allow("a", later));
  EXPECT_FALSE(limiter.allow("a", later));
}

TEST(RateLimit, CountsEachAddressForItself) {
  RateLimiter limiter({.burst = 1, .per_second = 1});
  EXPECT_TRUE(limiter.allow("a", Time{}));
  EXPECT_TRUE(limiter.allow("b", Time{}));
  EXPECT_FALSE(limiter.allow("a", Time{}));
}

TEST(RateLimit, IsBoundedForAFloodOfAddresses) {
  RateLimiter limiter({.burst = 1, .per_second = 1});
  int allowed = 0;
  for (int i = 0; i < 20'000; ++i) allowed += limiter.allow(std::to_string(i), Time{}) ? 1 : 0;
  EXPECT_EQ(allowed, 10'000);
  EXPECT_TRUE(limiter.allow("new", Time{} + 2s));
}

TEST(Refuse, ReadsWithoutLimitAndWritesWithOne) {
  RateLimiter limiter({.burst = 1, .per_second = 0.001});
  auto const ask = [&](char const* method) {
    auto const refusal = refuse(make_request(method, "/x"), &limiter, Time{});
    return refusal ? refusal->status : 0;
  };
  EXPECT_EQ(ask("POST"), 0);
  EXPECT_EQ(ask("POST"), 429);
  EXPECT_EQ(ask("GET"), 0);
  EXPECT_FALSE(refuse(make_request("POST", "/x"), nullptr, Time{}));
}

TEST(Refuse, KeepsOtherSitesOut) {
  auto request = make_request("POST", "/x");
  request.headers.set("Origin", "https://evil.example");
  EXPECT_EQ(refuse(request, nullptr, Time{})->status, 403);
}

}  // namespace
}  // namespace magpie::http
