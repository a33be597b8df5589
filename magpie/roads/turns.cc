#include "magpie/roads/turns.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace magpie::roads {

namespace {

bool is_drivable(std::vector<std::uint32_t> const& sequence, EdgeEnds const& ends) {
  if (sequence.size() < 2) return false;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (sequence[i] >= ends.size()) return false;
    if (i > 0 && ends[sequence[i - 1]].second != ends[sequence[i]].first) return false;
  }
  return true;
}

}  // namespace

TurnGraph::TurnGraph(std::uint32_t node_count, EdgeEnds const& ends,
                     std::vector<std::vector<std::uint32_t>> const& forbidden)
    : plain_count_(node_count), node_of_(node_count) {
  std::iota(node_of_.begin(), node_of_.end(), 0U);
  for (auto const& sequence : forbidden) {
    if (is_drivable(sequence, ends)) add_sequence(sequence, ends);
  }
  link_fallbacks();
  make_copies(ends);
  make_moves(ends);
}

void TurnGraph::add_sequence(std::vector<std::uint32_t> const& sequence, EdgeEnds const& ends) {
  std::uint32_t state = 0;
  for (auto const edge : sequence) {
    auto next = child(state, edge);
    if (next == kNone) {
      next = static_cast<std::uint32_t>(states_.size());
      auto& children = states_[state].next;
      children.insert(std::lower_bound(children.begin(), children.end(), std::pair(edge, 0U)),
                      {edge, next});
      states_.push_back({});
      last_edge_.push_back(edge);
    }
    state = next;
  }
  states_[state].is_forbidden = true;
  assert(ends[sequence.back()].first < plain_count_);
}

// Breadth first, so that every shorter beginning is linked before it is asked.
void TurnGraph::link_fallbacks() {
  std::vector<std::uint32_t> open;
  for (auto const& [edge, state] : states_[0].next) open.push_back(state);
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto const parent = open[i];
    states_[parent].is_forbidden =
        states_[parent].is_forbidden || states_[states_[parent].fallback].is_forbidden;
    for (auto const& [edge, state] : states_[parent].next) {
      auto shorter = states_[parent].fallback;
      while (shorter != 0 && child(shorter, edge) == kNone) shorter = states_[shorter].fallback;
      auto const found = child(shorter, edge);
      states_[state].fallback = found == kNone ? 0 : found;
      open.push_back(state);
    }
  }
}

void TurnGraph::make_copies(EdgeEnds const& ends) {
  for (std::uint32_t state = 1; state < states_.size(); ++state) {
    if (states_[state].is_forbidden) continue;
    auto const plain = ends[last_edge_[state]].second;
    states_[state].node = node_count();
    node_of_.push_back(plain);
    copies_.emplace_back(plain, state);
  }
  std::sort(copies_.begin(), copies_.end());
}

void TurnGraph::make_moves(EdgeEnds const& ends) {
  moves_.reserve(ends.size());
  for (std::uint32_t edge = 0; edge < ends.size(); ++edge) {
    auto const [tail, head] = ends[edge];
    moves_.push_back({tail, after_start_on(edge, head), edge});
    auto copy = std::lower_bound(copies_.begin(), copies_.end(), std::pair(tail, 0U));
    for (; copy != copies_.end() && copy->first == tail; ++copy) {
      auto const next = step(copy->second, edge);
      if (next == kNone) continue;
      moves_.push_back({states_[copy->second].node, node_after(next, head), edge});
    }
  }
}

std::uint32_t TurnGraph::child(std::uint32_t state, std::uint32_t edge) const {
  auto const& children = states_[state].next;
  auto const found = std::lower_bound(children.begin(), children.end(), std::pair(edge, 0U));
  return found != children.end() && found->first == edge ? found->second : kNone;
}

std::uint32_t TurnGraph::step(std::uint32_t state, std::uint32_t edge) const {
  auto next = child(state, edge);
  while (next == kNone && state != 0) {
    state = states_[state].fallback;
    next = child(state, edge);
  }
  if (next == kNone) return 0;
  return states_[next].is_forbidden ? kNone : next;
}

std::uint32_t TurnGraph::node_after(std::uint32_t state, std::uint32_t plain_head) const {
  return state == 0 ? plain_head : states_[state].node;
}

std::uint32_t TurnGraph::after_start_on(std::uint32_t edge, std::uint32_t plain_head) const {
  return node_after(step(0, edge), plain_head);
}

std::vector<std::uint32_t> TurnGraph::entries_of(std::uint32_t edge,
                                                 std::uint32_t plain_tail) const {
  std::vector<std::uint32_t> nodes{plain_tail};
  auto copy = std::lower_bound(copies_.begin(), copies_.end(), std::pair(plain_tail, 0U));
  for (; copy != copies_.end() && copy->first == plain_tail; ++copy) {
    if (step(copy->second, edge) != kNone) nodes.push_back(states_[copy->second].node);
  }
  return nodes;
}

std::vector<std::uint32_t> TurnGraph::places_of(std::uint32_t plain_node) const {
  std::vector<std::uint32_t> nodes{plain_node};
  auto copy = std::lower_bound(copies_.begin(), copies_.end(), std::pair(plain_node, 0U));
  for (; copy != copies_.end() && copy->first == plain_node; ++copy) {
    nodes.push_back(states_[copy->second].node);
  }
  return nodes;
}

}  // namespace magpie::roads
