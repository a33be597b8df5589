#include "magpie/geo/datum.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "magpie/base/text.h"

namespace magpie::geo {

namespace {

constexpr double kPi = std::numbers::pi;

struct Degrees {
  double lat = 0;
  double lon = 0;
};

struct DatumWord {
  std::string_view word;
  Datum datum;
};

// Lower case, without spaces and dashes.
constexpr std::array kWords = std::to_array<DatumWord>({
    {"wgs84", Datum::wgs84},    {"wgs1984", Datum::wgs84},       {"4326", Datum::wgs84},
    {"crs84", Datum::wgs84},    {"cgcs2000", Datum::wgs84},      {"4490", Datum::wgs84},
    {"国家2000", Datum::wgs84}, {"2000国家", Datum::wgs84},      {"大地2000", Datum::wgs84},
    {"2000大地", Datum::wgs84}, {"gps", Datum::wgs84},           {"天地图", Datum::wgs84},
    {"北斗", Datum::wgs84},     {"openstreetmap", Datum::wgs84}, {"gcj", Datum::gcj02},
    {"高德", Datum::gcj02},     {"腾讯", Datum::gcj02},          {"谷歌", Datum::gcj02},
    {"火星", Datum::gcj02},     {"国测局", Datum::gcj02},        {"amap", Datum::gcj02},
    {"gaode", Datum::gcj02},    {"autonavi", Datum::gcj02},      {"tencent", Datum::gcj02},
    {"bd09", Datum::bd09},      {"百度", Datum::bd09},           {"baidu", Datum::bd09},
});

std::string squeezed(std::string_view text) {
  std::string out;
  for (char const c : base::ascii_lower(text)) {
    if (c != ' ' && c != '-' && c != '_' && c != '\t') out += c;
  }
  return out;
}

// The shift of GCJ-02 as it was published in 2011 with eviltransform and its descendants: two sums
// of sines over metres from 35° N 105° E, on the Krasovsky 1940 ellipsoid.
double wave(double x) {
  return (20 * std::sin(6 * x * kPi) + 20 * std::sin(2 * x * kPi)) * 2 / 3;
}

double north_m(double x, double y) {
  double out = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
  out += wave(x);
  out += (20 * std::sin(y * kPi) + 40 * std::sin(y / 3 * kPi)) * 2 / 3;
  return out + (160 * std::sin(y / 12 * kPi) + 320 * std::sin(y * kPi / 30)) * 2 / 3;
}

double east_m(double x, double y) {
  double out = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
  out += wave(x);
  out += (20 * std::sin(x * kPi) + 40 * std::sin(x / 3 * kPi)) * 2 / 3;
  return out + (150 * std::sin(x / 12 * kPi) + 300 * std::sin(x / 30 * kPi)) * 2 / 3;
}

Degrees gcj_from_wgs(Degrees p) {
  constexpr double kAxis = 6378245.0;
  constexpr double kEccentricity2 = 0.00669342162296594323;
  double const radians = p.lat / 180 * kPi;
  double const magic = 1 - kEccentricity2 * std::sin(radians) * std::sin(radians);
  double const meridian = kAxis * (1 - kEccentricity2) / (magic * std::sqrt(magic));
  double const parallel = kAxis / std::sqrt(magic) * std::cos(radians);
  return {p.lat + north_m(p.lon - 105, p.lat - 35) * 180 / (meridian * kPi),
          p.lon + east_m(p.lon - 105, p.lat - 35) * 180 / (parallel * kPi)};
}

// BD-09 turns and stretches GCJ-02 about the origin; the formula is its own approximate inverse.
Degrees bd_from_gcj(Degrees p) {
  constexpr double kTurn = kPi * 3000 / 180;
  double const radius = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * kTurn);
  double const angle = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * kTurn);
  return {radius * std::sin(angle) + 0.006, radius * std::cos(angle) + 0.0065};
}

Degrees forward(Degrees p, Datum datum) {
  if (datum == Datum::wgs84) return p;
  auto const gcj = gcj_from_wgs(p);
  return datum == Datum::gcj02 ? gcj : bd_from_gcj(gcj);
}

LatLng rounded(Degrees p, LatLng otherwise) {
  return make_latlng(p.lat, p.lon).value_or(otherwise);
}

}  // namespace

std::string_view datum_name(Datum datum) {
  constexpr std::array<std::string_view, 3> kNames{"WGS84", "GCJ-02", "BD-09"};
  return kNames.at(static_cast<std::size_t>(datum));
}

std::optional<Datum> parse_datum(std::string_view text) {
  auto const plain = squeezed(text);
  std::optional<Datum> found;
  for (auto const& [word, datum] : kWords) {
    if (plain.find(word) == std::string::npos) continue;
    if (found && *found != datum) return std::nullopt;
    found = datum;
  }
  return found;
}

bool is_shifted_region(LatLng position) {
  return position.lon() >= 72.004 && position.lon() <= 137.8347 && position.lat() >= 0.8293 &&
         position.lat() <= 55.8271;
}

LatLng from_wgs84(LatLng position, Datum datum) {
  if (datum == Datum::wgs84 || !is_shifted_region(position)) return position;
  return rounded(forward({position.lat(), position.lon()}, datum), position);
}

LatLng to_wgs84(LatLng position, Datum datum) {
  if (datum == Datum::wgs84 || !is_shifted_region(position)) return position;
  Degrees const target{position.lat(), position.lon()};
  Degrees guess = target;
  // The shift changes by less than 1 % over its own length: each step gains two digits.
  for (int step = 0; step < 10; ++step) {
    auto const there = forward(guess, datum);
    guess = {guess.lat + target.lat - there.lat, guess.lon + target.lon - there.lon};
  }
  return rounded(guess, position);
}

}  // namespace magpie::geo
