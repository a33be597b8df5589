#include "magpie/roads/turns.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "magpie/base/random.h"

namespace magpie::roads {
namespace {

using Way = std::vector<std::uint32_t>;

struct RandomRoads {
  std::uint32_t node_count = 0;
  EdgeEnds ends;
  std::vector<Way> forbidden;
  std::vector<char> is_pocket;  // by edge
  TurnGraph graph() const { return TurnGraph(node_count, ends, forbidden, is_pocket); }
};

// Few nodes and many restrictions, so that sequences overlap, contain and continue each other.
RandomRoads random_roads(std::uint64_t seed) {
  base::Random random(seed);
  RandomRoads roads;
  roads.node_count = static_cast<std::uint32_t>(2 + random.below(4));
  auto const node = [&] { return static_cast<std::uint32_t>(random.below(roads.node_count)); };
  for (auto i = 2 + random.below(7); i > 0; --i) roads.ends.emplace_back(node(), node());
  for (auto i = roads.ends.size(); i > 0; --i) roads.is_pocket.push_back(random.below(3) == 0);
  for (auto i = random.below(6); i > 0; --i) {
    Way way{static_cast<std::uint32_t>(random.below(roads.ends.size()))};
    for (auto length = 1 + random.below(3); length > 0; --length) {
      std::vector<std::uint32_t> onward;
      for (std::uint32_t e = 0; e < roads.ends.size(); ++e) {
        if (roads.ends[e].first == roads.ends[way.back()].second) onward.push_back(e);
      }
      if (onward.empty()) break;
      way.push_back(onward[random.below(onward.size())]);
    }
    roads.forbidden.push_back(way);
  }
  return roads;
}

// Leaves a pocket, drives, enters a pocket and leaves that again.
bool passes_through_pocket(Way const& way, std::vector<char> const& is_pocket) {
  auto const is_public = [&](std::uint32_t edge) { return is_pocket[edge] == 0; };
  auto const left = std::find_if(way.begin(), way.end(), is_public);
  auto const entered = std::find_if_not(left, way.end(), is_public);
  return std::any_of(entered, way.end(), is_public);
}

bool contains(Way const& way, Way const& part) {
  return std::search(way.begin(), way.end(), part.begin(), part.end()) != way.end();
}

// All ways of up to `length` edges that begin on `start`, told one edge at a time.
std::set<Way> allowed_ways(RandomRoads const& roads, std::uint32_t start, std::size_t length) {
  std::set<Way> found{{start}};
  std::vector<Way> open{{start}};
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto const way = open[i];
    if (way.size() == length) continue;
    for (std::uint32_t e = 0; e < roads.ends.size(); ++e) {
      if (roads.ends[e].first != roads.ends[way.back()].second) continue;
      auto longer = way;
      longer.push_back(e);
      bool const is_forbidden =
          passes_through_pocket(longer, roads.is_pocket) ||
          std::any_of(roads.forbidden.begin(), roads.forbidden.end(), [&](auto const& sequence) {
            return sequence.size() >= 2 && contains(longer, sequence);
          });
      if (!is_forbidden && found.insert(longer).second) open.push_back(longer);
    }
  }
  return found;
}

std::set<Way> ways_in(TurnGraph const& graph, RandomRoads const& roads, std::uint32_t start,
                      std::size_t length) {
  struct Open {
    Way way;
    std::uint32_t node;
  };
  std::set<Way> found{{start}};
  std::vector<Open> open{{{start}, graph.after_start_on(start)}};
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto const [way, node] = open[i];
    if (way.size() == length) continue;
    for (auto const& move : graph.moves()) {
      if (move.tail != node) continue;
      auto longer = way;
      longer.push_back(move.edge);
      if (found.insert(longer).second) open.push_back({longer, move.head});
    }
  }
  return found;
}

TEST(TurnGraph, LetsExactlyTheAllowedWaysThrough) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const roads = random_roads(seed);
    auto const graph = roads.graph();
    for (std::uint32_t start = 0; start < roads.ends.size(); ++start) {
      RC_ASSERT(ways_in(graph, roads, start, 5) == allowed_ways(roads, start, 5));
    }
  }));
}

TEST(TurnGraph, EntriesOfAnEdgeAreWhereItsMovesBegin) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const roads = random_roads(seed);
    auto const graph = roads.graph();
    for (std::uint32_t edge = 0; edge < roads.ends.size(); ++edge) {
      std::set<std::uint32_t> tails;
      for (auto const& move : graph.moves()) {
        if (move.edge == edge) tails.insert(move.tail);
      }
      auto const entries = graph.entries_of(edge);
      RC_ASSERT(std::set<std::uint32_t>(entries.begin(), entries.end()) == tails);
      auto const places = graph.places_of(roads.ends[edge].first);
      for (auto const entry : entries) {
        RC_ASSERT(std::count(places.begin(), places.end(), entry) == 1);
      }
    }
  }));
}

TEST(TurnGraph, WithoutRestrictionsItIsThePlainGraph) {
  TurnGraph const graph(3, {{0, 1}, {1, 2}}, {{0}, {0, 0}, {1, 0}, {7, 8}}, {});
  EXPECT_EQ(graph.node_count(), 3U);
  EXPECT_EQ(graph.moves().size(), 2U);
}

}  // namespace
}  // namespace magpie::roads
