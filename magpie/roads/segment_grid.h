// SegmentGrid: finds the road pieces near a place. Every straight segment of an edge is entered in
// all cells of a grid of 0.005° that it crosses, those that follow each other in a cell as one run:
// a road is drawn every 20 m, a cell is 500 m wide. Longer segments than 50 km (ferries, damage)
// and the polar caps are left out; the grid does not wrap at 180°.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/roads/edges.h"
#include "magpie/roads/road_points.h"

namespace magpie::roads {

class SegmentGrid {
 public:
  SegmentGrid() = default;
  // `is_wanted[edge]` = 0 keeps an edge out.
  SegmentGrid(EdgeList const& set, std::vector<char> const& is_wanted);

  // The nearest point of each of the nearest `count` roads within `limit_m`, nearest first; equally
  // near ones by their edge. `is_left_out[edge]` = 1 passes an edge over; empty: none.
  std::vector<RoadPoint> nearest(EdgeList const& set, geo::LatLng place, double limit_m,
                                 std::size_t count,
                                 std::vector<char> const& is_left_out = {}) const;

 private:
  // Segments of one edge that follow each other within one cell.
  struct Run {
    std::uint32_t edge = 0;
    std::uint32_t first_point = 0;  // of the list's points
    std::uint32_t count = 0;        // of segments
    auto operator<=>(Run const&) const = default;
  };
  struct Entry {
    std::uint64_t cell = 0;
    Run run;
    auto operator<=>(Entry const&) const = default;
  };
  class Entries;
  void index_cells(std::vector<Entry> const& entries);
  class Best;
  void look(EdgeList const& set, std::int64_t row, std::int64_t column, Best& best) const;

  // Cells in order, and by cell the first of its runs.
  std::vector<std::uint64_t> cells_;
  std::vector<std::uint32_t> first_of_cell_;
  std::vector<Run> runs_;
};

}  // namespace magpie::roads
