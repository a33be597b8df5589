// SegmentGrid: finds the road pieces near a place. Every straight segment of an edge is entered in
// all cells of a grid of 0.005° that it crosses. Longer segments than 50 km (ferries, damage) and
// the polar caps are left out; the grid does not wrap at 180°.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/roads/edge_set.h"

namespace magpie::roads {

// A place on an edge: `share` of its length from `Edge::from`, in [0, 1].
struct RoadPoint {
  std::uint32_t edge = 0;
  double share = 0;
  geo::LatLng point;
  double gap_m = 0;
};

class SegmentGrid {
 public:
  SegmentGrid() = default;
  // `is_wanted[edge]` = 0 keeps an edge out.
  SegmentGrid(EdgeSet const& set, std::vector<char> const& is_wanted);

  // The nearest point within `limit_m`; equally near ones go to the lower edge.
  std::optional<RoadPoint> nearest(EdgeSet const& set, geo::LatLng place, double limit_m) const;

 private:
  struct Entry {
    std::uint64_t cell = 0;
    std::uint32_t edge = 0;
    std::uint32_t segment = 0;
    auto operator<=>(Entry const&) const = default;
  };
  void add_segment(std::uint32_t edge, std::uint32_t segment, geo::LatLng a, geo::LatLng b);
  struct Best;
  void look(EdgeSet const& set, std::int64_t row, std::int64_t column, Best& best) const;

  std::vector<Entry> entries_;  // sorted
};

}  // namespace magpie::roads
