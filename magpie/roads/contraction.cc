#include "magpie/roads/contraction.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace magpie::roads {

namespace {

// Nodes a witness search settles before it gives up and the shortcut is kept: few while nodes are
// only compared, many when one is really contracted. Other values were not tried.
constexpr std::size_t kSettledToCompare = 40;
constexpr std::size_t kSettledToContract = 500;

enum class End { tail, head };
template <class L>
std::vector<std::uint32_t> arcs_by(End end, std::uint32_t node_count,
                                   std::vector<LabelledArc<L>> const& arcs) {
  std::vector<std::uint32_t> counts(node_count, 0);
  for (auto const& arc : arcs) ++counts[end == End::tail ? arc.tail : arc.head];
  return counts;
}

}  // namespace

template <class L>
ArcLists<L>::ArcLists(std::vector<std::uint32_t> const& rooms) {
  lists_.reserve(rooms.size());
  std::size_t sum = 0;
  for (auto const room : rooms) {
    lists_.push_back({sum, 0, room});
    sum += room;
  }
  arcs_.reserve(sum + sum / 2);
  arcs_.resize(sum);
}

template <class L>
void ArcLists<L>::put(std::uint32_t node, HalfArc<L> const& arc) {
  for (auto& known : writable(node)) {
    if (known.end != arc.end) continue;
    if (std::pair(arc.cost, arc.via) < std::pair(known.cost, known.via)) known = arc;
    return;
  }
  auto& list = lists_[node];
  if (list.size == list.room) move_to_end(list);
  arcs_[list.begin + list.size++] = arc;
}

template <class L>
void ArcLists<L>::move_to_end(List& list) {
  auto const begin = arcs_.size();
  list.room = std::max(4U, 2 * list.room);
  arcs_.resize(begin + list.room);
  std::copy_n(arcs_.begin() + static_cast<std::ptrdiff_t>(list.begin), list.size,
              arcs_.begin() + static_cast<std::ptrdiff_t>(begin));
  list.begin = begin;
}

template <class L>
void ArcLists<L>::erase_end(std::uint32_t node, std::uint32_t end) {
  auto const arcs = writable(node);
  auto const found =
      std::find_if(arcs.begin(), arcs.end(), [&](auto const& arc) { return arc.end == end; });
  if (found == arcs.end()) return;
  *found = arcs.back();
  --lists_[node].size;
}

template <class L>
Contraction<L>::Contraction(std::uint32_t node_count, std::vector<LabelledArc<L>> const& arcs)
    : out_(arcs_by(End::tail, node_count, arcs)),
      in_(arcs_by(End::head, node_count, arcs)),
      depth_(node_count, 0),
      labels_(node_count, no_way<L>()) {
  for (auto const& arc : arcs) {
    if (arc.tail != arc.head) add(arc.tail, arc.head, arc.cost, arc.id);
  }
}

template <class L>
void Contraction<L>::add(std::uint32_t tail, std::uint32_t head, L cost, std::uint32_t via) {
  out_.put(tail, {cost, head, via});
  in_.put(head, {cost, tail, via});
}

template <class L>
void Contraction<L>::relax_witness(std::uint32_t node, L label) {
  if (label >= labels_[node]) return;
  if (labels_[node] == no_way<L>()) touched_.push_back(node);
  labels_[node] = label;
  heap_.emplace_back(label, node);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
}

// Dijkstra from `from` past `without`, up to `limit`: its labels are upper bounds, whenever it
// stops.
template <class L>
typename Contraction<L>::Search Contraction<L>::search_witnesses(std::uint32_t from,
                                                                 std::uint32_t without, L limit,
                                                                 std::size_t settle_limit) {
  for (auto const node : touched_) labels_[node] = no_way<L>();
  touched_.clear();
  heap_.clear();
  relax_witness(from, 0);
  for (std::size_t settled = 0; !heap_.empty();) {
    auto const [label, node] = heap_.front();
    if (label > limit) return Search::whole;
    if (settled == settle_limit) return Search::cut_short;
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    heap_.pop_back();
    if (label > labels_[node]) continue;
    ++settled;
    for (auto const& arc : out_.of(node)) {
      // What lies beyond the limit is no witness.
      if (arc.end != without && label + arc.cost <= limit) relax_witness(arc.end, label + arc.cost);
    }
  }
  return Search::whole;
}

