#include "magpie/http/byte_range.h"

#include <algorithm>
#include <charconv>

#include "magpie/base/text.h"

namespace magpie::http {

namespace {

// Digits only. Nothing for other text and for what has no room in 64 bits.
std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t value = 0;
  auto const* const end = text.data() + text.size();
  auto const [at, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || at != end) return std::nullopt;
  return value;
}

}  // namespace

RangeAnswer read_range(std::optional<std::string_view> header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header || !header->starts_with(kUnit)) return {};
  auto const text = base::trim(header->substr(kUnit.size()));
  auto const dash = text.find('-');
  if (dash == std::string_view::npos) return {};
  auto const from = text.substr(0, dash);
  auto const to = text.substr(dash + 1);
  if (from.empty()) {
    auto const last = read_number(to);
    if (!last) return {};
    if (*last == 0 || size == 0) return {RangeWish::unsatisfiable, {}};
    auto const length = std::min(*last, size);
    return {RangeWish::part, {size - length, length}};
  }
  auto const first = read_number(from);
  auto const last = to.empty() ? std::optional(UINT64_MAX) : read_number(to);
  if (!first || !last || *last < *first) return {};
  if (*first >= size) return {RangeWish::unsatisfiable, {}};
  return {RangeWish::part, {*first, std::min(*last, size - 1) - *first + 1}};
}

}  // namespace magpie::http
