#include "magpie/http/rate_limit.h"

#include <algorithm>

namespace magpie::http {

namespace {

// Past this many addresses, those whose buckets are full again are forgotten.
constexpr std::size_t kAddressesMax = 10'000;

}  // namespace

bool RateLimiter::allow(std::string_view address, Clock::time_point now) {
  std::lock_guard const lock(mutex_);
  auto found = buckets_.find(address);
  if (found == buckets_.end()) {
    if (buckets_.size() >= kAddressesMax) forget_full(now);
    // Still too many: a flood from everywhere. New addresses wait, known ones go on.
    if (buckets_.size() >= kAddressesMax) return false;
    found = buckets_.emplace(std::string(address), Bucket{limit_.burst, now}).first;
  }
  auto& bucket = found->second;
  bucket = {tokens_at(bucket, now), now};
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void RateLimiter::forget_full(Clock::time_point now) {
  std::erase_if(buckets_,
                [&](auto const& entry) { return tokens_at(entry.second, now) >= limit_.burst; });
}

double RateLimiter::tokens_at(Bucket const& bucket, Clock::time_point now) const {
  std::chrono::duration<double> const passed = now - bucket.filled_at;
  return std::min(limit_.burst, bucket.tokens + passed.count() * limit_.per_second);
}

}  // namespace magpie::http
