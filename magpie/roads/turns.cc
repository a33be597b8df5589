#include "magpie/roads/turns.h"

#include <algorithm>
#include <cassert>

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

TurnStates::TurnStates(EdgeEnds const& ends,
                       std::vector<std::vector<std::uint32_t>> const& forbidden) {
  for (auto const& sequence : forbidden) {
    if (is_drivable(sequence, ends)) add(sequence);
  }
  link_fallbacks();
}

void TurnStates::add(std::vector<std::uint32_t> const& sequence) {
  std::uint32_t state = 0;
  for (auto const edge : sequence) {
    auto next = child(state, edge);
    if (next == kForbidden) {
      next = static_cast<std::uint32_t>(states_.size());
      auto& children = states_[state].next;
      children.insert(std::lower_bound(children.begin(), children.end(), std::pair(edge, 0U)),
                      {edge, next});
      states_.push_back({});
    }
    state = next;
  }
  states_[state].is_forbidden = true;
}

// Breadth first, so that every shorter beginning is linked before it is asked.
void TurnStates::link_fallbacks() {
  std::vector<std::uint32_t> open;
  for (auto const& [edge, state] : states_[0].next) open.push_back(state);
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto& parent = states_[open[i]];
    parent.is_forbidden = parent.is_forbidden || states_[parent.fallback].is_forbidden;
    for (auto const& [edge, state] : parent.next) {
      auto shorter = parent.fallback;
      while (shorter != 0 && child(shorter, edge) == kForbidden)
        shorter = states_[shorter].fallback;
      auto const found = child(shorter, edge);
      states_[state].fallback = found == kForbidden ? 0 : found;
      open.push_back(state);
    }
  }
}

std::uint32_t TurnStates::child(std::uint32_t state, std::uint32_t edge) const {
  auto const& children = states_[state].next;
  auto const found = std::lower_bound(children.begin(), children.end(), std::pair(edge, 0U));
  return found != children.end() && found->first == edge ? found->second : kForbidden;
}

std::uint32_t TurnStates::step(std::uint32_t state, std::uint32_t edge) const {
  auto next = child(state, edge);
  while (next == kForbidden && state != 0) {
    state = states_[state].fallback;
    next = child(state, edge);
  }
  if (next == kForbidden) return 0;
  return states_[next].is_forbidden ? kForbidden : next;
}

TurnGraph::TurnGraph(std::uint32_t node_count, EdgeEnds ends,
                     std::vector<std::vector<std::uint32_t>> const& forbidden,
                     std::vector<char> is_pocket)
    : plain_count_(node_count),
      ends_(std::move(ends)),
      is_pocket_(std::move(is_pocket)),
      states_(ends_, forbidden) {
  add_edges_by_tail();
  for (std::uint32_t edge = 0; edge < ends_.size(); ++edge) {
    bool const begins_pocket = !is_pocket_.empty() && is_pocket_[edge] != 0;
    if (!begins_pocket) {
      node_of(after({ends_[edge].first, 0, Area::public_road}, edge));
      continue;
    }
    node_of({ends_[edge].first, 0, Area::first_pocket});
    node_of(after({ends_[edge].first, 0, Area::first_pocket}, edge));
  }
  moves_.reserve(ends_.size());
  // Moves find new copies, whose moves follow.
  for (std::uint32_t node = 0; node < this->node_count(); ++node) add_moves_from(node);
}

void TurnGraph::add_edges_by_tail() {
  first_edge_.assign(plain_count_ + 1, 0);
  for (auto const& [tail, head] : ends_) ++first_edge_[tail + 1];
  for (std::size_t i = 1; i < first_edge_.size(); ++i) first_edge_[i] += first_edge_[i - 1];
  edges_.resize(ends_.size());
  auto next = first_edge_;
  for (std::uint32_t edge = 0; edge < ends_.size(); ++edge)
    edges_[next[ends_[edge].first]++] = edge;
}

TurnGraph::Memory TurnGraph::after(Memory const& memory, std::uint32_t edge) const {
  auto const [plain, state, area] = memory;
  assert(ends_[edge].first == plain);
  bool const is_pocket = !is_pocket_.empty() && is_pocket_[edge] != 0;
  auto const next = states_.step(state, edge);
  if (!is_pocket) {
    bool const passes_through = area == Area::last_pocket;
    return {ends_[edge].second, passes_through ? TurnStates::kForbidden : next, Area::public_road};
  }
  return {ends_[edge].second, next,
          area == Area::first_pocket ? Area::first_pocket : Area::last_pocket};
}

std::uint32_t TurnGraph::find(Memory const& memory) const {
  auto const [plain, state, area] = memory;
  if (state == 0 && area == Area::public_road) return plain;
  auto const found = node_of_copy_.find(memory);
  return found == node_of_copy_.end() ? kNone : found->second;
}

std::uint32_t TurnGraph::node_of(Memory const& memory) {
  if (std::get<1>(memory) == TurnStates::kForbidden) return kNone;
  auto const known = find(memory);
  if (known != kNone) return known;
  auto const node = node_count();
  copies_.push_back(memory);
  node_of_copy_.emplace(memory, node);
  return node;
}

void TurnGraph::add_moves_from(std::uint32_t node) {
  // A copy of the value: making nodes moves the list.
  Memory const memory =
      node < plain_count_ ? Memory{node, 0, Area::public_road} : copies_[node - plain_count_];
  auto const plain = std::get<0>(memory);
  for (auto i = first_edge_[plain]; i < first_edge_[plain + 1]; ++i) {
    auto const head = node_of(after(memory, edges_[i]));
    if (head != kNone) moves_.push_back({node, head, edges_[i]});
  }
}

// Who begins at a junction of a pocket may leave it by any road.
std::uint32_t TurnGraph::start_at(std::uint32_t plain_node) const {
  auto const in_pocket = find({plain_node, 0, Area::first_pocket});
  return in_pocket == kNone ? plain_node : in_pocket;
}

std::uint32_t TurnGraph::after_start_on(std::uint32_t edge) const {
  bool const is_pocket = !is_pocket_.empty() && is_pocket_[edge] != 0;
  return find(
      after({ends_[edge].first, 0, is_pocket ? Area::first_pocket : Area::public_road}, edge));
}

std::vector<std::uint32_t> TurnGraph::entries_of(std::uint32_t edge) const {
  auto nodes = places_of(ends_[edge].first);
  std::erase_if(nodes, [&](std::uint32_t node) {
    Memory const memory =
        node < plain_count_ ? Memory{node, 0, Area::public_road} : copies_[node - plain_count_];
    return std::get<1>(after(memory, edge)) == TurnStates::kForbidden;
  });
  return nodes;
}

std::vector<std::uint32_t> TurnGraph::places_of(std::uint32_t plain_node) const {
  std::vector<std::uint32_t> nodes{plain_node};
  auto copy = node_of_copy_.lower_bound({plain_node, 0, Area::first_pocket});
  for (; copy != node_of_copy_.end() && std::get<0>(copy->first) == plain_node; ++copy) {
    nodes.push_back(copy->second);
  }
  return nodes;
}

}  // namespace magpie::roads
