// County: an administrative unit with the seat of its government. A place known only to its county
// is shown at that seat, labelled as a stand-in; nothing here ever turns it into a point.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/geo/latlng.h"

namespace magpie::catalog {

struct County {
  std::string code;  // GB/T 2260, six digits
  std::string name_zh;
  std::string name_en;
  std::string prefecture_zh;
  std::string prefecture_en;
  std::string province_zh;
  std::string province_en;
  std::optional<geo::LatLng> seat;
  std::string seat_source;      // key of sources.csv
  std::string code_current;     // of today, where the boundaries carry older ones; "" = the same
  std::string name_current_zh;  // "" = the same
  std::string change;           // what happened: "merged into Xindu District in 2020"
  double area_km2 = 0;          // 0 = not known
  bool operator==(County const&) const = default;
};

// Gives each place of precision county that has no location the seat of its county, and names the
// seat's source for the field "location". Precision stays county. A place whose code names no
// county with a seat (codes ending in 00 are cities) stays without location. Returns how many
// places received a seat.
std::size_t apply_county_seats(std::vector<Place>& places, std::span<County const> counties);

}  // namespace magpie::catalog
