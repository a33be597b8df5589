// Contraction: the graph that shrinks while a hierarchy is built. Internal to the module.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "magpie/roads/hierarchy.h"

namespace magpie::roads {

template <class L>
struct HalfArc {
  L cost = 0;
  std::uint32_t end = 0;
  std::uint32_t via = 0;  // as RankArc
};

// A short list of arcs for each node, all in one array: a list that outgrows its room moves to the
// array's end with twice as much. A vector for each would cost as much again in small allocations.
template <class L>
class ArcLists {
 public:
  // `rooms[node]`: how many arcs a node has at first.
  explicit ArcLists(std::vector<std::uint32_t> const& rooms);

  std::span<HalfArc<L> const> of(std::uint32_t node) const {
    return std::span(arcs_).subspan(lists_[node].begin, lists_[node].size);
  }
  // At most one arc to each end: the better label, and the lower `via` among equals.
  void put(std::uint32_t node, HalfArc<L> const& arc);
  void erase_end(std::uint32_t node, std::uint32_t end);

 private:
  struct List {
    std::size_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t room = 0;
  };
  std::span<HalfArc<L>> writable(std::uint32_t node) {
    return std::span(arcs_).subspan(lists_[node].begin, lists_[node].size);
  }
  void move_to_end(List& list);

  std::vector<List> lists_;
  std::vector<HalfArc<L>> arcs_;
};

template <class L>
class Contraction {
 public:
  Contraction(std::uint32_t node_count, std::vector<LabelledArc<L>> const& arcs);

  // Contracts in order of importance, least first; the order it took.
  std::vector<std::uint32_t> contract_all();
  void contract_in_order(std::vector<std::uint32_t> const& order);

  // Arcs of a contracted node to nodes contracted after it, and from them.
  ArcLists<L> const& out() const { return out_; }
  ArcLists<L> const& in() const { return in_; }
  // What the shortcuts stand for, by their number; some were replaced by better ones since.
  std::vector<Halves> take_halves() { return std::move(halves_); }

 private:
  struct Shortcut {
    std::uint32_t tail = 0;
    std::uint32_t head = 0;
    L cost = 0;
    Halves halves;
  };

  void add(std::uint32_t tail, std::uint32_t head, L cost, std::uint32_t via);
  // Whether more settling could spare a shortcut.
  enum class Search { whole, cut_short };
  Search find_shortcuts(std::uint32_t node, std::size_t settle_limit);
  Search search_witnesses(std::uint32_t from, std::uint32_t without, L limit,
                          std::size_t settle_limit);
  void add_shortcuts(std::uint32_t node);
  void relax_witness(std::uint32_t node, L label);
  std::int32_t priority(std::uint32_t node) const;

  ArcLists<L> out_;
  ArcLists<L> in_;
  std::vector<Halves> halves_;
  std::vector<std::uint32_t> depth_;
  std::vector<Shortcut> shortcuts_;  // of the node looked at last
  // The witness search's own.
  std::vector<L> labels_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::pair<L, std::uint32_t>> heap_;
};

}  // namespace magpie::roads
