#include "magpie/roads/hierarchy.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "magpie/roads/contraction.h"

namespace magpie::roads {

namespace {

template <class L, class Lists>
RankArcs<L> by_rank(std::vector<std::uint32_t> const& node_of,
                    std::vector<std::uint32_t> const& rank_of, Lists const& lists) {
  RankArcs<L> result;
  result.first.reserve(node_of.size() + 1);
  result.first.push_back(0);
  for (auto const node : node_of) {
    for (auto const& arc : lists(node)) {
      bool const is_shortcut = (arc.via & kShortcut) != 0;
      auto const via = is_shortcut ? kShortcut | rank_of[arc.via & ~kShortcut] : arc.via;
      result.arcs.push_back({arc.cost, rank_of[arc.end], via});
    }
    std::sort(result.arcs.begin() + result.first.back(), result.arcs.end(),
              [](auto const& a, auto const& b) { return a.end < b.end; });
    result.first.push_back(static_cast<std::uint32_t>(result.arcs.size()));
  }
  return result;
}

template <class L>
RankArc<L> const& arc_to(std::span<RankArc<L> const> arcs, std::uint32_t end) {
  auto const found = std::lower_bound(arcs.begin(), arcs.end(), end,
                                      [](auto const& arc, auto rank) { return arc.end < rank; });
  assert(found != arcs.end() && found->end == end);
  return *found;
}

}  // namespace

template <class L>
Hierarchy<L> Hierarchy<L>::build(std::uint32_t node_count, std::vector<LabelledArc<L>> arcs,
                                 std::vector<std::uint32_t> order) {
  Contraction<L> graph(node_count, arcs);
  arcs = {};
  Hierarchy result;
  if (order.size() == node_count) {
    graph.contract_in_order(order);
    result.node_of_ = std::move(order);
  } else {
    result.node_of_ = graph.contract_all();
  }
  result.rank_of_.resize(node_count);
  for (std::uint32_t rank = 0; rank < node_count; ++rank) {
    result.rank_of_[result.node_of_[rank]] = rank;
  }
  auto const out = [&](std::uint32_t node) -> auto const& {
    return graph.out(node);
  };
  auto const in = [&](std::uint32_t node) -> auto const& {
    return graph.in(node);
  };
  result.up_ = by_rank<L>(result.node_of_, result.rank_of_, out);
  result.down_ = by_rank<L>(result.node_of_, result.rank_of_, in);
  return result;
}

template <class L>
void Hierarchy<L>::unpack(std::uint32_t tail_rank, std::uint32_t head_rank, std::uint32_t via,
                          std::vector<std::uint32_t>& arc_ids) const {
  struct Piece {
    std::uint32_t tail, head, via;
  };
  std::vector<Piece> open{{tail_rank, head_rank, via}};
  while (!open.empty()) {
    auto const piece = open.back();
    open.pop_back();
    if ((piece.via & kShortcut) == 0) {
      arc_ids.push_back(piece.via);
      continue;
    }
    // The node passed over ranks below both ends: the first half descends to it, the second climbs.
    auto const middle = piece.via & ~kShortcut;
    open.push_back({middle, piece.head, arc_to<L>(up_.of(middle), piece.head).via});
    open.push_back({piece.tail, middle, arc_to<L>(down_.of(middle), piece.tail).via});
  }
}

template class Hierarchy<Label>;
template class Hierarchy<ScenicLabel>;

}  // namespace magpie::roads
