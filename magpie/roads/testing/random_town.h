// Small random road networks for property tests, as edges.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <vector>

#include "magpie/base/random.h"
#include "magpie/geo/distance.h"
#include "magpie/roads/edges.h"

namespace magpie::roads {

// Nodes lie on a circle, so that no road passes through a node it does not end at. Every road is
// one straight piece. Some turns are forbidden, some roads are for those who end on them.
inline EdgeList random_town(std::uint64_t seed) {
  base::Random random(seed);
  EdgeList town;
  auto const size = 2 + random.below(8);
  for (std::uint64_t i = 0; i < size; ++i) {
    double const angle = 2 * std::numbers::pi * (double(i) + 0.3 * random.unit()) / double(size);
    town.nodes.push_back({static_cast<std::int32_t>(423'000'000 + 300'000 * std::sin(angle)),
                          static_cast<std::int32_t>(15'000'000 + 400'000 * std::cos(angle))});
    town.node_ids.push_back(static_cast<std::int64_t>(i));
  }
  std::set<std::pair<std::uint64_t, std::uint64_t>> drawn;
  for (auto left = 1 + random.below(2 * size); left > 0; --left) {
    auto const a = random.below(size);
    auto const b = random.below(size);
    if (a == b || !drawn.insert(std::minmax(a, b)).second) continue;
    RoadEdge edge;
    edge.first_point = static_cast<std::uint32_t>(town.points.size());
    edge.point_count = 2;
    edge.way = static_cast<std::int64_t>(left);
    town.points.push_back(town.nodes[a]);
    town.points.push_back(town.nodes[b]);
    double const meters = geo::distance_m(town.nodes[a], town.nodes[b]);
    edge.meters = std::max(1U, static_cast<std::uint32_t>(std::lround(meters)));
    if (random.below(5) == 0) edge.flags |= edge_flag::kDestination;
    auto const add = [&](std::uint64_t from, std::uint64_t to, std::uint16_t flags) {
      edge.from = static_cast<std::uint32_t>(from);
      edge.to = static_cast<std::uint32_t>(to);
      edge.time_ds = std::max(1U, static_cast<std::uint32_t>(
                                      std::lround(meters * 36 / (5 + double(random.below(100))))));
      auto directed = edge;
      directed.flags |= flags;
      town.edges.push_back(directed);
    };
    if (random.below(5) != 0) add(a, b, 0);
    if (random.below(5) != 0) add(b, a, edge_flag::kReversed);
  }
  std::stable_sort(town.edges.begin(), town.edges.end(),
                   [](auto const& a, auto const& b) { return a.from < b.from; });
  town.first_edge.assign(size + 1, 0);
  for (auto const& edge : town.edges) ++town.first_edge[edge.from + 1];
  for (std::size_t i = 1; i <= size; ++i) town.first_edge[i] += town.first_edge[i - 1];
  for (auto left = random.below(5); left > 0 && !town.edges.empty(); --left) {
    std::vector<std::uint32_t> sequence{
        static_cast<std::uint32_t>(random.below(town.edges.size()))};
    for (auto more = 1 + random.below(2); more > 0; --more) {
      auto const at = town.edges[sequence.back()].to;
      auto const choices = town.first_edge[at + 1] - town.first_edge[at];
      if (choices == 0) break;
      sequence.push_back(town.first_edge[at] + static_cast<std::uint32_t>(random.below(choices)));
    }
    if (sequence.size() < 2) continue;
    town.turns.push_back({static_cast<std::uint32_t>(town.turn_edges.size()),
                          static_cast<std::uint32_t>(sequence.size()), 0});
    town.turn_edges.insert(town.turn_edges.end(), sequence.begin(), sequence.end());
  }
  return town;
}

}  // namespace magpie::roads
