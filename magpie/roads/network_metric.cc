#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "magpie/roads/network_data.h"
#include "magpie/roads/road_zones.h"
#include "magpie/roads/scenic.h"

namespace magpie::roads {

namespace {

EdgeEnds ends_of(EdgeList const& list) {
  EdgeEnds ends;
  ends.reserve(list.edges.size());
  for (auto const& edge : list.edges) ends.emplace_back(edge.from, edge.to);
  return ends;
}

std::vector<std::vector<std::uint32_t>> forbidden_now(EdgeList const& list,
                                                      ProfileOptions const& options) {
  std::vector<std::vector<std::uint32_t>> forbidden;
  for (auto const& turn : list.turns) {
    if (!is_forbidden(list, turn, options)) continue;
    auto const sequence = list.sequence(turn);
    forbidden.emplace_back(sequence.begin(), sequence.end());
  }
  return forbidden;
}

std::vector<char> pockets(EdgeList const& list) {
  std::vector<char> is_pocket(list.edges.size(), 0);
  for (std::size_t i = 0; i < is_pocket.size(); ++i) {
    is_pocket[i] = list.edges[i].is(edge_flag::kDestination);
  }
  return is_pocket;
}

std::vector<char> too_small(EdgeList const& list, ProfileOptions const& options) {
  std::vector<char> found(list.edges.size(), 0);
  bool is_any = false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i] = is_too_small(list, list.edges[i], options);
    is_any = is_any || found[i] != 0;
  }
  return is_any ? found : std::vector<char>();
}

template <class L>
std::vector<LabelledArc<L>> arcs_of(TurnGraph const& turns, std::vector<L> const& cost) {
  std::vector<LabelledArc<L>> arcs;
  arcs.reserve(turns.moves().size());
  for (auto const& move : turns.moves()) {
    if (cost[move.edge] == no_way<L>()) continue;
    arcs.push_back({move.tail, move.head, move.edge, cost[move.edge]});
  }
  return arcs;
}

ScenicMetric make_scenic(NetworkData const& data, RoadChanges const& changes,
                         NetworkMetric const& metric) {
  ScenicMetric scenic;
  scenic.cap = changes.scenic_cap;
  scenic.score = scenic_scores(data.list, changes.scenic_lines);
  scenic.cost.reserve(metric.cost.size());
  for (std::size_t i = 0; i < metric.cost.size(); ++i) {
    if (metric.cost[i] == kNoWay) {
      scenic.cost.push_back(no_way<ScenicLabel>());
      continue;
    }
    double const weight =
        time_ds_of(metric.cost[i]) * (1 + changes.scenic_weight * (1 - double(scenic.score[i])));
    scenic.cost.push_back(make_scenic_label(
        static_cast<std::uint32_t>(std::llround(std::min(weight, 4e9))), metric.cost[i]));
  }
  scenic.roads = Hierarchy<ScenicLabel>::build(
      metric.turns.node_count(), arcs_of(metric.turns, scenic.cost), metric.roads.order());
  return scenic;
}

// The order that the data knows. Where other turns are forbidden, or links were added, the copies
// of a node follow right after it: any order is exact, and one that was found for nearly the same
// graph is nearly as good.
std::vector<std::uint32_t> order_of(NetworkData const& data, TurnGraph const& turns) {
  if (data.order.empty() || data.order.size() == turns.node_count()) return data.order;
  auto const plain_count = static_cast<std::uint32_t>(data.list.nodes.size());
  std::vector<std::vector<std::uint32_t>> copies(plain_count);
  std::vector<char> is_placed(turns.node_count(), 0);
  auto const place = [&](std::uint32_t node, std::uint32_t plain) {
    if (node < plain_count || is_placed[node] != 0) return;
    is_placed[node] = 1;
    copies[plain].push_back(node);
  };
  for (auto const& move : turns.moves()) {
    place(move.tail, data.list.edges[move.edge].from);
    place(move.head, data.list.edges[move.edge].to);
  }
  std::vector<std::uint32_t> order;
  order.reserve(turns.node_count());
  for (std::uint32_t node = plain_count; node < turns.node_count(); ++node) {
    if (is_placed[node] == 0) order.push_back(node);
  }
  for (auto const node : data.order) {
    if (node >= plain_count) continue;
    order.push_back(node);
    order.insert(order.end(), copies[node].begin(), copies[node].end());
  }
  return order;
}

}  // namespace

std::vector<Label> edge_costs(EdgeList const& list, RoadChanges const& changes) {
  bool const has_moment = changes.options.when.has_value() || changes.options.size.has_value();
  std::unordered_set<std::int64_t> const closed(changes.closed_ways.begin(),
                                                changes.closed_ways.end());
  std::vector<Label> cost;
  cost.reserve(list.edges.size());
  for (auto const& edge : list.edges) {
    auto const time_ds = has_moment ? time_at(list, edge, changes.options) : edge.time_ds;
    bool const is_closed = time_ds == kClosedDs || closed.contains(edge.way);
    cost.push_back(is_closed ? kNoWay : make_label(time_ds, edge.meters));
  }
  return cost;
}

namespace {

// All but the hierarchies.
NetworkMetric price_roads(NetworkData const& data, RoadChanges const& changes) {
  NetworkMetric metric{
      changes,
      TurnGraph(static_cast<std::uint32_t>(data.list.nodes.size()), ends_of(data.list),
                forbidden_now(data.list, changes.options), pockets(data.list)),
      edge_costs(data.list, changes),
      {},
      {},
      {},
      too_small(data.list, changes.options)};
  metric.marks = apply_zones(data.list, changes.zones, metric.cost);
  return metric;
}

}  // namespace

NetworkMetric make_metric(NetworkData const& data, RoadChanges const& changes) {
  auto metric = price_roads(data, changes);
  metric.roads = Hierarchy<Label>::build(
      metric.turns.node_count(), arcs_of(metric.turns, metric.cost), order_of(data, metric.turns));
  if (changes.scenic_weight > 0) metric.scenic = make_scenic(data, changes, metric);
  return metric;
}

std::optional<NetworkMetric> plain_metric(NetworkData const& data, Hierarchy<Label> roads) {
  auto metric = price_roads(data, {});
  if (metric.turns.node_count() != roads.node_count()) return std::nullopt;
  metric.roads = std::move(roads);
  return metric;
}

}  // namespace magpie::roads
