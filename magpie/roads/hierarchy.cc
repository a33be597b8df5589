#include "magpie/roads/hierarchy.h"

#include <algorithm>

#include "magpie/roads/contraction.h"

namespace magpie::roads {

namespace {

template <class L>
RankArcs<L> by_rank(std::vector<std::uint32_t> const& node_of,
                    std::vector<std::uint32_t> const& rank_of, ArcLists<L> const& lists) {
  RankArcs<L> result;
  result.first.reserve(node_of.size() + 1);
  result.first.push_back(0);
  std::size_t sum = 0;
  for (auto const node : node_of) {
    sum += lists.of(node).size();
    result.first.push_back(static_cast<std::uint32_t>(sum));
  }
  result.arcs.reserve(sum);
  for (auto const node : node_of) {
    auto const begin = static_cast<std::ptrdiff_t>(result.arcs.size());
    for (auto const& arc : lists.of(node)) {
      result.arcs.push_back({arc.cost, rank_of[arc.end], arc.via});
    }
    std::sort(result.arcs.begin() + begin, result.arcs.end(),
              [](auto const& a, auto const& b) { return a.end < b.end; });
  }
  return result;
}

std::vector<std::uint32_t> ranks_of(std::vector<std::uint32_t> const& order) {
  std::vector<std::uint32_t> rank_of(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) rank_of[order[rank]] = rank;
  return rank_of;
}

bool is_permutation(std::vector<std::uint32_t> const& order) {
  std::vector<char> seen(order.size(), 0);
  for (auto const node : order) {
    if (node >= order.size() || seen[node] != 0) return false;
    seen[node] = 1;
  }
  return true;
}

// What a `via` may name: an arc of the graph, or a shortcut before `shortcut_limit`.
struct ViaLimits {
  std::size_t id_limit = 0;
  std::size_t shortcut_limit = 0;
  bool allow(std::uint32_t via) const {
    return (via & kShortcut) == 0 ? via < id_limit : (via & ~kShortcut) < shortcut_limit;
  }
};

template <class L>
bool is_consistent(RankArcs<L> const& arcs, std::size_t ranks, ViaLimits const& limits) {
  bool const is_indexed = arcs.first.size() == ranks + 1 && arcs.first.front() == 0 &&
                          arcs.first.back() == arcs.arcs.size() &&
                          std::is_sorted(arcs.first.begin(), arcs.first.end());
  if (!is_indexed) return false;
  for (std::uint32_t rank = 0; rank < ranks; ++rank) {
    for (auto const& arc : arcs.of(rank)) {
      if (arc.end <= rank || arc.end >= ranks || !limits.allow(arc.via)) return false;
    }
  }
  return true;
}

}  // namespace

template <class L>
Hierarchy<L>::Hierarchy(Parts parts) : parts_(std::move(parts)), rank_of_(ranks_of(parts_.order)) {}

template <class L>
std::optional<Hierarchy<L>> Hierarchy<L>::of(Parts parts, std::size_t id_limit) {
  auto const ranks = parts.order.size();
  ViaLimits const limits{id_limit, parts.halves.size()};
  if (!is_permutation(parts.order) || !is_consistent(parts.up, ranks, limits) ||
      !is_consistent(parts.down, ranks, limits)) {
    return std::nullopt;
  }
  for (std::size_t number = 0; number < parts.halves.size(); ++number) {
    auto const& [first, second] = parts.halves[number];
    ViaLimits const lower{id_limit, number};
    if (!lower.allow(first) || !lower.allow(second)) return std::nullopt;
  }
  return Hierarchy(std::move(parts));
}

template <class L>
Hierarchy<L> Hierarchy<L>::build(std::uint32_t node_count, std::vector<LabelledArc<L>> arcs,
                                 std::vector<std::uint32_t> order) {
  Contraction<L> graph(node_count, arcs);
  arcs = {};
  Parts parts;
  if (order.size() == node_count) {
    graph.contract_in_order(order);
    parts.order = std::move(order);
  } else {
    parts.order = graph.contract_all();
  }
  auto const rank_of = ranks_of(parts.order);
  parts.up = by_rank<L>(parts.order, rank_of, graph.out());
  parts.down = by_rank<L>(parts.order, rank_of, graph.in());
  parts.halves = graph.take_halves();
  return Hierarchy(std::move(parts));
}

template <class L>
void Hierarchy<L>::unpack(std::uint32_t via, std::vector<std::uint32_t>& arc_ids) const {
  std::vector<std::uint32_t> open{via};
  while (!open.empty()) {
    auto const next = open.back();
    open.pop_back();
    if ((next & kShortcut) == 0) {
      arc_ids.push_back(next);
      continue;
    }
    auto const& halves = parts_.halves[next & ~kShortcut];
    open.push_back(halves.second);
    open.push_back(halves.first);
  }
}

template class Hierarchy<Label>;
template class Hierarchy<ScenicLabel>;

}  // namespace magpie::roads
