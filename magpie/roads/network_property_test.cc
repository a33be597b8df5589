#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numbers>

#include "magpie/base/random.h"
#include "magpie/geo/distance.h"
#include "magpie/roads/network.h"

namespace magpie::roads {
namespace {

// A small random network whose nodes lie on a circle, so that no road passes through a node it
// does not end at. Every road is one straight piece: its time and length can be said by hand.
struct RandomTown {
  std::vector<geo::LatLng> nodes;
  std::vector<ClassifiedRoad> roads;
};

RandomTown random_town(std::uint64_t seed) {
  base::Random random(seed);
  RandomTown town;
  auto const size = 2 + random.below(9);
  for (std::uint64_t i = 0; i < size; ++i) {
    double const angle = 2 * std::numbers::pi * (double(i) + 0.3 * random.unit()) / double(size);
    town.nodes.push_back({static_cast<std::int32_t>(423'000'000 + 300'000 * std::sin(angle)),
                          static_cast<std::int32_t>(15'000'000 + 400'000 * std::cos(angle))});
  }
  auto const road_count = 1 + random.below(3 * size);
  for (std::uint64_t i = 0; i < road_count; ++i) {
    auto const a = random.below(size);
    auto const b = random.below(size);
    if (a == b) continue;
    ClassifiedRoad road;
    road.node_ids = {static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)};
    road.line = {town.nodes[a], town.nodes[b]};
    road.speed_forward_kmh =
        static_cast<std::int32_t>(random.below(4) == 0 ? 0 : 5 + random.below(100));
    road.speed_backward_kmh =
        static_cast<std::int32_t>(random.below(3) == 0 ? 0 : 5 + random.below(100));
    town.roads.push_back(std::move(road));
  }
  return town;
}

using Cost = std::pair<std::int64_t, std::int64_t>;  // 0.1 s, metres
constexpr Cost kNever{1'000'000'000, 0};

Cost road_cost(ClassifiedRoad const& road, int speed_kmh) {
  double const meters = geo::length_m(road.line);
  return {std::max<std::int64_t>(1, std::lround(meters * 36 / speed_kmh)),
          std::max<std::int64_t>(1, std::lround(meters))};
}

// Floyd and Warshall, the slow and obvious way.
std::vector<std::vector<Cost>> all_pairs(RandomTown const& town) {
  auto const size = town.nodes.size();
  std::vector<std::vector<Cost>> cost(size, std::vector<Cost>(size, kNever));
  for (std::size_t i = 0; i < size; ++i) cost[i][i] = {0, 0};
  for (auto const& road : town.roads) {
    auto const a = static_cast<std::size_t>(road.node_ids[0]);
    auto const b = static_cast<std::size_t>(road.node_ids[1]);
    if (road.speed_forward_kmh > 0)
      cost[a][b] = std::min(cost[a][b], road_cost(road, road.speed_forward_kmh));
    if (road.speed_backward_kmh > 0)
      cost[b][a] = std::min(cost[b][a], road_cost(road, road.speed_backward_kmh));
  }
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        Cost const via{cost[i][k].first + cost[k][j].first, cost[i][k].second + cost[k][j].second};
        if (cost[i][k] < kNever && cost[k][j] < kNever) cost[i][j] = std::min(cost[i][j], via);
      }
    }
  }
  return cost;
}

// The nodes from which one comes back: the largest set, the one with the lowest node among equals.
std::vector<char> core_of(std::vector<std::vector<Cost>> const& cost) {
  std::vector<char> best(cost.size(), 0);
  std::size_t best_size = 1;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    std::vector<char> members(cost.size(), 0);
    std::size_t size = 0;
    for (std::size_t j = 0; j < cost.size(); ++j) {
      members[j] = cost[i][j] < kNever && cost[j][i] < kNever;
      size += members[j] != 0;
    }
    if (size <= best_size) continue;
    best = members;
    best_size = size;
  }
  return best;
}

TEST(NetworkProperty, MatrixEqualsFloydAndWarshall) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town.roads);
    if (!network) return;  // every road closed in both directions
    auto const expected = all_pairs(town);
    auto const core = core_of(expected);
    auto const matrix = network->matrix(town.nodes, 0.5);
    RC_ASSERT(matrix.covered == core);
    for (std::size_t i = 0; i < core.size(); ++i) {
      for (std::size_t j = 0; j < core.size(); ++j) {
        if (core[i] == 0 || core[j] == 0) continue;
        RC_ASSERT(matrix.legs.at(i, j).meters == expected[i][j].second);
        RC_ASSERT(matrix.legs.at(i, j).seconds == (expected[i][j].first + 5) / 10);
      }
    }
  }));
}

