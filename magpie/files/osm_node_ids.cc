#include "magpie/files/osm_node_ids.h"

#include <algorithm>
#include <array>

namespace magpie::files {

namespace {

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = 1U << kDigitBits;
constexpr std::size_t kFewIds = 4096;

// By digits of 11 bits above the smallest id: three passes for a province, where a comparison sort
// of ten million ids takes most of a second.
void sort_by_digits(std::vector<std::int64_t>& ids) {
  auto const [low, high] = std::minmax_element(ids.begin(), ids.end());
  auto const base = static_cast<std::uint64_t>(*low);
  auto const range = static_cast<std::uint64_t>(*high) - base;
  std::vector<std::int64_t> other(ids.size());
  for (unsigned shift = 0; shift < 64 && range >> shift != 0; shift += kDigitBits) {
    std::array<std::size_t, kDigits + 1> first{};
    auto const digit = [&](std::int64_t id) {
      return (static_cast<std::uint64_t>(id) - base) >> shift & (kDigits - 1);
    };
    for (auto const id : ids) ++first[digit(id) + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    for (auto const id : ids) other[first[digit(id)]++] = id;
    ids.swap(other);
  }
}

}  // namespace

OsmNodeIds::OsmNodeIds(std::vector<std::int64_t> ids) : ids_(std::move(ids)) {
  if (!std::is_sorted(ids_.begin(), ids_.end())) {
    if (ids_.size() < kFewIds)
      std::sort(ids_.begin(), ids_.end());
    else
      sort_by_digits(ids_);
  }
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  ids_.shrink_to_fit();
}

std::optional<std::uint32_t> OsmNodeIds::find(std::int64_t id) {
  if (ids_.empty()) return std::nullopt;
  // Mostly the one behind the last answer, or one that lies between the two.
  if (last_ + 1 < ids_.size() && ids_[last_] < id && id <= ids_[last_ + 1]) {
    if (id < ids_[last_ + 1]) return std::nullopt;
    return static_cast<std::uint32_t>(++last_);
  }
  // Doubling steps away from the last answer bracket the id; a binary search ends it.
  std::size_t low = last_;
  std::size_t high = last_;
  if (ids_[last_] < id) {
    for (std::size_t step = 1; high < ids_.size() && ids_[high] < id; step *= 2) {
      low = high;
      high = last_ + step;
    }
  } else {
    for (std::size_t step = 1; low > 0 && ids_[low] > id; step *= 2) {
      high = low;
      low = last_ >= step ? last_ - step : 0;
    }
  }
  auto const end = ids_.begin() + static_cast<std::ptrdiff_t>(std::min(high + 1, ids_.size()));
  auto const at = std::lower_bound(ids_.begin() + static_cast<std::ptrdiff_t>(low), end, id);
  if (at == ids_.end()) {
    last_ = ids_.size() - 1;
    return std::nullopt;
  }
  last_ = static_cast<std::size_t>(at - ids_.begin());
  if (*at != id) return std::nullopt;
  return static_cast<std::uint32_t>(last_);
}

}  // namespace magpie::files
