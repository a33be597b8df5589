// TurnGraph: a road graph whose nodes remember just enough of the way to keep forbidden ways out.
//
// Two things are forbidden. A turn restriction is a sequence of edges that nobody may drive in
// full; every proper beginning of one is a state, and states follow each other as in the automaton
// of Aho and Corasick (1975) for all sequences together. A pocket is a road for those who begin or
// end on it (access=destination): a way may leave a pocket at its start and enter one at its end,
// never pass through. Only nodes that such a memory matters at have copies, so the graph hardly
// grows, and a shortest path in it is a shortest path that obeys all of this.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace magpie::roads {

// The plain graph: edge e leads from ends[e].first to ends[e].second.
using EdgeEnds = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The automaton of the forbidden sequences. State 0 remembers nothing.
class TurnStates {
 public:
  // Sequences that are shorter than two edges or do not join are left out; one that contains
  // another is harmless.
  TurnStates(EdgeEnds const& ends, std::vector<std::vector<std::uint32_t>> const& forbidden);
  // The state after driving `edge` in `state`; kForbidden where that completes a sequence.
  std::uint32_t step(std::uint32_t state, std::uint32_t edge) const;
  static constexpr std::uint32_t kForbidden = 0xFFFF'FFFFU;

 private:
  struct State {
    std::uint32_t fallback = 0;  // the longest shorter beginning that the way ends with
    bool is_forbidden = false;   // a whole sequence has been driven
    std::vector<std::pair<std::uint32_t, std::uint32_t>> next;  // edge → state, sorted
  };
  void add(std::vector<std::uint32_t> const& sequence);
  void link_fallbacks();
  std::uint32_t child(std::uint32_t state, std::uint32_t edge) const;  // kForbidden: none

  std::vector<State> states_{State{}};
};

class TurnGraph {
 public:
  struct Move {
    std::uint32_t tail = 0;  // nodes of this graph
    std::uint32_t head = 0;
    std::uint32_t edge = 0;
  };

  // `is_pocket` by edge; empty: there are none.
  TurnGraph(std::uint32_t node_count, EdgeEnds ends,
            std::vector<std::vector<std::uint32_t>> const& forbidden, std::vector<char> is_pocket);

  // The first nodes are those of the plain graph, on public roads and without memory; copies
  // follow.
  std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(plain_count_ + copies_.size());
  }
  std::vector<Move> const& moves() const { return moves_; }

  // Where a trip stands that began at a plain node, or on `edge` and has reached its end.
  std::uint32_t start_at(std::uint32_t plain_node) const;
  std::uint32_t after_start_on(std::uint32_t edge) const;
  // The nodes from which `edge` may be entered; those at which a trip to a plain node may end.
  std::vector<std::uint32_t> entries_of(std::uint32_t edge) const;
  std::vector<std::uint32_t> places_of(std::uint32_t plain_node) const;

 private:
  enum class Area : std::uint8_t { first_pocket, public_road, last_pocket };
  using Memory = std::tuple<std::uint32_t, std::uint32_t, Area>;  // plain node, state, area
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

  void add_edges_by_tail();
  // The memory after driving `edge`; a state of kForbidden where that is not allowed.
  Memory after(Memory const& memory, std::uint32_t edge) const;
  std::uint32_t node_of(Memory const& memory);  // made where it is new
  std::uint32_t find(Memory const& memory) const;
  void add_moves_from(std::uint32_t node);

  std::uint32_t plain_count_;
  EdgeEnds ends_;
  std::vector<char> is_pocket_;
  TurnStates states_;
  std::vector<std::uint32_t> first_edge_;  // by plain node
  std::vector<std::uint32_t> edges_;       // by tail
  std::vector<Memory> copies_;             // by node − plain_count_
  std::map<Memory, std::uint32_t> node_of_copy_;
  std::vector<Move> moves_;
};

}  // namespace magpie::roads
