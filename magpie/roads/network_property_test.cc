#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "magpie/roads/network.h"
#include "magpie/roads/testing/plain_search.h"
#include "magpie/roads/testing/random_town.h"

namespace magpie::roads {
namespace {

constexpr double kAtNodesM = 0.5;
constexpr double kAroundM = 4000;

std::vector<geo::LatLng> random_places(std::uint64_t seed, int count) {
  base::Random random(seed);
  std::vector<geo::LatLng> places;
  for (int i = 0; i < count; ++i) {
    places.push_back({static_cast<std::int32_t>(422'700'000 + random.below(600'000)),
                      static_cast<std::int32_t>(14'600'000 + random.below(800'000))});
  }
  return places;
}

// The matrix of a network between its nodes is what the slow search finds on the same roads.
void check_matrix(EdgeList const& town, Network const& network) {
  auto const matrix = network.matrix(town.nodes, kAtNodesM);
  ProfileOptions const options;
  PlainSearch const slow(town, options);
  for (std::uint32_t from = 0; from < town.nodes.size(); ++from) {
    for (std::uint32_t to = 0; to < town.nodes.size(); ++to) {
      if (matrix.covered[from] == 0 || matrix.covered[to] == 0) continue;
      auto const& leg = matrix.legs.at(from, to);
      auto const expected = slow.route(town.node_ids[from], town.node_ids[to]);
      RC_ASSERT((leg.quality == LegQuality::computed) == expected.has_value());
      if (!expected) continue;
      RC_ASSERT(leg.seconds == static_cast<std::int32_t>((expected->time_ds + 5) / 10));
      RC_ASSERT(leg.meters == static_cast<std::int32_t>(expected->meters));
    }
  }
}

EdgeList without(EdgeList town, std::vector<std::int64_t> const& ways) {
  for (auto& edge : town.edges) {
    if (std::find(ways.begin(), ways.end(), edge.way) != ways.end()) edge.time_ds = kClosedDs;
  }
  return town;
}

TEST(NetworkProperty, MatrixEqualsTheSlowWayWithRestrictions) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    check_matrix(town, *network);
  }));
}

TEST(NetworkProperty, ClosedWaysAreAsIfTheyWereNotThere) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    RoadChanges changes;
    changes.closed_ways = {1, 3};
    auto const closed = network->with(changes);
    check_matrix(without(town, changes.closed_ways), closed);
    check_matrix(town, *network);
    auto const reopened = closed.with({});
    check_matrix(town, reopened);
  }));
}

TEST(NetworkProperty, PathIsTheMatrixCellAndItsLineIsAsLong) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const network = Network::build(random_town(seed));
    if (!network) return;
    auto const places = random_places(seed, 6);
    auto const matrix = network->matrix(places, kAroundM, {});
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = 0; j < places.size(); ++j) {
        auto const path = network->path(places[i], places[j], kAroundM);
        auto const& leg = matrix.legs.at(i, j);
        RC_ASSERT(path.has_value() == (leg.quality == LegQuality::computed));
        if (!path) continue;
        RC_ASSERT(path->leg.seconds == leg.seconds);
        RC_ASSERT(path->leg.meters == leg.meters);
        RC_ASSERT(std::abs(geo::length_m(path->line) - path->leg.meters) < 12);
        RC_ASSERT(std::abs(geo::distance_m(places[i], path->line.front()) - path->start_gap_m) <=
                  1);
        RC_ASSERT(std::abs(geo::distance_m(places[j], path->line.back()) - path->end_gap_m) <= 1);
      }
    }
  }));
}

TEST(NetworkProperty, StepsAddUpToTheLeg) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const network = Network::build(random_town(seed));
    if (!network) return;
    auto const places = random_places(seed, 4);
    for (auto const from : places) {
      auto const path = network->path(from, places.front(), kAroundM);
      if (!path) continue;
      RC_ASSERT(path->steps.front().turn != Turn::arrive || path->steps.size() == 1);
      RC_ASSERT(path->steps.back().turn == Turn::arrive);
      double seconds = 0;
      double meters = 0;
      for (auto const& step : path->steps) {
        seconds += step.seconds;
        meters += step.meters;
        RC_ASSERT(step.first_point < path->line.size());
      }
      auto const slack = 2.0 * double(path->steps.size());
      RC_ASSERT(std::abs(seconds - path->leg.seconds) <= slack);
      RC_ASSERT(std::abs(meters - path->leg.meters) <= slack);
    }
  }));
}

