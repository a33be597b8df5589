// Quantity<Tag, Rep>: a number with its unit in the type. Two kinds never mix; scaling by a plain
// number is explicit through value().
#pragma once

#include <compare>
#include <cstdint>

namespace magpie::base {

template <class Tag, class Rep>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep value) : value_(value) {}
  constexpr Rep value() const { return value_; }
  constexpr Quantity& operator+=(Quantity other) {
    value_ += other.value_;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.value_ + b.value_);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.value_ - b.value_);
  }
  constexpr auto operator<=>(Quantity const&) const = default;

 private:
  Rep value_ = 0;
};

using Meters = Quantity<struct MetersTag, std::int64_t>;

}  // namespace magpie::base
