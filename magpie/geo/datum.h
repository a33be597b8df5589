// Datum: in which system a position was measured. Maps made in China shift positions by law: GCJ-02
// (AMap, Tencent) by some hundred metres, BD-09 (Baidu) by as much again. Everything stored is
// WGS84; CGCS2000 counts as WGS84, the two differ by less than 1 m.
//
//   to_wgs84(position, Datum::bd09)
//
// Outside China's rectangle nothing is shifted. A round trip is exact to well below 1 m.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/geo/latlng.h"

namespace magpie::geo {

enum class Datum { wgs84, gcj02, bd09 };

// "WGS84", "GCJ-02", "BD-09".
std::string_view datum_name(Datum datum);
// Reads what a header, a cell or a crs member says: "EPSG:4490", "高德", "火星坐标", "baidu".
// Nothing where no datum is named, and where two are.
std::optional<Datum> parse_datum(std::string_view text);

bool is_shifted_region(LatLng position);  // China's rectangle
LatLng to_wgs84(LatLng position, Datum datum);
LatLng from_wgs84(LatLng position, Datum datum);

}  // namespace magpie::geo