TEST(NetworkProperty, SceneryCostsNoMoreThanItsCapAndWithoutWeightNothing) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    RoadChanges changes;
    changes.scenic_lines = {{{town.nodes.front(), town.nodes.back()}, 1.0},
                            {{town.nodes.front(), town.nodes[town.nodes.size() / 2]}, 0.5}};
    changes.scenic_cap = 1e6;
    auto const fastest = network->matrix(town.nodes, kAtNodesM, {});
    auto before = fastest.legs;
    for (double const weight : {0.0, 0.5, 2.0, 8.0}) {
      changes.scenic_weight = weight;
      auto const legs = network->with(changes).matrix(town.nodes, kAtNodesM, {}).legs;
      for (std::size_t i = 0; i < legs.cells.size(); ++i) {
        // A weight is rounded to 0.1 s on each edge; beyond that time never falls as it grows.
        RC_ASSERT(legs.cells[i].seconds + 2 >= before.cells[i].seconds);
        if (weight == 0) RC_ASSERT(legs.cells[i].seconds == before.cells[i].seconds);
      }
      before = legs;
    }
    changes.scenic_cap = 0.1;
    auto const capped = network->with(changes).matrix(town.nodes, kAtNodesM, {}).legs;
    for (std::size_t i = 0; i < capped.cells.size(); ++i) {
      RC_ASSERT(capped.cells[i].seconds <= fastest.legs.cells[i].seconds * 1.1 + 1);
    }
  }));
}

TEST(NetworkProperty, WhatIsReachedInTimeIsWhatTheMatrixSays) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    auto const matrix = network->matrix(town.nodes, kAtNodesM, {});
    for (std::size_t from = 0; from < town.nodes.size(); ++from) {
      if (matrix.covered[from] == 0) continue;
      auto const reached = network->reach(town.nodes[from], 900, kAtNodesM);
      for (std::size_t to = 0; to < town.nodes.size(); ++to) {
        auto const& leg = matrix.legs.at(from, to);
        if (to == from || matrix.covered[to] == 0 || leg.seconds >= 899) continue;
        if (leg.quality != LegQuality::computed) continue;
        bool const is_drawn = std::any_of(reached.begin(), reached.end(), [&](auto const& stretch) {
          return stretch.line.front() == town.nodes[to] || stretch.line.back() == town.nodes[to];
        });
        RC_ASSERT(is_drawn);
      }
      for (auto const& stretch : reached) {
        RC_ASSERT(stretch.last_s <= 900);
        RC_ASSERT(stretch.first_s <= stretch.last_s);
      }
    }
  }));
}

TEST(NetworkProperty, ArtefactComesBackAsItWas) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    auto const bytes = network->save();
    auto const back = Network::load(bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->save() == bytes);
    check_matrix(town, *back);
    base::Random random(seed);
    auto damaged = bytes;
    damaged[random.below(damaged.size())] ^= static_cast<char>(1U << random.below(8));
    RC_ASSERT(!Network::load(damaged).has_value());
    RC_ASSERT(
        !Network::load(std::string_view(bytes).substr(0, random.below(bytes.size()))).has_value());
  }));
}

TEST(NetworkZones, AClosedAreaIsDrivenRoundAndAPermitIsNamed) {
  // A square of four towns; the way along the south passes the zone.
  EdgeList town;
  town.nodes = {{0, 0}, {0, 100'000}, {100'000, 100'000}, {100'000, 0}};
  town.node_ids = {1, 2, 3, 4};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> const roads{{0, 1}, {1, 2}, {2, 3}, {3, 0}};
  for (auto const& [a, b] : roads) {
    RoadEdge edge;
    edge.first_point = static_cast<std::uint32_t>(town.points.size());
    edge.point_count = 2;
    edge.meters = 1113;
    edge.time_ds = 600;
    edge.from = a;
    edge.to = b;
    town.points.push_back(town.nodes[a]);
    town.points.push_back(town.nodes[b]);
    town.edges.push_back(edge);
    std::swap(edge.from, edge.to);
    edge.flags = edge_flag::kReversed;
    town.edges.push_back(edge);
  }
  std::stable_sort(town.edges.begin(), town.edges.end(),
                   [](auto const& x, auto const& y) { return x.from < y.from; });
  town.first_edge = {0, 2, 4, 6, 8};
  auto const network = Network::build(town);
  ASSERT_TRUE(network);
  RoadZone zone{"防火期",
                RoadZone::Rule::closed,
                {{{-10'000, 40'000}, {-10'000, 60'000}, {10'000, 60'000}, {10'000, 40'000}}}};
  EXPECT_EQ(network->path(town.nodes[0], town.nodes[1], 10)->leg.seconds, 60);
  RoadChanges changes;
  changes.zones = {zone};
  EXPECT_EQ(network->with(changes).path(town.nodes[0], town.nodes[1], 10)->leg.seconds, 180);
  changes.zones[0].rule = RoadZone::Rule::permit;
  auto const through = network->with(changes).path(town.nodes[0], town.nodes[1], 10);
  EXPECT_EQ(through->leg.seconds, 60);
  EXPECT_EQ(through->facts.permits, std::vector<std::string>{"防火期"});
}

}  // namespace
}  // namespace magpie::roads
