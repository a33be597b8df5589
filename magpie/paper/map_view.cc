#include "magpie/paper/map_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"

namespace magpie::paper {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kRadians = kPi / 180;
constexpr double kLatitudeMax = 85.05;
constexpr double kAcrossMinM = 1500;

}  // namespace

MapView::MapView(std::span<geo::LatLng const> positions, Rect frame, double padding)
    : frame_(frame) {
  // Longitudes count from the first position, so that an area across the antimeridian is one piece.
  if (!positions.empty()) middle_lon_ = positions.front().lon();
  double west = 0, east = 0, south = 0, north = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    Mercator const at = project(positions[i]);
    west = i == 0 ? at.x : std::min(west, at.x);
    east = i == 0 ? at.x : std::max(east, at.x);
    south = i == 0 ? at.y : std::min(south, at.y);
    north = i == 0 ? at.y : std::max(north, at.y);
  }
  center_ = {(west + east) / 2, (south + north) / 2};
  double const middle_lat = std::atan(std::sinh(center_.y));
  double const meters_per_unit = geo::kEarthRadiusM * std::cos(middle_lat);
  double const width = std::max(east - west, kAcrossMinM / meters_per_unit);
  double const height = std::max(north - south, kAcrossMinM / meters_per_unit);
  points_per_unit_ = std::min(std::max(frame.width - 2 * padding, 1.0) / width,
                              std::max(frame.height - 2 * padding, 1.0) / height);
  meters_per_point_ = meters_per_unit / points_per_unit_;
}

MapView::Mercator MapView::project(geo::LatLng at) const {
  double const lat = std::clamp(at.lat(), -kLatitudeMax, kLatitudeMax) * kRadians;
  double const lon = std::remainder(at.lon() - middle_lon_, 360.0) * kRadians;
  return {lon, std::asinh(std::tan(lat))};
}

Point MapView::to_page(geo::LatLng at) const {
  Mercator const p = project(at);
  return {frame_.x + frame_.width / 2 + (p.x - center_.x) * points_per_unit_,
          frame_.y + frame_.height / 2 - (p.y - center_.y) * points_per_unit_};
}

double round_length_m(double limit_m) {
  if (!(limit_m >= 1)) return 1;
  double const power = std::pow(10.0, std::floor(std::log10(limit_m)));
  for (double const step : {5.0, 2.0}) {
    if (step * power <= limit_m) return step * power;
  }
  return power;
}

}  // namespace magpie::paper
