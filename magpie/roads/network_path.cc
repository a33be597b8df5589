#include <algorithm>
#include <cmath>

#include "magpie/geo/distance.h"
#include "magpie/roads/added_links.h"
#include "magpie/roads/network_data.h"
#include "magpie/roads/network_line.h"
#include "magpie/roads/steps.h"

namespace magpie::roads {

namespace {

// One way as the edges it takes; the first and last only in part.
template <class L>
struct TakenWay {
  L cost = no_way<L>();
  std::vector<std::uint32_t> edges;
};

// Which edge a trip takes between its point and the node of the hierarchy that the route names.
template <class L>
std::uint32_t edge_out(PricedRoads<L> const& roads, RoadPoint const& from, std::uint32_t start) {
  for (auto const edge : {from.edge, roads.other_direction[from.edge]}) {
    if (edge == kNoEdge || roads.cost[edge] == no_way<L>()) continue;
    if (roads.turns.after_start_on(edge) == start) return edge;
  }
  return kNoEdge;
}

template <class L>
std::uint32_t edge_in(PricedRoads<L> const& roads, RoadPoint const& to, std::uint32_t end) {
  for (auto const edge : {to.edge, roads.other_direction[to.edge]}) {
    if (edge == kNoEdge || roads.cost[edge] == no_way<L>()) continue;
    auto const entries = roads.turns.entries_of(edge);
    if (std::find(entries.begin(), entries.end(), end) != entries.end()) return edge;
  }
  return kNoEdge;
}

template <class L>
TakenWay<L> find_way(PricedRoads<L> const& roads, Hierarchy<L> const& hierarchy,
                     RoadPoint const& from, RoadPoint const& to) {
  auto const along = along_road(roads, from, to);
  RouteQuery<L> query(hierarchy);
  auto const starts = trip_starts(roads, from);
  auto const ends = trip_ends(roads, to);
  auto const route = query.run(starts, ends, along.cost);
  if (!route) return along.edge == kNoEdge ? TakenWay<L>{} : TakenWay<L>{along.cost, {along.edge}};
  TakenWay<L> way{route->cost, {}};
  if (!is_at_junction(from)) way.edges.push_back(edge_out(roads, from, route->start));
  way.edges.insert(way.edges.end(), route->arc_ids.begin(), route->arc_ids.end());
  if (!is_at_junction(to)) way.edges.push_back(edge_in(roads, to, route->end));
  return way;
}

// The pieces of the way: whole edges, the first and last cut where the trip begins and ends.
std::vector<WayPiece> pieces_of(EdgeList const& list, std::vector<std::uint32_t> const& edges,
                                RoadPoint const& from, RoadPoint const& to) {
  std::vector<WayPiece> pieces;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    auto const& edge = list.edges[edges[i]];
    WayPiece piece{edges[i], 0, 1};
    auto const lies_on = [&](RoadPoint const& point) {
      return edge.first_point == list.edges[point.edge].first_point;
    };
    if (i == 0 && lies_on(from)) piece.begin = progress_on(edge, from.share);
    if (i + 1 == edges.size() && lies_on(to)) piece.end = progress_on(edge, to.share);
    if (piece.end > piece.begin || edges.size() == 1) pieces.push_back(piece);
  }
  return pieces;
}

void add_fact(LegFacts& facts, RoadEdge const& edge, std::int32_t meters) {
  if (edge.is(edge_flag::kUnpaved)) facts.unpaved_m += meters;
  if (edge.is(edge_flag::kToll)) facts.toll_m += meters;
  if (edge.is(edge_flag::kFerry)) facts.ferry_m += meters;
  if (edge.is(edge_flag::kTunnel)) facts.tunnel_m += meters;
  if (edge.is(edge_flag::kDestination) || edge.is(edge_flag::kPermit)) facts.private_m += meters;
}

void add_climb(LegFacts& facts, EdgeList const& list, std::vector<WayPiece> const& pieces) {
  double up_m = 0;
  double down_m = 0;
  for (auto const& piece : pieces) {
    auto const& edge = list.edges[piece.edge];
    if (edge.up_dm == kUnknownClimb) return;
    up_m += edge.up_dm * (piece.end - piece.begin) / 10;
    down_m += edge.down_dm * (piece.end - piece.begin) / 10;
  }
  facts.has_heights = !pieces.empty();
  facts.up_m = static_cast<std::int32_t>(std::lround(up_m));
  facts.down_m = static_cast<std::int32_t>(std::lround(down_m));
}

void add_once(std::vector<std::string>& names, std::string const& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add_zones(NetworkMetric const& metric, std::uint32_t edge, LegFacts& facts) {
  auto const first = std::lower_bound(metric.marks.begin(), metric.marks.end(), ZoneMark{edge, 0});
  for (auto mark = first; mark != metric.marks.end() && mark->edge == edge; ++mark) {
    auto const& zone = metric.changes.zones[mark->zone];
    add_once(zone.rule == RoadZone::Rule::permit ? facts.permits : facts.told, zone.name);
  }
}

LegFacts facts_of(NetworkData const& data, NetworkMetric const& metric,
                  std::vector<WayPiece> const& pieces) {
  LegFacts facts;
  add_climb(facts, data.list, pieces);
  for (auto const& piece : pieces) {
    auto const& edge = data.list.edges[piece.edge];
    auto const meters =
        static_cast<std::int32_t>(std::lround(edge.meters * (piece.end - piece.begin)));
    add_fact(facts, edge, meters);
    bool const is_scenic =
        metric.scenic ? metric.scenic->score[piece.edge] >= 0.5F : edge.is(edge_flag::kScenic);
    if (is_scenic) facts.scenic_m += meters;
    add_zones(metric, piece.edge, facts);
    if (is_link(edge)) add_once(facts.links, data.links[link_number(edge)]);
  }
  return facts;
}

}  // namespace

std::optional<LegPath> Network::path(geo::LatLng from, geo::LatLng to, double snap_limit_m) const {
  auto const starts =
      data_->core_grid.nearest(data_->list, from, snap_limit_m, 1, metric_->is_too_small);
  auto const ends =
      data_->core_grid.nearest(data_->list, to, snap_limit_m, 1, metric_->is_too_small);
  if (starts.empty() || ends.empty()) return std::nullopt;
  auto const& start = starts.front();
  auto const& end = ends.front();
  auto const fastest = find_way(fastest_roads(*data_, *metric_), metric_->roads, start, end);
  if (fastest.cost == kNoWay) return std::nullopt;
  auto cost = fastest.cost;
  auto edges = fastest.edges;
  if (metric_->scenic) {
    auto preferred = find_way(scenic_roads(*data_, *metric_), metric_->scenic->roads, start, end);
    if (is_within_cap(time_and_meters(preferred.cost), cost, metric_->scenic->cap)) {
      cost = time_and_meters(preferred.cost);
      edges = std::move(preferred.edges);
    }
  }
  auto const pieces = pieces_of(data_->list, edges, start, end);
  LegPath path;
  path.leg = {LegQuality::computed, static_cast<std::int32_t>((time_ds_of(cost) + 5) / 10),
              static_cast<std::int32_t>(meters_of(cost))};
  path.scenic_extra_s =
      static_cast<std::int32_t>((time_ds_of(cost) - time_ds_of(fastest.cost) + 5) / 10);
  path.start_gap_m = static_cast<std::int32_t>(std::lround(start.gap_m));
  path.end_gap_m = static_cast<std::int32_t>(std::lround(end.gap_m));
  path.facts = facts_of(*data_, *metric_, pieces);
  auto line = line_of(data_->list, pieces, start.point, end.point);
  path.road_names = names_of(data_->list, pieces);
  path.steps = tell_steps(data_->list, metric_->cost, pieces, line);
  path.line = std::move(line.points);
  return path;
}

}  // namespace magpie::roads
