#include "magpie/catalog/position_signs.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

namespace magpie::catalog {

namespace {

using cell::CoordinateValue;

constexpr std::size_t kCellsMin = 20;
constexpr std::size_t kRowsMin = 3;
constexpr double kFarDegrees = 20;
constexpr double kNearDegrees = 5;

constexpr double kStepDegrees = 0.05;
constexpr double kFirstGap = 0.60;       // no minute is 60
constexpr double kLogChanceMax = -9.21;  // one in 10,000

// What the fractions of one axis say.
struct Fractions {
  std::size_t count = 0;
  std::size_t long_count = 0;  // with four decimals
  bool has_minutes = true;     // the first two digits of all are below 60
  bool has_seconds = true;     // and so are the next two
  double low = 360, high = 0;
  std::set<std::int64_t> steps{};

  double span() const { return count == 0 ? 0 : high - low; }
};

Fractions fractions_of(std::span<CoordinateValue const> cells) {
  Fractions all;
  for (auto const& each : cells) {
    if (each.notation != cell::Notation::decimal) continue;
    double const size = std::abs(each.degrees);
    auto const digits = static_cast<int>(std::floor((size - std::floor(size)) * 10'000 + 1e-6));
    all.has_minutes = all.has_minutes && digits / 100 < 60;
    all.has_seconds = all.has_seconds && digits % 100 < 60;
    ++all.count;
    all.long_count += each.decimals >= 4;
    all.low = std::min(all.low, size);
    all.high = std::max(all.high, size);
    all.steps.insert(static_cast<std::int64_t>(std::floor(size / kStepDegrees + 1e-6)));
  }
  return all;
}

// How much of [0, size] has a fraction of .60 or more.
double gap_below(double size) {
  double const whole = std::floor(size);
  return whole * (1 - kFirstGap) + std::max(0.0, size - whole - kFirstGap);
}

// The logarithm of the chance that none of so many evenly spread numbers falls into the gap.
double log_chance(Fractions const& axis) {
  if (axis.span() <= 0) return 0;
  double const share = (gap_below(axis.high) - gap_below(axis.low)) / axis.span();
  return static_cast<double>(axis.steps.size()) * std::log1p(-std::min(share, 0.99));
}

double median(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool is_within(Axes a, Axes b, double degrees) {
  return std::abs(a.lat - b.lat) <= degrees && std::abs(a.lon - b.lon) <= degrees;
}

}  // namespace

std::optional<MinuteSign> sign_of_minutes(std::span<CoordinateValue const> lats,
                                          std::span<CoordinateValue const> lons) {
  auto const lat = fractions_of(lats), lon = fractions_of(lons);
  auto const cells = lat.count + lon.count;
  if (cells < kCellsMin || !lat.has_minutes || !lon.has_minutes) return std::nullopt;
  auto const span = std::max(lat.span(), lon.span());
  if (lat.has_seconds && lon.has_seconds && lat.long_count + lon.long_count >= kCellsMin)
    return MinuteSign{MinuteForm::seconds, lat.long_count + lon.long_count, span};
  if (log_chance(lat) + log_chance(lon) > kLogChanceMax) return std::nullopt;
  return MinuteSign{MinuteForm::minutes, cells, span};
}

Words question_of(MinuteSign const& sign, std::string const& sample) {
  if (sign.form == MinuteForm::seconds)
    return {
        fmt::format("“{}”等{}个数的第一、二位和第三、四位小数都小于60：是度.分秒，不是小数度吗？",
                    sample, sign.cells),
        fmt::format("All {} numbers, such as {}, have minutes and seconds below 60 as decimals: "
                    "are they degrees.minutes, not decimal degrees?",
                    sign.cells, sample)};
  return {fmt::format("“{}”等{}个数跨{:.1f}度，小数部分却没有一个达到0.60：是度.分，不是小数度吗？",
                      sample, sign.cells, sign.span_degrees),
          fmt::format("All {} numbers, such as {}, reach over {:.1f} degrees and none has a "
                      "fraction of .60 or more: are they degrees.minutes, not decimal degrees?",
                      sign.cells, sample, sign.span_degrees)};
}

double from_degrees_minutes(double number, MinuteForm form) {
  double const size = std::abs(number);
  double const whole = std::floor(size);
  double const hundredths = (size - whole) * 100;
  if (form == MinuteForm::minutes) return std::copysign(whole + hundredths / 60, number);
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
