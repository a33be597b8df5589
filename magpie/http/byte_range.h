// The Range header (RFC 9110, section 14) for one stretch of bytes:
//
//   "bytes=0-99"  "bytes=100-"  "bytes=-20"
//
// Several stretches at once are not served; like every Range that cannot be read, such a header
// counts as none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace magpie::http {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t length = 0;  // above 0
  bool operator==(ByteRange const&) const = default;
};

enum class RangeWish { whole, part, unsatisfiable };

struct RangeAnswer {
  RangeWish wish = RangeWish::whole;
  ByteRange range;  // of a part
};

// `size`: of the whole.
RangeAnswer read_range(std::optional<std::string_view> header, std::uint64_t size);

}  // namespace magpie::http
