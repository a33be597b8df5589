#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <queue>
#include <thread>

#include "magpie/base/random.h"
#include "magpie/roads/hierarchy_matrix.h"
#include "magpie/roads/hierarchy_query.h"

namespace magpie::roads {
namespace {

template <class L>
struct RandomGraph {
  std::uint32_t node_count = 0;
  std::vector<LabelledArc<L>> arcs;
};

// Small costs, so that many ways are equally long; parallel arcs and loops occur.
template <class L>
RandomGraph<L> random_graph(std::uint64_t seed) {
  base::Random random(seed);
  RandomGraph<L> graph;
  graph.node_count = static_cast<std::uint32_t>(1 + random.below(60));
  auto const arc_count = random.below(4 * graph.node_count);
  for (std::uint32_t id = 0; id < arc_count; ++id) {
    auto const tail = static_cast<std::uint32_t>(random.below(graph.node_count));
    auto const head = static_cast<std::uint32_t>(random.below(graph.node_count));
    auto const time = static_cast<std::uint32_t>(1 + random.below(8));
    auto const meters = static_cast<std::uint32_t>(1 + random.below(4));
    L cost = make_label(time, meters);
    if constexpr (sizeof(L) > sizeof(Label)) {
      cost = make_scenic_label(time + static_cast<std::uint32_t>(random.below(3)), cost);
    }
    graph.arcs.push_back({tail, head, id, cost});
  }
  return graph;
}

template <class L>
std::vector<L> dijkstra(RandomGraph<L> const& graph, std::vector<Seed<L>> const& seeds) {
  std::vector<L> labels(graph.node_count, no_way<L>());
  std::priority_queue<std::pair<L, std::uint32_t>, std::vector<std::pair<L, std::uint32_t>>,
                      std::greater<>>
      open;
  for (auto const& seed : seeds) open.emplace(seed.cost, seed.node);
  while (!open.empty()) {
    auto const [label, node] = open.top();
    open.pop();
    if (label >= labels[node]) continue;
    labels[node] = label;
    for (auto const& arc : graph.arcs) {
      if (arc.tail == node) open.emplace(label + arc.cost, arc.head);
    }
  }
  return labels;
}

template <class L>
class HierarchyOf : public testing::Test {};
using Labels = testing::Types<Label, ScenicLabel>;
TYPED_TEST_SUITE(HierarchyOf, Labels);

TYPED_TEST(HierarchyOf, AllWaysEqualDijkstra) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const graph = random_graph<TypeParam>(seed);
    auto const roads = Hierarchy<TypeParam>::build(graph.node_count, graph.arcs, {});
    std::vector<std::vector<Seed<TypeParam>>> all;
    for (std::uint32_t node = 0; node < graph.node_count; ++node) all.push_back({{node, 0}});
    auto const matrix = many_to_many<TypeParam>(roads, all, all, {});
    for (std::uint32_t node = 0; node < graph.node_count; ++node) {
      auto const expected = dijkstra(graph, all[node]);
      auto const swept = one_to_all<TypeParam>(roads, all[node]);
      for (std::uint32_t to = 0; to < graph.node_count; ++to) {
        RC_ASSERT((swept[to] == expected[to]));
        RC_ASSERT((matrix[node * graph.node_count + to] == expected[to]));
      }
    }
  }));
}

TYPED_TEST(HierarchyOf, RouteIsAChainOfArcsThatCostsWhatItSays) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const graph = random_graph<TypeParam>(seed);
    auto const roads = Hierarchy<TypeParam>::build(graph.node_count, graph.arcs, {});
    RouteQuery<TypeParam> query(roads);
    base::Random random(seed + 1);
    auto const some_seeds = [&] {
      std::vector<Seed<TypeParam>> seeds;
      for (auto i = 1 + random.below(3); i > 0; --i) {
        seeds.push_back({static_cast<std::uint32_t>(random.below(graph.node_count)),
                         make_label(static_cast<std::uint32_t>(random.below(5)), 0)});
      }
      return seeds;
    };
    for (int i = 0; i < 20; ++i) {
      auto const starts = some_seeds();
      auto const ends = some_seeds();
      auto const labels = dijkstra(graph, starts);
      TypeParam expected = no_way<TypeParam>();
      for (auto const& end : ends) {
        if (labels[end.node] == no_way<TypeParam>()) continue;
        expected = std::min<TypeParam>(expected, labels[end.node] + end.cost);
      }
      auto const route = query.run(starts, ends);
      RC_ASSERT(route.has_value() == (expected != no_way<TypeParam>()));
      if (!route) continue;
      RC_ASSERT((route->cost == expected));
      TypeParam cost = 0;
      auto node = route->start;
      for (auto const id : route->arc_ids) {
        RC_ASSERT(graph.arcs[id].tail == node);
        node = graph.arcs[id].head;
        cost += graph.arcs[id].cost;
      }
      RC_ASSERT(node == route->end);
      auto const cheapest = [&](auto const& seeds, std::uint32_t at) {
        TypeParam best = no_way<TypeParam>();
        for (auto const& seed_there : seeds) {
          if (seed_there.node == at) best = std::min<TypeParam>(best, seed_there.cost);
        }
        return best;
      };
      RC_ASSERT((cheapest(starts, route->start) + cost + cheapest(ends, route->end) == expected));
    }
  }));
}

