#include "magpie/roads/edge_heights.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>

#include "magpie/roads/network.h"
#include "magpie/roads/slope.h"
#include "magpie/roads/testing/drawn_roads.h"
#include "magpie/roads/testing/plain_search.h"
#include "magpie/roads/testing/random_town.h"

namespace magpie::roads {
namespace {

// Ground in steps of 100 m around the pictures' corner: `height(east, north)` in metres of both.
geo::Heights ground(std::function<double(double, double)> const& height) {
  constexpr int kReach = 40;
  constexpr double kStep = DrawnNetwork::kStepE7 * 1e-7;
  geo::HeightGrid grid{kReach * kStep, -kReach * kStep, kStep, kStep,
                       2 * kReach + 1, 2 * kReach + 1,  {}};
  for (int row = kReach; row >= -kReach; --row) {
    for (int column = -kReach; column <= kReach; ++column)
      grid.samples.push_back(geo::pack_height(height(column * 100, row * 100)));
  }
  geo::Heights heights;
  heights.add(std::move(grid));
  return heights;
}

geo::Heights slope_to_the_east(double slope) {
  return ground([slope](double east, double) { return 1000 + slope * east; });
}

RoadEdge edge_between(DrawnRoads const& town, EdgeList const& list, char from, char to) {
  for (auto const& edge : list.edges) {
    if (list.nodes[edge.from] == town.at(from) && list.nodes[edge.to] == town.at(to)) return edge;
  }
  throw std::runtime_error("no such edge");
}

TEST(EdgeHeights, TellClimbAndDescentOfBothDirections) {
  DrawnRoads const town("A-----B", {{"AB", "highway=path"}});
  auto list = town.edges(Vehicle::foot);
  auto const report = add_heights(list, slope_to_the_east(0.1));
  EXPECT_NEAR(report.km, 0.6, 0.001);
  EXPECT_NEAR(report.covered_km, 0.6, 0.001);
  auto const up = edge_between(town, list, 'A', 'B');
  auto const down = edge_between(town, list, 'B', 'A');
  EXPECT_NEAR(up.up_dm, 600, 3);
  EXPECT_EQ(up.down_dm, 0);
  EXPECT_EQ(down.up_dm, up.down_dm);
  EXPECT_EQ(down.down_dm, up.up_dm);
  // 600 m at 4 km/h are 540 s; 3.55 ÷ 5.04 as fast uphill, as fast as on the flat downhill.
  EXPECT_NEAR(up.time_ds, 5400 / 0.7047, 30);
  EXPECT_NEAR(down.time_ds, 5400, 30);
}

TEST(EdgeHeights, LeaveCarsTheirTimesAndTellTheirClimb) {
  DrawnRoads const town("A-----B", {{"AB", "highway=primary"}});
  auto list = town.edges(Vehicle::car);
  auto const flat = list;
  add_heights(list, slope_to_the_east(0.1));
  for (std::size_t i = 0; i < list.edges.size(); ++i)
    EXPECT_EQ(list.edges[i].time_ds, flat.edges[i].time_ds);
  EXPECT_NEAR(edge_between(town, list, 'A', 'B').up_dm, 600, 3);
}

TEST(EdgeHeights, AreTakenBackByEmptyOnes) {
  DrawnRoads const town("A--B--C\n   |\n   D",
                        {{"ABC", "highway=path"}, {"BD", "highway=cycleway incline=9%"}});
  for (auto const vehicle : kVehicles) {
    auto list = town.edges(vehicle);
    auto const flat = list.edges;
    add_heights(list, slope_to_the_east(0.2));
    add_heights(list, {});
    EXPECT_EQ(list.edges, flat) << vehicle_name(vehicle);
  }
}

TEST(EdgeHeights, BridgesAndTunnelsRiseEvenly) {
  // A hill of 150 m between B and C, through which two tunnels lead.
  auto const hill = ground(
      [](double east, double) { return 500 + std::max(0.0, 150 - std::abs(east - 1000) / 4); });
  DrawnRoads const town("A--B---M---C--D", {{"AB", "highway=track"},
                                            {"BM", "highway=track tunnel=yes"},
                                            {"MC", "highway=track tunnel=yes"},
                                            {"CD", "highway=track"}});
  DrawnRoads const over("A--B---M---C--D", {{"ABMCD", "highway=track"}});
  auto list = town.edges(Vehicle::foot);
  add_heights(list, hill);
  auto const first = edge_between(town, list, 'B', 'M');
  auto const second = edge_between(town, list, 'M', 'C');
  double const rise = (first.up_dm - first.down_dm + second.up_dm - second.down_dm) / 10.0;
  EXPECT_EQ(first.up_dm == 0 || first.down_dm == 0, true);
  EXPECT_NEAR(
      std::abs(rise),
      first.up_dm / 10.0 + first.down_dm / 10.0 + second.up_dm / 10.0 + second.down_dm / 10.0, 0.3);
  auto high = over.edges(Vehicle::foot);
  add_heights(high, hill);
  EXPECT_GT(edge_between(over, high, 'A', 'D').up_dm, 1200);
}

TEST(EdgeHeights, AStatedInclineGoesBeforeTheSamples) {
  DrawnRoads const town("A-----B", {{"BA", "highway=track incline=-5%"}});
  auto list = town.edges(Vehicle::foot);
  add_heights(list, slope_to_the_east(0.1));
  auto const up = edge_between(town, list, 'A', 'B');
  EXPECT_NEAR(up.up_dm, 300, 2);
  EXPECT_EQ(up.down_dm, 0);
  EXPECT_EQ(edge_between(town, list, 'B', 'A').down_dm, up.up_dm);
}

TEST(EdgeHeights, AreUnknownBeyondTheGround) {
  DrawnRoads const town("A--B" + std::string(60, '-') + "C",
                        {{"AB", "highway=path"}, {"BC", "highway=path"}});
  auto list = town.edges(Vehicle::foot);
  auto const flat = list;
  auto const report = add_heights(list, slope_to_the_east(0.1));
  EXPECT_NEAR(report.covered_km, 0.3, 0.001);
  EXPECT_NEAR(report.km, 6.4, 0.01);
  EXPECT_NE(edge_between(town, list, 'A', 'B').up_dm, kUnknownClimb);
  auto const beyond = edge_between(town, list, 'B', 'C');
  EXPECT_EQ(beyond.up_dm, kUnknownClimb);
  EXPECT_EQ(beyond.time_ds, edge_between(town, flat, 'B', 'C').time_ds);
}

TEST(EdgeHeights, OfAWayAddUpAndComeBackFromTheArtefact) {
  DrawnRoads const town("A-----B-----C", {{"AB", "highway=path"}, {"BC", "highway=path"}});
  auto list = town.edges(Vehicle::foot);
  add_heights(list, ground([](double east, double) { return 900 + std::abs(east - 600) / 10; }));
  auto const network = Network::build(list);
  ASSERT_TRUE(network);
  EXPECT_EQ(network->method(), "foot-1+heights");
  auto const path = network->path(town.at('A'), town.at('C'), 50);
  ASSERT_TRUE(path && path->facts.has_heights);
  EXPECT_NEAR(path->facts.up_m, 60, 5);
  EXPECT_NEAR(path->facts.down_m, 60, 5);
  auto const half = network->path(town.beside('A', 300, 0), town.at('B'), 50);
  EXPECT_NEAR(half->facts.down_m, 30, 3);
  auto const edges = Network::load_edges(network->save());
  ASSERT_TRUE(edges);
  EXPECT_EQ(edges->edges, list.edges);
  EXPECT_EQ(town.network(Vehicle::foot).method(), "foot-1");
  EXPECT_FALSE(town.network(Vehicle::foot).path(town.at('A'), town.at('C'), 50)->facts.has_heights);
}

// On any ground the hierarchy finds what the slow search finds, in both directions.
TEST(EdgeHeights, NetworksOnHillsEqualTheSlowSearch) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto town = random_town(seed);
    town.vehicle = seed % 2 == 0 ? Vehicle::foot : Vehicle::bicycle;
    for (auto& edge : town.edges) {
      edge.speed_kmh = town.vehicle == Vehicle::foot ? 4 : 16;
      edge.road_class = static_cast<std::uint8_t>(RoadClass::path);
    }
    base::Random random(seed + 1);
    geo::HeightGrid grid{42.4, 1.3, 0.02, 0.02, 12, 25, {}};
    for (int i = 0; i < 12 * 25; ++i)
      grid.samples.push_back(geo::pack_height(double(random.below(900))));
    geo::Heights heights;
    heights.add(std::move(grid));
    add_heights(town, heights);
    auto const network = Network::build(town);
    if (!network) return;
    auto const matrix = network->matrix(town.nodes, 0.5);
    ProfileOptions const options;
    PlainSearch const slow(town, options);
    for (std::uint32_t from = 0; from < town.nodes.size(); ++from) {
      for (std::uint32_t to = 0; to < town.nodes.size(); ++to) {
        if (matrix.covered[from] == 0 || matrix.covered[to] == 0) continue;
        auto const expected = slow.route(town.node_ids[from], town.node_ids[to]);
        auto const& leg = matrix.legs.at(from, to);
        RC_ASSERT((leg.quality == LegQuality::computed) == expected.has_value());
        if (expected) RC_ASSERT(leg.seconds == std::int32_t((expected->time_ds + 5) / 10));
      }
    }
  }));
}

}  // namespace
}  // namespace magpie::roads
