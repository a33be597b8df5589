// The graph in memory and exact shortest paths on it. Internal to the module.
//
// A label is one 64-bit number, time in the high half and metres in the low half. Labels add and
// compare as plain integers, so the fastest way wins and among equals the shorter one, exactly.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "magpie/roads/edge_set.h"
#include "magpie/roads/segment_grid.h"

namespace magpie::roads {

using Label = std::uint64_t;
inline constexpr Label kNoWay = std::numeric_limits<Label>::max();

constexpr Label make_label(std::uint32_t time_ds, std::uint32_t meters) {
  return static_cast<Label>(time_ds) << 32U | meters;
}

struct Arc {
  std::uint32_t head = 0;
  std::uint32_t edge_and_reversed = 0;  // edge · 2 + 1 when driven from `to` to `from`
  Label cost = 0;
  std::uint32_t edge() const { return edge_and_reversed / 2; }
  bool is_reversed() const { return edge_and_reversed % 2 == 1; }
};

struct Graph {
  EdgeSet set;
  std::vector<std::uint32_t> first_arc;  // by node, one more than nodes
  std::vector<Arc> arcs;
  std::vector<char> is_core;  // by node: in the largest strongly connected component
  std::size_t core_size = 0;
  SegmentGrid core_grid;    // where trips may begin
  SegmentGrid island_grid;  // the other roads
  geo::Box bounds;

  std::span<Arc const> arcs_from(std::uint32_t node) const {
    return std::span(arcs).subspan(first_arc[node], first_arc[node + 1] - first_arc[node]);
  }
};

Graph make_graph(EdgeSet set);

// A way of getting between a point on an edge and one of the edge's ends.
struct Access {
  std::uint32_t node = 0;
  Label cost = 0;
  bool is_towards_end = false;  // the end is `Edge::to`
};

// At most two each; an end that the point lies on costs nothing in either direction.
std::vector<Access> ways_out(EdgeSet const& set, RoadPoint const& point);
std::vector<Access> ways_in(EdgeSet const& set, RoadPoint const& point);
// Along the edge both lie on, without leaving it; kNoWay where that is not possible.
Label along_edge(EdgeSet const& set, RoadPoint const& from, RoadPoint const& to);

// One-to-many Dijkstra. Keeps its arrays between runs; one Search per thread.
class Search {
 public:
  explicit Search(Graph const& graph);
  // Settles nodes from `from` until all of `targets` are settled or nothing is left.
  void run(RoadPoint const& from, std::span<std::uint32_t const> targets);
  Label label(std::uint32_t node) const { return labels_[node]; }
  // The best label of a point after run() with the ends of its edge among the targets.
  Label to_point(RoadPoint const& from, RoadPoint const& to) const;
  // Arcs from the start to `node`, in order of travel, after run().
  std::vector<Arc> arcs_to(std::uint32_t node) const;

 private:
  void reach(std::uint32_t node, Label label, std::uint32_t arc);

  Graph const& graph_;
  std::vector<Label> labels_;
  std::vector<std::uint32_t> came_by_;  // arc, or kStart
  std::vector<std::uint32_t> tails_;    // node before, where came_by_ is an arc
  std::vector<char> is_target_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::pair<Label, std::uint32_t>> heap_;
};

}  // namespace magpie::roads
