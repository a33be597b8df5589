// TurnGraph: a road graph whose nodes remember just enough of the way to keep forbidden turns out.
//
// A restriction is a sequence of edges that nobody may drive in full. Every proper beginning of
// such a sequence becomes a copy of the node it ends at, and the moves between copies follow the
// automaton of Aho and Corasick (1975) for all sequences together. Nodes without restrictions stay
// single, so the graph hardly grows (Andorra: 76 restrictions, some 70 nodes more), and any
// shortest path in it is a shortest path that obeys all restrictions.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace magpie::roads {

// The plain graph: edge e leads from ends[e].first to ends[e].second.
using EdgeEnds = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

class TurnGraph {
 public:
  struct Move {
    std::uint32_t tail = 0;  // nodes of this graph
    std::uint32_t head = 0;
    std::uint32_t edge = 0;
  };

  // Every sequence has at least two edges, each beginning where the one before ends; others are
  // left out. Sequences that contain another are harmless.
  TurnGraph(std::uint32_t node_count, EdgeEnds const& ends,
            std::vector<std::vector<std::uint32_t>> const& forbidden);

  // The first nodes are those of the plain graph, without memory; copies follow.
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(node_of_.size()); }
  std::uint32_t plain_node(std::uint32_t node) const { return node_of_[node]; }
  std::vector<Move> const& moves() const { return moves_; }

  // Where a trip stands that began on `edge` and reached its end.
  std::uint32_t after_start_on(std::uint32_t edge, std::uint32_t plain_head) const;
  // From where `edge` may be entered: its plain tail and those copies that do not forbid it.
  std::vector<std::uint32_t> entries_of(std::uint32_t edge, std::uint32_t plain_tail) const;
  // The plain node and all its copies: where a trip may end that reaches it.
  std::vector<std::uint32_t> places_of(std::uint32_t plain_node) const;

 private:
  struct State {
    std::uint32_t node = 0;       // the copy; for the first state none
    std::uint32_t fallback = 0;   // the longest shorter beginning that the way ends with
    bool is_forbidden = false;    // a whole sequence has been driven
    std::vector<std::pair<std::uint32_t, std::uint32_t>> next;  // edge → state, sorted
  };
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

  void add_sequence(std::vector<std::uint32_t> const& sequence, EdgeEnds const& ends);
  void link_fallbacks();
  void make_copies(EdgeEnds const& ends);
  void make_moves(EdgeEnds const& ends);
  std::uint32_t child(std::uint32_t state, std::uint32_t edge) const;
  // The state after driving `edge` in `state`; kNone where that is forbidden.
  std::uint32_t step(std::uint32_t state, std::uint32_t edge) const;
  std::uint32_t node_after(std::uint32_t state, std::uint32_t plain_head) const;

  std::uint32_t plain_count_;
  std::vector<State> states_{State{}};
  std::vector<std::uint32_t> last_edge_{kNone};  // by state
  std::vector<std::uint32_t> node_of_;           // plain node by node
  // States by the plain node of their copy: (plain node, state), sorted.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies_;
  std::vector<Move> moves_;
};

}  // namespace magpie::roads
