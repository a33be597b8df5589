#include "magpie/roads/hierarchy_query.h"

#include <algorithm>
#include <functional>

namespace magpie::roads {

template <class L>
void ClimbTable<L>::clear() {
  if (used_ > 0) std::fill(entries_.begin(), entries_.end(), Entry());
  used_ = 0;
}

template <class L>
typename ClimbTable<L>::Entry& ClimbTable<L>::at(std::uint32_t rank) {
  auto& entry = entries_[slot(rank)];
  if (entry.rank == rank) return entry;
  if (2 * (used_ + 1) > entries_.size()) {
    grow();
    return at(rank);
  }
  ++used_;
  entry.rank = rank;
  return entry;
}

template <class L>
void ClimbTable<L>::grow() {
  std::vector<Entry> old(2 * entries_.size());
  old.swap(entries_);
  for (auto const& entry : old) {
    if (entry.rank != kFree) entries_[slot(entry.rank)] = entry;
  }
}

template <class L>
void Climb<L>::start() {
  table_.clear();
  heap_.clear();
}

template <class L>
void Climb<L>::seed(std::uint32_t rank, L cost) {
  reach(rank, cost, kSeed, 0);
}

template <class L>
void Climb<L>::reach(std::uint32_t rank, L label, std::uint32_t from, std::uint32_t via) {
  auto& entry = table_.at(rank);
  if (label >= entry.label) return;
  entry.label = label;
  entry.came_from = from;
  entry.came_via = via;
  heap_.emplace_back(label, rank);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
}

template <class L>
std::optional<std::uint32_t> Climb<L>::settle(RankArcs<L> const& along,
                                              RankArcs<L> const& against) {
  auto const [label, rank] = heap_.front();
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
  heap_.pop_back();
  if (label > table_.label(rank)) return std::nullopt;
  for (auto const& arc : against.of(rank)) {
    auto const above = table_.label(arc.end);
    if (above < label && above + arc.cost < label) return std::nullopt;
  }
  for (auto const& arc : along.of(rank)) reach(arc.end, label + arc.cost, rank, arc.via);
  return rank;
}

template <class L>
RouteQuery<L>::RouteQuery(Hierarchy<L> const& roads) : roads_(roads) {}

template <class L>
void RouteQuery<L>::meet(std::uint32_t rank) {
  if (forward_.label(rank) == no_way<L>() || backward_.label(rank) == no_way<L>()) return;
  L const label = forward_.label(rank) + backward_.label(rank);
  if (label >= best_) return;
  best_ = label;
  meeting_ = rank;
}

template <class L>
void RouteQuery<L>::step_forward() {
  if (auto const rank = forward_.settle(roads_.up(), roads_.down())) meet(*rank);
}

template <class L>
void RouteQuery<L>::step_backward() {
  if (auto const rank = backward_.settle(roads_.down(), roads_.up())) meet(*rank);
}

template <class L>
std::optional<Route<L>> RouteQuery<L>::run(std::span<Seed<L> const> starts,
                                           std::span<Seed<L> const> ends, L worse_than) {
  forward_.start();
  backward_.start();
  best_ = worse_than;
  for (auto const& seed : starts) forward_.seed(roads_.rank_of(seed.node), seed.cost);
  for (auto const& seed : ends) backward_.seed(roads_.rank_of(seed.node), seed.cost);
  auto const is_open = [&](Climb<L> const& climb) {
    return !climb.is_done() && climb.lowest() < best_;
  };
  while (is_open(forward_) || is_open(backward_)) {
    if (is_open(forward_)) step_forward();
    if (is_open(backward_)) step_backward();
  }
  if (best_ == worse_than) return std::nullopt;
  return trace();
}

template <class L>
Route<L> RouteQuery<L>::trace() const {
  Route<L> route;
  route.cost = best_;
  std::vector<std::uint32_t> climbed{meeting_};  // ranks from the meeting back to the start
  while (forward_.came_from(climbed.back()) != Climb<L>::kSeed) {
    climbed.push_back(forward_.came_from(climbed.back()));
  }
  route.start = roads_.order()[climbed.back()];
  for (std::size_t i = climbed.size() - 1; i > 0; --i) {
    roads_.unpack(forward_.came_via(climbed[i - 1]), route.arc_ids);
  }
  auto rank = meeting_;
  while (backward_.came_from(rank) != Climb<L>::kSeed) {
    roads_.unpack(backward_.came_via(rank), route.arc_ids);
    rank = backward_.came_from(rank);
  }
  route.end = roads_.order()[rank];
  return route;
}

template class ClimbTable<Label>;
template class ClimbTable<ScenicLabel>;
template class Climb<Label>;
template class Climb<ScenicLabel>;
template class RouteQuery<Label>;
template class RouteQuery<ScenicLabel>;

}  // namespace magpie::roads
