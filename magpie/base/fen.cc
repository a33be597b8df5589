#include "magpie/base/fen.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace magpie::base {

namespace {

__extension__ typedef __int128 Wide;

[[noreturn]] void overflow() {
  throw std::overflow_error("an amount of money is outside the 64-bit range");
}

Wide checked_sum(std::span<std::int64_t const> weights) {
  Wide sum = 0;
  for (std::int64_t const weight : weights) {
    if (weight < 0) throw std::invalid_argument("a weight of a split is negative");
    sum += weight;
  }
  if (sum == 0) throw std::invalid_argument("all weights of a split are zero");
  return sum;
}

}  // namespace

Fen& Fen::operator+=(Fen other) {
  if (__builtin_add_overflow(value_, other.value_, &value_)) overflow();
  return *this;
}

Fen& Fen::operator-=(Fen other) {
  if (__builtin_sub_overflow(value_, other.value_, &value_)) overflow();
  return *this;
}

Fen Fen::multiply(Fen a, std::int64_t times) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a.value_, times, &product)) overflow();
  return Fen(product);
}

std::vector<Fen> allocate(Fen total, std::span<std::int64_t const> weights) {
  Wide const sum = checked_sum(weights);
  bool const negative = total < Fen(0);
  Wide const amount = negative ? -static_cast<Wide>(total.value()) : total.value();
  std::vector<Wide> parts(weights.size());
  std::vector<Wide> remainders(weights.size());
  Wide given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    parts[i] = amount * weights[i] / sum;
    remainders[i] = amount * weights[i] % sum;
    given += parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < amount; ++i, ++given) ++parts[order[i]];
  std::vector<Fen> result;
  result.reserve(parts.size());
  for (Wide const part : parts) {
    result.emplace_back(static_cast<std::int64_t>(negative ? -part : part));
  }
  return result;
}

std::string to_decimal(Fen amount) {
  std::int64_t const value = amount.value();
  auto const magnitude = value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                                   : static_cast<std::uint64_t>(value);
  return fmt::format("{}{}.{:02}", value < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

}  // namespace magpie::base
