#include "magpie/catalog/sun.h"

#include <cmath>
#include <numbers>

namespace magpie::catalog {

namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kRiseAltitudeDeg = -0.8333;  // 34′ of refraction and 16′ of radius
constexpr double kDeltaTSeconds = 69;         // terrestrial time minus UTC, 2025
constexpr double kDay = 86'400;
constexpr double kStep = 600;

double days_since_j2000(double utc_seconds) {
  return (utc_seconds - 946'728'000.0) / kDay;
}

struct Equatorial {
  double right_ascension = 0;  // radians
  double declination = 0;
  double sidereal_correction_deg = 0;  // nutation in right ascension
};

// Chapter 25, apparent place. `days` in terrestrial time.
Equatorial apparent_sun(double days) {
  double const t = days / 36525;
  double const mean_longitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
  double const anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * kRadians;
  double const center = (1.914602 - t * (0.004817 + t * 0.000014)) * std::sin(anomaly) +
                        (0.019993 - t * 0.000101) * std::sin(2 * anomaly) +
                        0.000289 * std::sin(3 * anomaly);
  double const node = (125.04 - 1934.136 * t) * kRadians;
  double const longitude =
      (mean_longitude + center - 0.00569 - 0.00478 * std::sin(node)) * kRadians;
  double const obliquity = (23.439291 - 0.0130042 * t + 0.00256 * std::cos(node)) * kRadians;
  return {std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)),
          std::asin(std::sin(obliquity) * std::sin(longitude)),
          -0.00478 * std::sin(node) * std::cos(obliquity)};
}

enum class Direction { rising, setting };

// The first crossing of the rise altitude in [from, until) in the given direction.
std::optional<double> crossing(geo::LatLng place, double from, double until, Direction direction) {
  double const sign = direction == Direction::rising ? 1 : -1;
  auto const height = [&](double at) {
    return sign * (sun_altitude_deg(place, at) - kRiseAltitudeDeg);
  };
  double before = height(from);
  for (double at = from; at < until; at += kStep) {
    double const after = height(at + kStep);
    if (before < 0 && after >= 0) {
      double low = at;
      double high = at + kStep;
      while (high - low > 0.1) {
        double const middle = (low + high) / 2;
        (height(middle) < 0 ? low : high) = middle;
      }
      return high;
    }
    before = after;
  }
  return std::nullopt;
}

}  // namespace

double sun_altitude_deg(geo::LatLng place, double utc_seconds) {
  double const days = days_since_j2000(utc_seconds);
  Equatorial const sun = apparent_sun(days + kDeltaTSeconds / kDay);
  double const t = days / 36525;
  double const sidereal_deg = 280.46061837 + 360.98564736629 * days + 0.000387933 * t * t +
                              sun.sidereal_correction_deg + place.lon();
  double const hour_angle = std::fmod(sidereal_deg, 360) * kRadians - sun.right_ascension;
  double const latitude = place.lat() * kRadians;
  return std::asin(std::sin(latitude) * std::sin(sun.declination) +
                   std::cos(latitude) * std::cos(sun.declination) * std::cos(hour_angle)) /
         kRadians;
}

std::optional<SunTimes> sun_times(geo::LatLng place, base::Date date, int utc_offset_minutes) {
  double const midnight =
      static_cast<double>(date.time_since_epoch().count()) * kDay - utc_offset_minutes * 60.0;
  auto const rise = crossing(place, midnight, midnight + kDay, Direction::rising);
  if (!rise) return std::nullopt;
  auto const set = crossing(place, *rise, *rise + kDay, Direction::setting);
  if (!set) return std::nullopt;
  auto const minute = [&](double at) {
    return static_cast<int>(std::lround((at - midnight) / 60));
  };
  return SunTimes{minute(*rise), minute(*set)};
}

}  // namespace magpie::catalog
