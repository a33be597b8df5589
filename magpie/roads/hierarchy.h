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
#include <optional>
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
  std::uint32_t via = 0;  // an arc's id, or kShortcut | a shortcut's number
};
inline constexpr std::uint32_t kShortcut = 1U << 31U;

// The two arcs in a row that a shortcut stands for, each as a `via`. A shortcut's halves have lower
// numbers than it.
struct Halves {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

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
  Hierarchy() = default;
  // `order` names the nodes from the least important to the most; empty: found here. The order of
  // another build over the same nodes makes this one about twice as fast and keeps it exact: use it
  // when only costs changed. Nodes and arc ids below 2^31.
  static Hierarchy build(std::uint32_t node_count, std::vector<LabelledArc<L>> arcs,
                         std::vector<std::uint32_t> order);

  // What a hierarchy consists of: plain numbers that may be kept and made a hierarchy again.
  struct Parts {
    std::vector<std::uint32_t> order;  // node by rank
    RankArcs<L> up;                    // arcs from a rank to higher ones
    RankArcs<L> down;                  // arcs into a rank from higher ones
    std::vector<Halves> halves;        // by a shortcut's number
  };
  Parts const& parts() const { return parts_; }
  // Nothing where the parts contradict each other. Arc ids are below `id_limit`.
  static std::optional<Hierarchy> of(Parts parts, std::size_t id_limit);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(parts_.order.size()); }
  std::vector<std::uint32_t> const& order() const { return parts_.order; }
  std::uint32_t rank_of(std::uint32_t node) const { return rank_of_[node]; }

  RankArcs<L> const& up() const { return parts_.up; }
  RankArcs<L> const& down() const { return parts_.down; }

  // The ids of the arcs that a hierarchy arc stands for, in order of travel, appended.
  void unpack(std::uint32_t via, std::vector<std::uint32_t>& arc_ids) const;

 private:
  explicit Hierarchy(Parts parts);

  Parts parts_;
  std::vector<std::uint32_t> rank_of_;
};

}  // namespace magpie::roads
