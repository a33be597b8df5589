// Id<Tag>: a database key of one kind of thing. No arithmetic and no invalid value: absence is
// std::optional<Id>.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

#include "magpie/base/check.h"

namespace magpie::base {

template <class Tag>
class Id {
 public:
  explicit Id(std::int64_t value) : value_(value) { MAGPIE_CHECK(value > 0); }
  std::int64_t value() const { return value_; }
  auto operator<=>(Id const&) const = default;

 private:
  std::int64_t value_;
};

}  // namespace magpie::base

template <class Tag>
struct std::hash<magpie::base::Id<Tag>> {
  std::size_t operator()(magpie::base::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value());
  }
};
