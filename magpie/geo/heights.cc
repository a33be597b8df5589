#include "magpie/geo/heights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"

namespace magpie::geo {

namespace {

constexpr double kMetersPerDegree = kEarthRadiusM * std::numbers::pi / 180;
// Corners of a square of 106 m around a place: with the middle they average over about 150 m.
constexpr double kSmoothM = 53;

LatLng in_range(double lat, double lon) {
  return {static_cast<std::int32_t>(std::lround(std::clamp(lat, -90.0, 90.0) * 1e7)),
          static_cast<std::int32_t>(std::lround(std::clamp(lon, -180.0, 180.0) * 1e7))};
}

// Where a coordinate falls between the samples of one axis.
struct Between {
  std::uint32_t index = 0;
  double share = 0;
};

std::optional<Between> between(double steps, std::uint32_t count) {
  double const last = count - 1.0;
  if (!(steps >= -1 && steps <= last + 1)) return std::nullopt;
  double const inside = std::clamp(steps, 0.0, last);
  auto const index = std::min(static_cast<std::uint32_t>(inside), count - 2);
  return Between{index, inside - index};
}

std::uint16_t mean_around(HeightGrid const& grid, std::uint32_t row, std::uint32_t column) {
  std::uint32_t sum = 0;
  std::uint32_t count = 0;
  for (auto r = row > 0 ? row - 1 : 0; r <= std::min(row + 1, grid.rows - 1); ++r) {
    for (auto c = column > 0 ? column - 1 : 0; c <= std::min(column + 1, grid.columns - 1); ++c) {
      auto const sample = grid.sample(r, c);
      if (sample == kNoHeight) continue;
      sum += sample;
      ++count;
    }
  }
  return count == 0 ? kNoHeight : static_cast<std::uint16_t>((sum + count / 2) / count);
}

}  // namespace

std::uint16_t pack_height(double meters) {
  if (!(meters >= kLowestHeightM && meters <= kHighestHeightM)) return kNoHeight;
  return static_cast<std::uint16_t>(std::lround((meters - kLowestHeightM) / kHeightStepM));
}

double HeightGrid::step_m() const {
  return lat_step * kMetersPerDegree;
}

Box HeightGrid::bounds() const {
  Box box;
  box.extend(in_range(south(), west));
  box.extend(in_range(north, east()));
  return box;
}

std::optional<double> HeightGrid::at(LatLng place) const {
  auto const row = between((north - place.lat()) / lat_step, rows);
  auto const column = between((place.lon() - west) / lon_step, columns);
  if (!row || !column) return std::nullopt;
  double sum = 0;
  for (std::uint32_t r = 0; r < 2; ++r) {
    double const row_weight = r == 0 ? 1 - row->share : row->share;
    for (std::uint32_t c = 0; c < 2; ++c) {
      double const weight = row_weight * (c == 0 ? 1 - column->share : column->share);
      if (weight <= 0) continue;
      auto const packed = sample(row->index + r, column->index + c);
      if (packed == kNoHeight) return std::nullopt;
      sum += weight * unpack_height(packed);
    }
  }
  return sum;
}

std::optional<HeightGrid> halved(HeightGrid const& grid) {
  if (grid.rows < 5 || grid.columns < 5) return std::nullopt;
  HeightGrid half{grid.north,
                  grid.west,
                  grid.lat_step * 2,
                  grid.lon_step * 2,
                  (grid.rows + 1) / 2,
                  (grid.columns + 1) / 2,
                  {}};
  half.samples.reserve(std::size_t{half.rows} * half.columns);
  for (std::uint32_t row = 0; row < half.rows; ++row) {
    for (std::uint32_t column = 0; column < half.columns; ++column)
      half.samples.push_back(mean_around(grid, 2 * row, 2 * column));
  }
  return half;
}

void Heights::add(HeightGrid grid) {
  add(std::make_shared<HeightGrid const>(std::move(grid)));
}

void Heights::add(std::shared_ptr<HeightGrid const> grid) {
  auto const place =
      std::upper_bound(grids_.begin(), grids_.end(), grid->lat_step,
                       [](double step, auto const& other) { return step < other->lat_step; });
  grids_.insert(place, std::move(grid));
}

std::optional<double> Heights::at(LatLng place) const {
  for (auto const& grid : grids_) {
    if (auto const height = grid->at(place)) return height;
  }
  return std::nullopt;
}

std::optional<double> Heights::smooth_at(LatLng place) const {
  auto const middle = at(place);
  if (!middle) return std::nullopt;
  double const lat_offset = kSmoothM / kMetersPerDegree;
  double const shrink = std::max(0.01, std::cos(place.lat() * std::numbers::pi / 180));
  double const lon_offset = lat_offset / shrink;
  double sum = *middle;
  int count = 1;
  for (auto const [lat_sign, lon_sign] :
       std::array<std::array<int, 2>, 4>{{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}}) {
    auto const corner =
        at(in_range(place.lat() + lat_sign * lat_offset, place.lon() + lon_sign * lon_offset));
    if (!corner) continue;
    sum += *corner;
    ++count;
  }
  return sum / count;
}

}  // namespace magpie::geo
