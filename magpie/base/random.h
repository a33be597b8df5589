// Random: a seeded xoshiro256** generator (Blackman and Vigna 2018). The same seed gives the same
// numbers on every machine, which std::uniform_int_distribution does not promise.
#pragma once

#include <array>
#include <cstdint>

namespace magpie::base {

class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t next();
  // Uniform in [0, bound); bound ≥ 1.
  std::uint64_t below(std::uint64_t bound);
  // Uniform in [0, 1).
  double unit();

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace magpie::base
