#include <algorithm>

#include "magpie/roads/hierarchy_matrix.h"
#include "magpie/roads/network_data.h"
#include "magpie/roads/network_line.h"

namespace magpie::roads {

namespace {

// The earliest label at the beginning of each edge, kNoWay where it is not reached.
std::vector<Label> labels_at_edges(NetworkMetric const& metric,
                                   std::vector<Seed<Label>> const& starts) {
  auto const by_node = one_to_all<Label>(metric.roads, starts);
  std::vector<Label> by_edge(metric.cost.size(), kNoWay);
  for (auto const& move : metric.turns.moves()) {
    by_edge[move.edge] = std::min(by_edge[move.edge], by_node[move.tail]);
  }
  return by_edge;
}

Network::Reached stretch(EdgeList const& list, WayPiece piece, double first_ds, double cost_ds,
                         double limit_ds) {
  double const open = std::min(1.0, piece.begin + (limit_ds - first_ds) / cost_ds);
  piece.end = std::min(piece.end, open);
  double const last_ds = first_ds + (piece.end - piece.begin) * cost_ds;
  return {points_of(list, piece), static_cast<std::int32_t>(first_ds / 10),
          static_cast<std::int32_t>(last_ds / 10 + 0.5)};
}

}  // namespace

std::vector<Network::Reached> Network::reach(geo::LatLng from, std::int32_t limit_s,
                                             double snap_limit_m) const {
  std::vector<Reached> reached;
  auto const found =
      data_->core_grid.nearest(data_->list, from, snap_limit_m, 1, metric_->is_too_small);
  if (found.empty() || limit_s <= 0) return reached;
  auto const& start = found.front();
  auto const& cost = metric_->cost;
  double const limit_ds = 10.0 * limit_s;
  auto const labels =
      labels_at_edges(*metric_, trip_starts(fastest_roads(*data_, *metric_), start));
  // A road that is wholly reached from one end is told from that end alone.
  auto const is_whole = [&](std::uint32_t edge) {
    return edge != kNoEdge && labels[edge] != kNoWay && cost[edge] != kNoWay &&
           time_ds_of(labels[edge] + cost[edge]) <= limit_ds;
  };
  for (std::uint32_t edge = 0; edge < cost.size(); ++edge) {
    if (cost[edge] == kNoWay) continue;
    auto const other = data_->other_direction[edge];
    bool const is_own = (edge == start.edge || other == start.edge) && !is_at_junction(start);
    if (is_own) {
      double const begin = progress_on(data_->list.edges[edge], start.share);
      reached.push_back(
          stretch(data_->list, {edge, begin, 1}, 0, time_ds_of(cost[edge]), limit_ds));
    }
    if (labels[edge] == kNoWay || time_ds_of(labels[edge]) >= limit_ds) continue;
    if (is_whole(other) &&
        (!is_whole(edge) || std::pair(labels[other], other) < std::pair(labels[edge], edge)))
      continue;
    reached.push_back(stretch(data_->list, {edge, 0, 1}, time_ds_of(labels[edge]),
                              time_ds_of(cost[edge]), limit_ds));
  }
  return reached;
}

}  // namespace magpie::roads