TYPED_TEST(HierarchyOf, AnOldOrderServesNewCosts) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto graph = random_graph<TypeParam>(seed);
    auto const before = Hierarchy<TypeParam>::build(graph.node_count, graph.arcs, {});
    base::Random random(seed + 2);
    for (auto& arc : graph.arcs)
      arc.cost += make_label(static_cast<std::uint32_t>(random.below(9)), 0);
    if (!graph.arcs.empty()) graph.arcs.erase(graph.arcs.begin());
    auto const after = Hierarchy<TypeParam>::build(graph.node_count, graph.arcs, before.order());
    for (std::uint32_t node = 0; node < graph.node_count; ++node) {
      std::vector<Seed<TypeParam>> const seeds{{node, 0}};
      RC_ASSERT((one_to_all<TypeParam>(after, seeds) == dijkstra(graph, seeds)));
    }
  }));
}

TEST(Hierarchy, SeveralWorkersFindTheSameMatrix) {
  auto const graph = random_graph<Label>(7);
  auto const roads = Hierarchy<Label>::build(graph.node_count, graph.arcs, {});
  std::vector<std::vector<Seed<Label>>> all;
  for (std::uint32_t node = 0; node < graph.node_count; ++node) all.push_back({{node, 0}});
  Workers const three{3, [](auto const& body) {
                        std::vector<std::thread> threads;
                        for (std::size_t i = 0; i < 3; ++i) threads.emplace_back(body, i);
                        for (auto& thread : threads) thread.join();
                      }};
  EXPECT_EQ(many_to_many<Label>(roads, all, all, three), many_to_many<Label>(roads, all, all, {}));
}

TEST(Hierarchy, KeptPartsMakeItAgain) {
  auto const graph = random_graph<Label>(11);
  auto const roads = Hierarchy<Label>::build(graph.node_count, graph.arcs, {});
  auto const again = Hierarchy<Label>::of(roads.parts(), graph.arcs.size());
  ASSERT_TRUE(again);
  std::vector<std::vector<Seed<Label>>> all;
  for (std::uint32_t node = 0; node < graph.node_count; ++node) all.push_back({{node, 0}});
  EXPECT_EQ(many_to_many<Label>(*again, all, all, {}), many_to_many<Label>(roads, all, all, {}));
}

TEST(Hierarchy, PartsThatContradictEachOtherMakeNone) {
  // A way of three nodes whose middle one is contracted first.
  std::vector<LabelledArc<Label>> const arcs{{0, 1, 0, 5}, {1, 2, 1, 5}};
  auto const roads = Hierarchy<Label>::build(3, arcs, {1, 0, 2});
  auto const whole = roads.parts();
  ASSERT_TRUE(Hierarchy<Label>::of(whole, 2));
  ASSERT_EQ(whole.halves.size(), 1U);
  auto const is_refused = [&](auto const& damage) {
    auto parts = whole;
    damage(parts);
    return !Hierarchy<Label>::of(parts, 2).has_value();
  };
  using Parts = Hierarchy<Label>::Parts;
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.order = {1, 1, 2}; }));
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.up.first.pop_back(); }));
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.up.arcs.front().end = 0; }));
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.up.arcs.front().end = 3; }));
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.up.arcs.front().via = 2; }));
  EXPECT_TRUE(is_refused([](Parts& parts) { parts.halves.front().first = kShortcut; }));
}

TEST(Hierarchy, NothingLeadsNowhere) {
  auto const roads = Hierarchy<Label>::build(0, {}, {});
  EXPECT_EQ(roads.node_count(), 0U);
  EXPECT_TRUE(many_to_many<Label>(roads, {}, {}, {}).empty());
  RouteQuery<Label> query(roads);
  EXPECT_FALSE(query.run({}, {}));
}

}  // namespace
}  // namespace magpie::roads
