#include "magpie/roads/bends.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr double kSmallestRadiusM = 5;
constexpr double kSpacingM = 10;
constexpr double kStraightM = 1e18;
constexpr double kPlanarM = 500;
constexpr double kRadiansE7 = std::numbers::pi / 180 * 1e-7;
constexpr double kMetersE7 = geo::kEarthRadiusM * kRadiansE7;

// cos(φ) near a base latitude, by its series: a cosine for each of ten million pieces costs
// seconds.
class NearbyCosine {
 public:
  double at(double lat_e7) {
    double delta = (lat_e7 - base_e7_) * kRadiansE7;
    if (!(std::abs(delta) < 0.001)) {
      base_e7_ = lat_e7;
      cosine_ = std::cos(lat_e7 * kRadiansE7);
      sine_ = std::sin(lat_e7 * kRadiansE7);
      delta = 0;
    }
    return cosine_ - delta * (sine_ + 0.5 * delta * cosine_);
  }

 private:
  double base_e7_ = 1e18;
  double cosine_ = 0;
  double sine_ = 0;
};

double hypotenuse(double x, double y) {
  return std::sqrt(x * x + y * y);
}

// R = abc / (4 · area), the circle through three points; Heron's area.
double radius_m(double a, double b, double c) {
  double const s = (a + b + c) / 2;
  double const square = s * (s - a) * (s - b) * (s - c);
  if (square <= 1e-6 * s * s) return kStraightM;
  return std::max(kSmallestRadiusM, a * b * c / (4 * std::sqrt(square)));
}

}  // namespace

void LineMeasure::set(std::span<geo::LatLng const> line) {
  points_.clear();
  is_resampled_ = false;
  length_m_ = 0;
  if (line.empty()) return;
  NearbyCosine cosine;
  Point at;
  points_.push_back(at);
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1];
    auto const b = line[i];
    double const middle = (double(a.lat_e7) + b.lat_e7) / 2;
    double const dx = (double(b.lon_e7) - a.lon_e7) * kMetersE7 * cosine.at(middle);
    double const dy = (double(b.lat_e7) - a.lat_e7) * kMetersE7;
    double const planar = hypotenuse(dx, dy);
    length_m_ += planar <= kPlanarM ? planar : geo::distance_m(a, b);
    at = {at.x_m + dx, at.y_m + dy};
    points_.push_back(at);
  }
}

void LineMeasure::resample() {
  is_resampled_ = true;
  auto const distance = [](Point const& a, Point const& b) {
    return hypotenuse(b.x_m - a.x_m, b.y_m - a.y_m);
  };
  kept_.assign(1, points_.front());
  for (std::size_t i = 1; i + 1 < points_.size(); ++i) {
    if (distance(kept_.back(), points_[i]) >= kSpacingM) kept_.push_back(points_[i]);
  }
  if (kept_.size() > 1 && distance(kept_.back(), points_.back()) < kSpacingM) kept_.pop_back();
  kept_.push_back(points_.back());
  pieces_m_.assign(1, 0);
  for (std::size_t i = 1; i < kept_.size(); ++i)
    pieces_m_.push_back(distance(kept_[i - 1], kept_[i]));
  radii_m_.assign(kept_.size(), kStraightM);
  for (std::size_t i = 1; i + 1 < kept_.size(); ++i) {
    radii_m_[i] = radius_m(pieces_m_[i], pieces_m_[i + 1], distance(kept_[i - 1], kept_[i + 1]));
  }
}

double LineMeasure::seconds_with_bends(double speed_kmh, double lateral_ms2) {
  if (points_.size() < 3 || length_m_ <= 0) return seconds(speed_kmh);
  if (!is_resampled_) resample();
  double const straight_s_per_m = 3.6 / speed_kmh;
  auto const slowness = [&](double radius) {
    return std::max(straight_s_per_m, 1 / std::sqrt(lateral_ms2 * radius));
  };
  double driven_s = 0;
  double resampled_m = 0;
  double before = straight_s_per_m;
  for (std::size_t i = 1; i < kept_.size(); ++i) {
    double const after = radii_m_[i] >= kStraightM ? straight_s_per_m : slowness(radii_m_[i]);
    driven_s += pieces_m_[i] / 2 * (before + after);
    resampled_m += pieces_m_[i];
    before = after;
  }
  // Resampling shortens the line a little; the full length is driven.
  return resampled_m > 0 ? driven_s * length_m_ / resampled_m : seconds(speed_kmh);
}

}  // namespace magpie::roads
