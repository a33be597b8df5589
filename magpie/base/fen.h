// Fen: money in the smallest unit of the alliance's currency. Integer, overflow-checked, never
// divided and never multiplied by a floating-point number: it is split with allocate().
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace magpie::base {

class Fen {
 public:
  constexpr Fen() = default;
  constexpr explicit Fen(std::int64_t value) : value_(value) {}
  constexpr std::int64_t value() const { return value_; }
  constexpr auto operator<=>(Fen const&) const = default;

  // All throw std::overflow_error instead of wrapping.
  Fen& operator+=(Fen other);
  Fen& operator-=(Fen other);
  friend Fen operator+(Fen a, Fen b) { return a += b; }
  friend Fen operator-(Fen a, Fen b) { return a -= b; }
  friend Fen operator*(Fen a, std::int64_t times) { return multiply(a, times); }
  friend Fen operator*(std::int64_t times, Fen a) { return multiply(a, times); }

 private:
  static Fen multiply(Fen a, std::int64_t times);
  std::int64_t value_ = 0;
};

// Splits `total` in proportion to `weights` (each ≥ 0, at least one > 0) by the largest remainder;
// equal remainders go to the lower index. The parts add up to `total` exactly.
// A negative total is split as its absolute value and negated. Throws std::invalid_argument.
std::vector<Fen> allocate(Fen total, std::span<std::int64_t const> weights);

// "168.00", "-0.05"
std::string to_decimal(Fen amount);

}  // namespace magpie::base
