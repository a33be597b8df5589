// Contraction: the graph that shrinks while a hierarchy is built. Internal to the module.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "magpie/roads/hierarchy.h"

namespace magpie::roads {

template <class L>
class Contraction {
 public:
  Contraction(std::uint32_t node_count, std::vector<LabelledArc<L>> const& arcs);

  struct HalfArc {
    L cost = 0;
    std::uint32_t end = 0;
    std::uint32_t via = 0;  // as RankArc, with a node where that has a rank
  };
  using HalfArcs = std::vector<HalfArc>;

  // Contracts in order of importance, least first; the order it took.
  std::vector<std::uint32_t> contract_all();
  void contract_in_order(std::vector<std::uint32_t> const& order);

  // Arcs of a contracted node to nodes contracted after it, and from them.
  HalfArcs const& out(std::uint32_t node) const { return out_[node]; }
  HalfArcs const& in(std::uint32_t node) const { return in_[node]; }

 private:
  struct Shortcut {
    std::uint32_t tail = 0;
    std::uint32_t head = 0;
    L cost = 0;
  };

  void add(std::uint32_t tail, std::uint32_t head, L cost, std::uint32_t via);
  void find_shortcuts(std::uint32_t node, std::size_t settle_limit);
  void search_witnesses(std::uint32_t from, std::uint32_t without, L limit,
                        std::size_t settle_limit);
  void relax_witness(std::uint32_t node, L label);
  void contract(std::uint32_t node);
  std::int32_t priority(std::uint32_t node);

  std::vector<HalfArcs> out_;
  std::vector<HalfArcs> in_;
  std::vector<std::uint32_t> depth_;
  std::vector<Shortcut> shortcuts_;  // of the node looked at last
  // The witness search's own.
  std::vector<L> labels_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::pair<L, std::uint32_t>> heap_;
};

}  // namespace magpie::roads
