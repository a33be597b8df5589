// Hierarchy: a contraction hierarchy (Geisberger, Sanders, Schultes, Delling 2008) over any graph
// of labelled arcs. Nodes are contracted from the least to the most important; where that would
// lengthen a shortest path, a shortcut keeps it. Every shortest path then climbs and descends once,
// so a query looks at a few hundred nodes whatever the size of the graph.
//
//   auto const roads = Hierarchy<Label>::build(node_count, arcs, {});
//   RouteQuery<Label> query(roads);                  // hierarchy_query.h, one per thread
//   auto const route = query.run({{from, 0}}, {{to, 0}});
//
// Everything inside is by rank, so that arcs that are searched together lie together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "magpie/roads/label.h"

namespace magpie::roads {

// `id` is the caller's, below 2^31; it comes back in unpacked routes. Loops are ignored, of
// parallel arcs the one with the smallest label is kept, and of equal ones the lowest id.
template <class L>
struct LabelledArc {
  std::uint32_t tail = 0;
  std::uint32_t head = 0;
  std::uint32_t id = 0;
  L cost = 0;
};

// One arc up from a node; in the downward half, read against its direction.
template <class L>
struct RankArc {
  L cost = 0;
  std::uint32_t end = 0;  // the higher rank
  std::uint32_t via = 0;  // an arc's id, or kShortcut | rank of the node it passes over
};
inline constexpr std::uint32_t kShortcut = 1U << 31U;

// Arcs by the rank of their lower end.
template <class L>
struct RankArcs {
  std::vector<std::uint32_t> first;  // one more than ranks
  std::vector<RankArc<L>> arcs;

  std::span<RankArc<L> const> of(std::uint32_t rank) const {
    return std::span(arcs).subspan(first[rank], first[rank + 1] - first[rank]);
  }
};

template <class L>
class Hierarchy {
 public:
  // `order` names the nodes from the least important to the most; empty: found here. The order of
  // another build over the same nodes makes this one about twice as fast and keeps it exact: use it
  // when only costs changed. Nodes and arc ids below 2^31.
  static Hierarchy build(std::uint32_t node_count, std::vector<LabelledArc<L>> arcs,
                         std::vector<std::uint32_t> order);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(node_of_.size()); }
  std::vector<std::uint32_t> const& order() const { return node_of_; }  // node by rank
  std::uint32_t rank_of(std::uint32_t node) const { return rank_of_[node]; }

  RankArcs<L> const& up() const { return up_; }      // arcs from a rank to higher ones
  RankArcs<L> const& down() const { return down_; }  // arcs into a rank from higher ones

  // The ids of the arcs that a hierarchy arc stands for, in order of travel, appended.
  void unpack(std::uint32_t tail_rank, std::uint32_t head_rank, std::uint32_t via,
              std::vector<std::uint32_t>& arc_ids) const;

 private:
  std::vector<std::uint32_t> node_of_;
  std::vector<std::uint32_t> rank_of_;
  RankArcs<L> up_;
  RankArcs<L> down_;
};

}  // namespace magpie::roads
