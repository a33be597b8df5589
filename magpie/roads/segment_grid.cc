#include "magpie/roads/segment_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr std::int64_t kCellE7 = 50'000;
constexpr double kLongestSegmentM = 50'000;
constexpr double kFarthestSnapM = 100'000;
// A province has some six million entries. A file made to fill the memory stops here.
constexpr std::size_t kMostEntries = 100'000'000;
constexpr std::int32_t kHighestLatE7 = 850'000'000;
constexpr double kFlatEarthM = 5'000;
constexpr double kMetersPerE7 = geo::kEarthRadiusM * std::numbers::pi / 180 * 1e-7;

std::int64_t cell_of(std::int64_t value_e7) {
  return (value_e7 + 1'800'000'000) / kCellE7;
}

std::uint64_t key_of(std::int64_t row, std::int64_t column) {
  return static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint64_t>(column);
}

double share_of(EdgeList const& set, RoadEdge const& edge, std::uint32_t segment, double part) {
  auto const shape = set.shape(edge);
  double const before = geo::length_m(shape.first(segment + 1));
  double const here = geo::distance_m(shape[segment], shape[segment + 1]);
  double const total = before + here + geo::length_m(shape.subspan(segment + 1));
  if (total <= 0) return 0;
  return std::clamp((before + part * here) / total, 0.0, 1.0);
}

}  // namespace

// The nearest roads so far, one entry each.
class SegmentGrid::Best {
 public:
  struct Found {
    double gap_m = 0;
    std::uint32_t edge = 0;
    std::uint32_t segment = 0;
    geo::Projection projection;
    auto key() const { return std::tuple(gap_m, edge, segment); }
  };

  Best(geo::LatLng place, double limit_m, std::size_t count, std::vector<char> const& is_left_out)
      : place_(place),
        scale_(std::cos(place.lat() * std::numbers::pi / 180)),
        limit_m_(limit_m),
        count_(count),
        is_left_out_(is_left_out) {}

  geo::LatLng place() const { return place_; }
  bool is_full() const { return found_.size() == count_; }
  double farthest_m() const { return found_.back().gap_m; }
  std::vector<Found> const& found() const { return found_; }

  bool is_left_out(std::uint32_t edge) const {
    return !is_left_out_.empty() && is_left_out_[edge] != 0;
  }
  // Two sieves on flat earth before the exact distance: false only where all of a cell or a segment
  // is certainly too far. Within some kilometres the two differ by far less than the margin.
  bool may_hold(std::int64_t row, std::int64_t column) const {
    if (bound_m() > kFlatEarthM) return true;
    auto const outside = [](std::int32_t value, std::int64_t cell) {
      double const low = double(cell * kCellE7 - 1'800'000'000);
      return std::max({low - value, value - (low + kCellE7), 0.0});
    };
    double const x = outside(place_.lon_e7, column) * scale_;
    double const y = outside(place_.lat_e7, row);
    return x * x + y * y <= reach_e7() * reach_e7();
  }
  bool may_be_near(geo::LatLng a, geo::LatLng b) const {
    if (bound_m() > kFlatEarthM) return true;
    double const reach = reach_e7();
    double const ax = (double(a.lon_e7) - place_.lon_e7) * scale_;
    double const bx = (double(b.lon_e7) - place_.lon_e7) * scale_;
    double const ay = double(a.lat_e7) - place_.lat_e7;
    double const by = double(b.lat_e7) - place_.lat_e7;
    if (std::max(ax, bx) < -reach || std::min(ax, bx) > reach) return false;
    if (std::max(ay, by) < -reach || std::min(ay, by) > reach) return false;
    double const dx = bx - ax;
    double const dy = by - ay;
    double const square = dx * dx + dy * dy;
    double const share = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0;
    double const x = ax + share * dx;
    double const y = ay + share * dy;
    return x * x + y * y <= reach * reach;
  }

  void offer(std::uint32_t edge, std::uint32_t segment, geo::Projection const& projection) {
    if (projection.distance_m > limit_m_) return;
    Found const offered{projection.distance_m, edge, segment, projection};
    if (is_full() && offered.key() >= found_.back().key()) return;
    auto const known = std::find_if(found_.begin(), found_.end(),
                                    [&](Found const& found) { return found.edge == edge; });
    if (known != found_.end()) {
      if (offered.key() >= known->key()) return;
      found_.erase(known);
    }
    auto const at =
        std::upper_bound(found_.begin(), found_.end(), offered,
                         [](Found const& a, Found const& b) { return a.key() < b.key(); });
    found_.insert(at, offered);
    if (found_.size() > count_) found_.pop_back();
  }

 private:
  double bound_m() const { return is_full() ? farthest_m() : limit_m_; }
  double reach_e7() const { return (1.01 * bound_m() + 1) / kMetersPerE7; }

  geo::LatLng place_;
  double scale_;  // of a degree of longitude against one of latitude
  double limit_m_;
  std::size_t count_;
  std::vector<char> const& is_left_out_;
  std::vector<Found> found_;  // sorted
};

// What the cells hold, while an edge after the other is entered.
class SegmentGrid::Entries {
 public:
  void add_edge(EdgeList const& set, std::uint32_t edge) {
    auto const first_point = set.edges[edge].first_point;
    auto const shape = set.shape(set.edges[edge]);
    first_of_edge_ = entries_.size();
    for (std::uint32_t s = 0; s + 1 < shape.size(); ++s) {
      add_segment({edge, first_point + s, 1}, shape[s], shape[s + 1]);
    }
  }

