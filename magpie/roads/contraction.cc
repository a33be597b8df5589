#include "magpie/roads/contraction.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace magpie::roads {

namespace {

// Nodes a witness search settles before it gives up and the shortcut is kept: few while nodes are
// only compared, many when one is really contracted. Taken over from an earlier prototype, whose
// hierarchy of the large test network they built in 1.7 s; other values were not tried here.
constexpr std::size_t kSettledToCompare = 40;
constexpr std::size_t kSettledToContract = 500;

template <class Arcs>
void erase_end(Arcs& arcs, std::uint32_t end) {
  auto const found =
      std::find_if(arcs.begin(), arcs.end(), [&](auto const& arc) { return arc.end == end; });
  if (found == arcs.end()) return;
  *found = arcs.back();
  arcs.pop_back();
}

// At most one arc to each end: the better label, and the lower `via` among equals.
template <class Arcs, class Arc>
void put(Arcs& arcs, Arc const& arc) {
  for (auto& known : arcs) {
    if (known.end != arc.end) continue;
    if (std::pair(arc.cost, arc.via) < std::pair(known.cost, known.via)) known = arc;
    return;
  }
  arcs.push_back(arc);
}

}  // namespace

template <class L>
Contraction<L>::Contraction(std::uint32_t node_count, std::vector<LabelledArc<L>> const& arcs)
    : out_(node_count), in_(node_count), depth_(node_count, 0), labels_(node_count, no_way<L>()) {
  for (auto const& arc : arcs) {
    if (arc.tail != arc.head) add(arc.tail, arc.head, arc.cost, arc.id);
  }
}

template <class L>
void Contraction<L>::add(std::uint32_t tail, std::uint32_t head, L cost, std::uint32_t via) {
  put(out_[tail], HalfArc{cost, head, via});
  put(in_[head], HalfArc{cost, tail, via});
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
void Contraction<L>::search_witnesses(std::uint32_t from, std::uint32_t without, L limit,
                                      std::size_t settle_limit) {
  for (auto const node : touched_) labels_[node] = no_way<L>();
  touched_.clear();
  heap_.clear();
  relax_witness(from, 0);
  for (std::size_t settled = 0; !heap_.empty() && settled < settle_limit;) {
    auto const [label, node] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    heap_.pop_back();
    if (label > labels_[node]) continue;
    if (label > limit) return;
    ++settled;
    for (auto const& arc : out_[node]) {
      if (arc.end != without) relax_witness(arc.end, label + arc.cost);
    }
  }
}

template <class L>
void Contraction<L>::find_shortcuts(std::uint32_t node, std::size_t settle_limit) {
  shortcuts_.clear();
  for (auto const& in : in_[node]) {
    L limit = 0;
    for (auto const& out : out_[node]) {
      if (out.end != in.end) limit = std::max(limit, in.cost + out.cost);
    }
    if (limit == 0) continue;
    search_witnesses(in.end, node, limit, settle_limit);
    for (auto const& out : out_[node]) {
      if (out.end == in.end) continue;
      L const cost = in.cost + out.cost;
      if (labels_[out.end] > cost) shortcuts_.push_back({in.end, out.end, cost});
    }
  }
}

template <class L>
std::int32_t Contraction<L>::priority(std::uint32_t node) {
  find_shortcuts(node, kSettledToCompare);
  auto const arcs = in_[node].size() + out_[node].size();
  return static_cast<std::int32_t>(4 * shortcuts_.size() + 2 * depth_[node]) -
         static_cast<std::int32_t>(2 * arcs);
}

// The node's own lists stay: they are its arcs in the hierarchy.
template <class L>
void Contraction<L>::contract(std::uint32_t node) {
  find_shortcuts(node, kSettledToContract);
  for (auto const& shortcut : shortcuts_) {
    add(shortcut.tail, shortcut.head, shortcut.cost, kShortcut | node);
  }
  auto const deepen = [&](std::uint32_t end) {
    depth_[end] = std::max(depth_[end], depth_[node] + 1);
  };
  for (auto const& arc : out_[node]) {
    erase_end(in_[arc.end], node);
    deepen(arc.end);
  }
  for (auto const& arc : in_[node]) {
    erase_end(out_[arc.end], node);
    deepen(arc.end);
  }
}

template <class L>
std::vector<std::uint32_t> Contraction<L>::contract_all() {
  using Entry = std::pair<std::int32_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (std::uint32_t node = 0; node < out_.size(); ++node) queue.emplace(priority(node), node);
  std::vector<std::uint32_t> order;
  order.reserve(out_.size());
  while (!queue.empty()) {
    auto const node = queue.top().second;
    queue.pop();
    // Neighbours contracted since have changed it: look again before it is taken.
    Entry const now{priority(node), node};
    if (!queue.empty() && now > queue.top()) {
      queue.push(now);
      continue;
    }
    contract(node);
    order.push_back(node);
  }
  return order;
}

template <class L>
void Contraction<L>::contract_in_order(std::vector<std::uint32_t> const& order) {
  for (auto const node : order) contract(node);
}

template class Contraction<Label>;
template class Contraction<ScenicLabel>;

}  // namespace magpie::roads
