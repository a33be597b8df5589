// RateLimiter: a token bucket for each address. Time is an argument, so that a test can pass it.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace magpie::http {

struct RateLimit {
  double burst = 1;       // at once
  double per_second = 1;  // and then
};

// Safe to use from several threads.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;

  explicit RateLimiter(RateLimit limit) : limit_(limit) {}
  // Takes one token of this address; false when it has none.
  bool allow(std::string_view address, Clock::time_point now);

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled_at;
  };
  void forget_full(Clock::time_point now);
  double tokens_at(Bucket const& bucket, Clock::time_point now) const;

  RateLimit limit_;
  std::mutex mutex_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace magpie::http
