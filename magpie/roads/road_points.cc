#include "magpie/roads/road_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace magpie::roads {

namespace {

std::uint32_t part(std::uint32_t total, double share) {
  return static_cast<std::uint32_t>(std::llround(total * share));
}

// The part of a cost that lies before `share`, each of its numbers rounded for itself.
Label before(Label cost, double share) {
  return make_label(part(time_ds_of(cost), share), part(meters_of(cost), share));
}
ScenicLabel before(ScenicLabel cost, double share) {
  return make_scenic_label(part(static_cast<std::uint32_t>(cost >> 64U), share),
                           before(time_and_meters(cost), share));
}

std::array<std::uint32_t, 2> both_directions(std::vector<std::uint32_t> const& other,
                                             std::uint32_t edge) {
  return {edge, other[edge]};
}

// The junction a point stands at, if it stands at one.
std::optional<std::uint32_t> junction_of(EdgeList const& list, RoadPoint const& point) {
  if (!is_at_junction(point)) return std::nullopt;
  auto const& edge = list.edges[point.edge];
  return progress_on(edge, point.share) == 0 ? edge.from : edge.to;
}

}  // namespace

double progress_on(RoadEdge const& edge, double share) {
  return edge.is(edge_flag::kReversed) ? 1 - share : share;
}

std::vector<std::uint32_t> other_directions(EdgeList const& list) {
  std::vector<std::uint32_t> other(list.edges.size(), kNoEdge);
  for (std::uint32_t edge = 0; edge < other.size(); ++edge) {
    auto const& driven = list.edges[edge];
    for (auto back = list.first_edge[driven.to]; back < list.first_edge[driven.to + 1]; ++back) {
      if (list.edges[back].first_point == driven.first_point && back != edge) other[edge] = back;
    }
  }
  return other;
}

template <class L>
std::vector<Seed<L>> trip_starts(PricedRoads<L> const& roads, RoadPoint const& point) {
  if (auto const node = junction_of(roads.list, point)) return {{roads.turns.start_at(*node), 0}};
  std::vector<Seed<L>> seeds;
  for (auto const edge : both_directions(roads.other_direction, point.edge)) {
    if (edge == kNoEdge || roads.cost[edge] == no_way<L>()) continue;
    auto const driven = before(roads.cost[edge], progress_on(roads.list.edges[edge], point.share));
    seeds.push_back({roads.turns.after_start_on(edge), roads.cost[edge] - driven});
  }
  return seeds;
}

template <class L>
std::vector<Seed<L>> trip_ends(PricedRoads<L> const& roads, RoadPoint const& point) {
  std::vector<Seed<L>> seeds;
  if (auto const node = junction_of(roads.list, point)) {
    for (auto const place : roads.turns.places_of(*node)) seeds.push_back({place, 0});
    return seeds;
  }
  for (auto const edge : both_directions(roads.other_direction, point.edge)) {
    if (edge == kNoEdge || roads.cost[edge] == no_way<L>()) continue;
    auto const driven = before(roads.cost[edge], progress_on(roads.list.edges[edge], point.share));
    for (auto const entry : roads.turns.entries_of(edge)) seeds.push_back({entry, driven});
  }
  return seeds;
}

template <class L>
AlongRoad<L> along_road(PricedRoads<L> const& roads, RoadPoint const& from, RoadPoint const& to) {
  if (from.edge != to.edge) return {};
  if (from.share == to.share) return {0, from.edge};
  for (auto const edge : both_directions(roads.other_direction, from.edge)) {
    if (edge == kNoEdge || roads.cost[edge] == no_way<L>()) continue;
    auto const start = progress_on(roads.list.edges[edge], from.share);
    auto const end = progress_on(roads.list.edges[edge], to.share);
    if (start > end) continue;
    return {before(roads.cost[edge], end) - before(roads.cost[edge], start), edge};
  }
  return {};
}

template std::vector<Seed<Label>> trip_starts(PricedRoads<Label> const&, RoadPoint const&);
template std::vector<Seed<ScenicLabel>> trip_starts(PricedRoads<ScenicLabel> const&,
                                                    RoadPoint const&);
template std::vector<Seed<Label>> trip_ends(PricedRoads<Label> const&, RoadPoint const&);
template std::vector<Seed<ScenicLabel>> trip_ends(PricedRoads<ScenicLabel> const&,
                                                  RoadPoint const&);
template AlongRoad<Label> along_road(PricedRoads<Label> const&, RoadPoint const&, RoadPoint const&);
template AlongRoad<ScenicLabel> along_road(PricedRoads<ScenicLabel> const&, RoadPoint const&,
                                           RoadPoint const&);

}  // namespace magpie::roads
