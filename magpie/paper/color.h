// The colours of paper: ink, one accent, and colours that mean something (always with a word beside
// them, because a page is often printed in black and white).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace magpie::paper {

struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
};

constexpr Color from_hex(std::uint32_t rgb) {
  return {static_cast<double>(rgb >> 16U & 0xFFU) / 255.0,
          static_cast<double>(rgb >> 8U & 0xFFU) / 255.0, static_cast<double>(rgb & 0xFFU) / 255.0};
}

inline constexpr Color kInk = from_hex(0x14181d);
inline constexpr Color kQuietInk = from_hex(0x565d63);  // 6.7 : 1 on white
inline constexpr Color kWhite = from_hex(0xffffff);
inline constexpr Color kSurface = from_hex(0xf5f6f4);
inline constexpr Color kLine = from_hex(0xd9ddd8);
inline constexpr Color kAccent = from_hex(0x0b6e7f);
inline constexpr Color kGreen = from_hex(0x1a7f4b);
inline constexpr Color kAmber = from_hex(0xb56a00);
inline constexpr Color kRed = from_hex(0xb3261e);

inline constexpr Color kLand = from_hex(0xf8f8f4);
inline constexpr Color kWater = from_hex(0xc4d3dc);
inline constexpr Color kRoad = from_hex(0xcfd1cc);
inline constexpr Color kBoundary = from_hex(0xa9aeb0);

// Colour-blind-safe, in the order of Okabe and Ito (2008) without yellow, which vanishes on paper.
inline constexpr std::array<Color, 7> kDayColors = {
    from_hex(0x0072b2), from_hex(0xd55e00), from_hex(0x009e73), from_hex(0xcc79a7),
    from_hex(0xe69f00), from_hex(0x56b4e9), from_hex(0x14181d)};

// `day` counts from 1; after the seventh day the colours begin again.
constexpr Color day_color(int day) {
  return kDayColors[static_cast<std::size_t>(day < 1 ? 0 : day - 1) % kDayColors.size()];
}

}  // namespace magpie::paper
