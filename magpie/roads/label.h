// Label: what a way costs, as one unsigned number whose high part decides.
//
// Label (64 bits) holds time in 0.1 s above metres: the fastest way wins, among equals the shorter.
// ScenicLabel (128 bits) holds a weight in 0.1 s above both: the preferred way wins, then the
// faster, then the shorter. Labels add and compare as plain integers, so every answer is exact
// and never depends on the order of a search. Each part has 32 bits: 13 years, 4.2 million km.
#pragma once

#include <cstdint>
#include <limits>

namespace magpie::roads {

using Label = std::uint64_t;
__extension__ using ScenicLabel = unsigned __int128;

// Larger than every way; no_way<L>() + no_way<L>() does not occur: searches never extend it.
template <class L>
constexpr L no_way() {
  return static_cast<L>(~L{0});
}
inline constexpr Label kNoWay = no_way<Label>();

constexpr Label make_label(std::uint32_t time_ds, std::uint32_t meters) {
  return static_cast<Label>(time_ds) << 32U | meters;
}
constexpr ScenicLabel make_scenic_label(std::uint32_t weight_ds, Label fastest) {
  return static_cast<ScenicLabel>(weight_ds) << 64U | fastest;
}

// Time and metres of either kind.
constexpr Label time_and_meters(Label label) {
  return label;
}
constexpr Label time_and_meters(ScenicLabel label) {
  return static_cast<Label>(label);
}
constexpr std::uint32_t time_ds_of(Label label) {
  return static_cast<std::uint32_t>(label >> 32U);
}
constexpr std::uint32_t meters_of(Label label) {
  return static_cast<std::uint32_t>(label);
}

}  // namespace magpie::roads
