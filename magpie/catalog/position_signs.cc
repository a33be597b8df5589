#include "magpie/catalog/position_signs.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace magpie::catalog {

namespace {

constexpr std::size_t kCellsMin = 20;
constexpr std::size_t kRowsMin = 3;
constexpr double kFarDegrees = 20;
constexpr double kNearDegrees = 5;

double median(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool is_within(Axes a, Axes b, double degrees) {
  return std::abs(a.lat - b.lat) <= degrees && std::abs(a.lon - b.lon) <= degrees;
}

}  // namespace

bool look_like_degrees_minutes(std::span<cell::CoordinateValue const> cells) {
  std::size_t count = 0;
  for (auto const& each : cells) {
    if (each.notation != cell::Notation::decimal) continue;
    double const fraction = std::abs(each.degrees) - std::floor(std::abs(each.degrees));
    auto const digits = static_cast<int>(std::floor(fraction * 10'000 + 1e-6));
    if (digits / 100 >= 60 || digits % 100 >= 60) return false;
    count += each.decimals >= 4;
  }
  return count >= kCellsMin;
}

double from_degrees_minutes(double number) {
  double const size = std::abs(number);
  double const whole = std::floor(size);
  double const hundredths = (size - whole) * 100;
  double const minutes = std::floor(hundredths + 1e-7);
  double const seconds = std::max(0.0, (hundredths - minutes) * 100);
  return std::copysign(whole + minutes / 60 + seconds / 3600, number);
}

std::optional<Axes> middle_of(std::span<Axes const> rows) {
  if (rows.size() < kRowsMin) return std::nullopt;
  std::vector<double> lats, lons;
  for (auto const& row : rows) {
    lats.push_back(row.lat);
    lons.push_back(row.lon);
  }
  return Axes{median(std::move(lats)), median(std::move(lons))};
}

AxisReading read_axes(Axes axes, std::optional<Axes> const& middle) {
  Axes const swapped{axes.lon, axes.lat};
  if (std::abs(axes.lat) > 90 && std::abs(axes.lon) <= 90) return {AxisFault::swapped, swapped};
  if (!middle || is_within(axes, *middle, kFarDegrees)) return {AxisFault::none, axes};
  if (is_within(swapped, *middle, kNearDegrees)) return {AxisFault::swapped, swapped};
  for (Axes const turned :
       {Axes{-axes.lat, axes.lon}, Axes{axes.lat, -axes.lon}, Axes{-axes.lat, -axes.lon}}) {
    if (is_within(turned, *middle, kNearDegrees)) return {AxisFault::sign_lost, turned};
  }
  return {AxisFault::none, axes};
}

}  // namespace magpie::catalog