template <class L>
typename Contraction<L>::Search Contraction<L>::find_shortcuts(std::uint32_t node,
                                                               std::size_t settle_limit) {
  shortcuts_.clear();
  auto search = Search::whole;
  for (auto const& in : in_.of(node)) {
    L limit = 0;
    for (auto const& out : out_.of(node)) {
      if (out.end != in.end) limit = std::max(limit, in.cost + out.cost);
    }
    if (limit == 0) continue;
    if (search_witnesses(in.end, node, limit, settle_limit) == Search::cut_short)
      search = Search::cut_short;
    for (auto const& out : out_.of(node)) {
      if (out.end == in.end) continue;
      L const cost = in.cost + out.cost;
      if (labels_[out.end] > cost) shortcuts_.push_back({in.end, out.end, cost, {in.via, out.via}});
    }
  }
  return search;
}

// With the shortcuts that were found last.
template <class L>
std::int32_t Contraction<L>::priority(std::uint32_t node) const {
  auto const arcs = in_.of(node).size() + out_.of(node).size();
  return static_cast<std::int32_t>(4 * shortcuts_.size() + 2 * depth_[node]) -
         static_cast<std::int32_t>(2 * arcs);
}

// With the shortcuts that were found last. The node's own lists stay: they are its arcs in the
// hierarchy.
template <class L>
void Contraction<L>::add_shortcuts(std::uint32_t node) {
  for (auto const& shortcut : shortcuts_) {
    auto const number = static_cast<std::uint32_t>(halves_.size());
    halves_.push_back(shortcut.halves);
    add(shortcut.tail, shortcut.head, shortcut.cost, kShortcut | number);
  }
  auto const deepen = [&](std::uint32_t end) {
    depth_[end] = std::max(depth_[end], depth_[node] + 1);
  };
  for (auto const& arc : out_.of(node)) {
    in_.erase_end(arc.end, node);
    deepen(arc.end);
  }
  for (auto const& arc : in_.of(node)) {
    out_.erase_end(arc.end, node);
    deepen(arc.end);
  }
}

template <class L>
std::vector<std::uint32_t> Contraction<L>::contract_all() {
  using Entry = std::pair<std::int32_t, std::uint32_t>;
  std::vector<Entry> entries;
  entries.reserve(depth_.size());
  for (std::uint32_t node = 0; node < depth_.size(); ++node) {
    find_shortcuts(node, kSettledToCompare);
    entries.emplace_back(priority(node), node);
  }
  std::priority_queue queue(std::greater<>{}, std::move(entries));
  std::vector<std::uint32_t> order;
  order.reserve(depth_.size());
  while (!queue.empty()) {
    auto const node = queue.top().second;
    queue.pop();
    // Neighbours contracted since have changed it: look again before it is taken.
    auto const search = find_shortcuts(node, kSettledToCompare);
    Entry const now{priority(node), node};
    if (!queue.empty() && now > queue.top()) {
      queue.push(now);
      continue;
    }
    if (search == Search::cut_short) find_shortcuts(node, kSettledToContract);
    add_shortcuts(node);
    order.push_back(node);
  }
  return order;
}

template <class L>
void Contraction<L>::contract_in_order(std::vector<std::uint32_t> const& order) {
  for (auto const node : order) {
    find_shortcuts(node, kSettledToContract);
    add_shortcuts(node);
  }
}

template class ArcLists<Label>;
template class ArcLists<ScenicLabel>;
template class Contraction<Label>;
template class Contraction<ScenicLabel>;

}  // namespace magpie::roads
