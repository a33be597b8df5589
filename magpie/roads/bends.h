// Mountain bends: a vehicle takes a curve of radius R no faster than its tyres and passengers bear.
// v = 3.6 · √(a · R) km/h with a lateral acceleration a and R the radius through three consecutive
// points, at least 5 m.
#pragma once

#include <span>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::roads {

// Assumptions: comfortable for guests in a car; a coach takes a hairpin a quarter slower.
inline constexpr double kCarLateralMs2 = 2.0;
inline constexpr double kCoachLateralMs2 = 1.1;

// Measures one line after another; keeps its buffers. Distances are planar with the cosine of each
// piece's middle latitude up to 500 m, along the sphere beyond: no difference worth a metre.
class LineMeasure {
 public:
  void set(std::span<geo::LatLng const> line);
  double length_m() const { return length_m_; }
  // Seconds at `speed_kmh` > 0 on a straight road.
  double seconds(double speed_kmh) const { return length_m_ * 3.6 / speed_kmh; }
  // Slowed by the bends. The line is resampled first: points closer than 10 m make false bends.
  // Half of each piece beside a bend is driven at the bend's speed.
  double seconds_with_bends(double speed_kmh, double lateral_ms2);

 private:
  struct Point {
    double x_m = 0;
    double y_m = 0;
  };
  void resample();

  std::vector<Point> points_;
  std::vector<Point> kept_;
  std::vector<double> radii_m_;   // by kept point; 1e18 where the road runs straight on
  std::vector<double> pieces_m_;  // before each kept point
  double length_m_ = 0;
  bool is_resampled_ = false;
};

}  // namespace magpie::roads
