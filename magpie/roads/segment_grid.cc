#include "magpie/roads/segment_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr std::int64_t kCellE7 = 50'000;
constexpr double kLongestSegmentM = 50'000;
constexpr double kFarthestSnapM = 100'000;
// A province has some six million entries. A file made to fill the memory stops here.
constexpr std::size_t kMostEntries = 100'000'000;
constexpr std::int32_t kHighestLatE7 = 850'000'000;

std::int64_t cell_of(std::int64_t value_e7) {
  return (value_e7 + 1'800'000'000) / kCellE7;
}

std::uint64_t key_of(std::int64_t row, std::int64_t column) {
  return static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint64_t>(column);
}

double share_of(EdgeSet const& set, Edge const& edge, std::uint32_t segment, double part) {
  auto const shape = set.shape(edge);
  double const before = geo::length_m(shape.first(segment + 1));
  double const here = geo::distance_m(shape[segment], shape[segment + 1]);
  double const total = before + here + geo::length_m(shape.subspan(segment + 1));
  if (total <= 0) return 0;
  return std::clamp((before + part * here) / total, 0.0, 1.0);
}

}  // namespace

struct SegmentGrid::Best {
  geo::LatLng place;
  double limit_m = 0;
  bool is_found = false;
  std::uint32_t edge = 0;
  std::uint32_t segment = 0;
  geo::Projection projection;

  void offer(std::uint32_t candidate, std::uint32_t piece, geo::Projection const& p) {
    if (p.distance_m > limit_m) return;
    bool const is_tie = is_found && p.distance_m == projection.distance_m;
    if (is_found && p.distance_m > projection.distance_m) return;
    if (is_tie && std::pair(candidate, piece) >= std::pair(edge, segment)) return;
    is_found = true;
    edge = candidate;
    segment = piece;
    projection = p;
  }
};

SegmentGrid::SegmentGrid(EdgeSet const& set, std::vector<char> const& is_wanted) {
  for (std::uint32_t e = 0; e < set.edges.size(); ++e) {
    if (is_wanted[e] == 0) continue;
    auto const shape = set.shape(set.edges[e]);
    for (std::uint32_t s = 0; s + 1 < shape.size(); ++s) add_segment(e, s, shape[s], shape[s + 1]);
  }
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

void SegmentGrid::add_segment(std::uint32_t edge, std::uint32_t segment, geo::LatLng a,
                              geo::LatLng b) {
  bool const is_polar = std::abs(a.lat_e7) > kHighestLatE7 || std::abs(b.lat_e7) > kHighestLatE7;
  if (is_polar || geo::distance_m(a, b) > kLongestSegmentM) return;
  if (entries_.size() > kMostEntries) return;
  if (a.lat_e7 > b.lat_e7) std::swap(a, b);
  double const height = double(b.lat_e7) - a.lat_e7;
  double const slope = height > 0 ? (double(b.lon_e7) - a.lon_e7) / height : 0;
  for (std::int64_t row = cell_of(a.lat_e7); row <= cell_of(b.lat_e7); ++row) {
    // The part of the segment inside this row, one unit wider for rounding.
    double const row_low = double(row * kCellE7 - 1'800'000'000);
    double const low = std::clamp(row_low - a.lat_e7, 0.0, height);
    double const high = std::clamp(row_low + kCellE7 - a.lat_e7, 0.0, height);
    double west = a.lon_e7 + slope * low;
    double east = a.lon_e7 + slope * high;
    if (height == 0) east = b.lon_e7;
    if (west > east) std::swap(west, east);
    auto const last = cell_of(static_cast<std::int64_t>(std::ceil(east)) + 1);
    for (auto column = cell_of(static_cast<std::int64_t>(std::floor(west)) - 1); column <= last;
         ++column) {
      entries_.push_back({key_of(row, column), edge, segment});
    }
  }
}

void SegmentGrid::look(EdgeSet const& set, std::int64_t row, std::int64_t column,
                       Best& best) const {
  if (row < 0 || column < 0) return;
  auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry{key_of(row, column), 0, 0});
  for (; at != entries_.end() && at->cell == key_of(row, column); ++at) {
    auto const shape = set.shape(set.edges[at->edge]);
    best.offer(at->edge, at->segment,
               geo::project(best.place, shape[at->segment], shape[at->segment + 1]));
  }
}

std::optional<RoadPoint> SegmentGrid::nearest(EdgeSet const& set, geo::LatLng place,
                                              double limit_m) const {
  if (!(limit_m >= 0)) return std::nullopt;
  limit_m = std::min(limit_m, kFarthestSnapM);
  Best best{place, limit_m};
  std::int64_t const row = cell_of(place.lat_e7);
  std::int64_t const column = cell_of(place.lon_e7);
  double const degree_m = geo::kEarthRadiusM * std::numbers::pi / 180;
  // The narrowest cell that a ring can hold: one row further from the equator.
  double const outer_lat = std::min(89.0, std::abs(place.lat()) + limit_m / degree_m);
  double const cell_m =
      kCellE7 * 1e-7 * degree_m * std::max(0.01, std::cos(outer_lat * std::numbers::pi / 180));
  auto const rings = static_cast<std::int64_t>(std::ceil(limit_m / cell_m));
  for (std::int64_t ring = 0; ring <= rings; ++ring) {
    // What lies in this ring or beyond is at least (ring − 1) cells away.
    if (best.is_found && best.projection.distance_m < double(ring - 1) * cell_m) break;
    for (std::int64_t r = row - ring; r <= row + ring; ++r) {
      bool const is_edge_row = r == row - ring || r == row + ring;
      std::int64_t const step = is_edge_row || ring == 0 ? 1 : 2 * ring;
      for (std::int64_t c = column - ring; c <= column + ring; c += step) look(set, r, c, best);
    }
  }
  if (!best.is_found) return std::nullopt;
  auto const& edge = set.edges[best.edge];
  return RoadPoint{best.edge, share_of(set, edge, best.segment, best.projection.share),
                   best.projection.point, best.projection.distance_m};
}

}  // namespace magpie::roads
