// LatLng: a WGS84 position in 1e-7 degrees, as OpenStreetMap stores it. Box: a rectangle of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace magpie::geo {

struct LatLng {
  std::int32_t lat_e7 = 0;
  std::int32_t lon_e7 = 0;
  auto operator<=>(LatLng const&) const = default;
  double lat() const { return lat_e7 * 1e-7; }
  double lon() const { return lon_e7 * 1e-7; }
};

// Nothing outside latitude ±90 and longitude ±180, and for NaN.
inline std::optional<LatLng> make_latlng(double lat, double lon) {
  if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) return std::nullopt;
  return LatLng{static_cast<std::int32_t>(std::lround(lat * 1e7)),
                static_cast<std::int32_t>(std::lround(lon * 1e7))};
}

struct Box {
  LatLng low{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  LatLng high{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};

  bool is_empty() const { return low.lat_e7 > high.lat_e7; }
  void extend(LatLng p) {
    low = {std::min(low.lat_e7, p.lat_e7), std::min(low.lon_e7, p.lon_e7)};
    high = {std::max(high.lat_e7, p.lat_e7), std::max(high.lon_e7, p.lon_e7)};
  }
  bool meets(Box const& other) const {
    return low.lat_e7 <= other.high.lat_e7 && other.low.lat_e7 <= high.lat_e7 &&
           low.lon_e7 <= other.high.lon_e7 && other.low.lon_e7 <= high.lon_e7;
  }
  bool contains(LatLng p) const {
    return p.lat_e7 >= low.lat_e7 && p.lat_e7 <= high.lat_e7 && p.lon_e7 >= low.lon_e7 &&
           p.lon_e7 <= high.lon_e7;
  }
};

inline Box box_of(std::span<LatLng const> points) {
  Box box;
  for (auto const point : points) box.extend(point);
  return box;
}

}  // namespace magpie::geo