TEST(NetworkProperty, PathIsTheMatrixCellAndItsLineIsAsLong) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town.roads);
    if (!network) return;
    base::Random random(seed);
    std::vector<geo::LatLng> places;
    for (int i = 0; i < 6; ++i) {
      places.push_back({static_cast<std::int32_t>(422'700'000 + random.below(600'000)),
                        static_cast<std::int32_t>(14'600'000 + random.below(800'000))});
    }
    auto const matrix = network->matrix(places, 3000);
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = 0; j < places.size(); ++j) {
        auto const path = network->path(places[i], places[j], 3000);
        RC_ASSERT(path.has_value() == (matrix.covered[i] && matrix.covered[j]));
        if (!path) continue;
        RC_ASSERT(path->leg.seconds == matrix.legs.at(i, j).seconds);
        RC_ASSERT(path->leg.meters == matrix.legs.at(i, j).meters);
        RC_ASSERT(std::abs(geo::length_m(path->line) - path->leg.meters) < 12);
        RC_ASSERT(std::abs(geo::distance_m(places[i], path->line.front()) - path->start_gap_m) <=
                  1);
        RC_ASSERT(std::abs(geo::distance_m(places[j], path->line.back()) - path->end_gap_m) <= 1);
      }
    }
  }));
}

TEST(NetworkProperty, TurningEveryRoadRoundTransposesTheMatrix) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto town = random_town(seed);
    auto const forward = Network::build(town.roads);
    if (!forward) return;
    for (auto& road : town.roads) std::swap(road.speed_forward_kmh, road.speed_backward_kmh);
    auto const backward = Network::build(town.roads);
    auto const there = forward->matrix(town.nodes, 0.5);
    auto const back = backward->matrix(town.nodes, 0.5);
    for (std::size_t i = 0; i < town.nodes.size(); ++i) {
      for (std::size_t j = 0; j < town.nodes.size(); ++j) {
        RC_ASSERT(there.legs.at(i, j).seconds == back.legs.at(j, i).seconds);
        RC_ASSERT(there.legs.at(i, j).meters == back.legs.at(j, i).meters);
      }
    }
  }));
}

TEST(NetworkProperty, NumbersOfTheNodesDoNotMatter) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto town = random_town(seed);
    auto const small = Network::build(town.roads);
    if (!small) return;
    for (auto& road : town.roads) {
      for (auto& id : road.node_ids) id = 9'000'000'000'000 + id * 1'000'003;
    }
    auto const huge = Network::build(town.roads);
    RC_ASSERT(small->save() == huge->save());
  }));
}

TEST(NetworkProperty, ClosingARoadNeverShortensATime) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto town = random_town(seed);
    auto const open = Network::build(town.roads);
    if (!open) return;
    town.roads.erase(town.roads.begin() +
                     static_cast<std::ptrdiff_t>(base::Random(seed).below(town.roads.size())));
    auto const closed = Network::build(town.roads);
    if (!closed) return;
    auto const before = open->matrix(town.nodes, 0.5);
    auto const after = closed->matrix(town.nodes, 0.5);
    for (std::size_t i = 0; i < before.legs.cells.size(); ++i) {
      auto const& a = before.legs.cells[i];
      auto const& b = after.legs.cells[i];
      if (a.quality != LegQuality::computed || b.quality != LegQuality::computed) continue;
      RC_ASSERT(a.seconds <= b.seconds);
    }
  }));
}

TEST(NetworkProperty, ArtefactComesBackAsItWas) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town.roads);
    if (!network) return;
    auto const bytes = network->save();
    auto const back = Network::load(bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->save() == bytes);
    auto const there = network->matrix(town.nodes, 0.5);
    auto const again = back->matrix(town.nodes, 0.5);
    RC_ASSERT(there.covered == again.covered);
    for (std::size_t i = 0; i < there.legs.cells.size(); ++i) {
      RC_ASSERT(there.legs.cells[i].seconds == again.legs.cells[i].seconds);
    }
  }));
}

}  // namespace
}  // namespace magpie::roads