  std::vector<Entry> take_sorted() {
    std::sort(entries_.begin(), entries_.end());
    return std::move(entries_);
  }

 private:
  // A segment touches few cells, and the one before it touched most of them.
  static constexpr std::size_t kLookBack = 8;

  void add_segment(Run const& segment, geo::LatLng a, geo::LatLng b) {
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
      auto column = cell_of(static_cast<std::int64_t>(std::floor(west)) - 1);
      for (; column <= last; ++column) enter(key_of(row, column), segment);
    }
  }

  void enter(std::uint64_t cell, Run const& segment) {
    auto const newest = entries_.size();
    auto const oldest = std::max(first_of_edge_, newest - std::min(newest, kLookBack));
    for (auto i = newest; i-- > oldest;) {
      auto& run = entries_[i].run;
      if (entries_[i].cell != cell || run.first_point + run.count != segment.first_point) continue;
      ++run.count;
      return;
    }
    entries_.push_back({cell, segment});
  }

  std::vector<Entry> entries_;
  std::size_t first_of_edge_ = 0;
};

SegmentGrid::SegmentGrid(EdgeList const& set, std::vector<char> const& is_wanted) {
  Entries entries;
  for (std::uint32_t e = 0; e < set.edges.size(); ++e) {
    if (is_wanted[e] != 0) entries.add_edge(set, e);
  }
  index_cells(entries.take_sorted());
}

void SegmentGrid::index_cells(std::vector<Entry> const& entries) {
  runs_.reserve(entries.size());
  for (auto const& entry : entries) {
    if (cells_.empty() || cells_.back() != entry.cell) {
      cells_.push_back(entry.cell);
      first_of_cell_.push_back(static_cast<std::uint32_t>(runs_.size()));
    }
    runs_.push_back(entry.run);
  }
  first_of_cell_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

void SegmentGrid::look(EdgeList const& set, std::int64_t row, std::int64_t column,
                       Best& best) const {
  if (row < 0 || column < 0 || !best.may_hold(row, column)) return;
  auto const cell = std::lower_bound(cells_.begin(), cells_.end(), key_of(row, column));
  if (cell == cells_.end() || *cell != key_of(row, column)) return;
  auto const at = static_cast<std::size_t>(cell - cells_.begin());
  for (auto i = first_of_cell_[at]; i < first_of_cell_[at + 1]; ++i) {
    auto const& run = runs_[i];
    if (best.is_left_out(run.edge)) continue;
    for (auto p = run.first_point; p < run.first_point + run.count; ++p) {
      auto const a = set.points[p];
      auto const b = set.points[p + 1];
      if (!best.may_be_near(a, b)) continue;
      best.offer(run.edge, p - set.edges[run.edge].first_point, geo::project(best.place(), a, b));
    }
  }
}

std::vector<RoadPoint> SegmentGrid::nearest(EdgeList const& set, geo::LatLng place, double limit_m,
                                            std::size_t count,
                                            std::vector<char> const& is_left_out) const {
  if (!(limit_m >= 0) || count == 0) return {};
  limit_m = std::min(limit_m, kFarthestSnapM);
  Best best(place, limit_m, count, is_left_out);
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
    if (best.is_full() && best.farthest_m() < double(ring - 1) * cell_m) break;
    for (std::int64_t r = row - ring; r <= row + ring; ++r) {
      bool const is_edge_row = r == row - ring || r == row + ring;
      std::int64_t const step = is_edge_row || ring == 0 ? 1 : 2 * ring;
      for (std::int64_t c = column - ring; c <= column + ring; c += step) look(set, r, c, best);
    }
  }
  std::vector<RoadPoint> points;
  for (auto const& found : best.found()) {
    points.push_back({found.edge,
                      share_of(set, set.edges[found.edge], found.segment, found.projection.share),
                      found.projection.point, found.gap_m, found.segment});
  }
  return points;
}

}  // namespace magpie::roads
