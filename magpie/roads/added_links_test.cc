#include "magpie/roads/added_links.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/roads/testing/drawn_roads.h"
#include "magpie/roads/testing/plain_search.h"
#include "magpie/roads/testing/random_town.h"

namespace magpie::roads {
namespace {

// Links between random places, some of which lie on the roads of the town.
std::vector<LinkRoad> random_links(base::Random& random, EdgeList const& town) {
  std::vector<LinkRoad> links;
  auto const place = [&]() -> geo::LatLng {
    if (random.below(4) == 0)
      return {static_cast<std::int32_t>(422'700'000 + random.below(600'000)),
              static_cast<std::int32_t>(14'600'000 + random.below(800'000))};
    if (random.below(3) == 0) return town.nodes[random.below(town.nodes.size())];
    auto const shape = town.shape(town.edges[random.below(town.edges.size())]);
    double const share = random.unit();
    auto const between = [&](std::int32_t a, std::int32_t b) {
      return static_cast<std::int32_t>(a + share * (double(b) - a));
    };
    return {between(shape[0].lat_e7, shape[1].lat_e7), between(shape[0].lon_e7, shape[1].lon_e7)};
  };
  for (auto left = 1 + random.below(4); left > 0; --left) {
    LinkRoad link;
    link.name = "link";
    for (auto points = 2 + random.below(4); points > 0; --points) link.line.push_back(place());
    link.is_oneway = random.below(3) == 0;
    link.speed_kmh = static_cast<int>(5 + random.below(70));
    links.push_back(link);
  }
  return links;
}

// Whether a place at the node may snap to something else: a road that passes it without stopping
// there, or another node at the same spot.
bool is_passed(EdgeList const& list, std::uint32_t node) {
  auto const at = list.nodes[node];
  for (std::uint32_t other = 0; other < list.nodes.size(); ++other) {
    if (other != node && geo::distance_m(at, list.nodes[other]) < 1) return true;
  }
  for (auto const& edge : list.edges) {
    auto const shape = list.shape(edge);
    for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
      bool const leaves = i == 0 && shape.front() == at;
      bool const arrives = i + 2 == shape.size() && shape.back() == at;
      bool const is_own = edge.from == node || edge.to == node;
      if (is_own && (leaves || arrives)) continue;
      if (geo::project(at, shape[i], shape[i + 1]).distance_m < 1) return true;
    }
  }
  return false;
}

void check_nodes(EdgeList const& list, Network const& network) {
  auto const matrix = network.matrix(list.nodes, 0.5);
  ProfileOptions const options;
  PlainSearch const slow(list, options);
  std::vector<char> passed;
  for (std::uint32_t i = 0; i < list.nodes.size(); ++i) passed.push_back(is_passed(list, i));
  for (std::uint32_t from = 0; from < list.nodes.size(); ++from) {
    for (std::uint32_t to = 0; to < list.nodes.size(); ++to) {
      if (matrix.covered[from] == 0 || matrix.covered[to] == 0) continue;
      if (passed[from] != 0 || passed[to] != 0) continue;
      auto const& leg = matrix.legs.at(from, to);
      auto const expected = slow.route(list.node_ids[from], list.node_ids[to]);
      RC_ASSERT((leg.quality == LegQuality::computed) == expected.has_value());
      if (!expected) continue;
      RC_ASSERT(leg.seconds == static_cast<std::int32_t>((expected->time_ds + 5) / 10));
      RC_ASSERT(leg.meters == static_cast<std::int32_t>(expected->meters));
    }
  }
}

TEST(AddedLinks, TheMatrixEqualsTheSlowWayWithLinksAndClosures) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    base::Random random(seed + 1);
    RoadChanges changes;
    changes.links = random_links(random, town);
    auto data = make_data(town);
    auto linked = with_links(data, changes.links).list;
    check_nodes(linked, network->with(changes));
    changes.closed_ways = {1, 3, kLinkWays};
    for (auto& edge : linked.edges) {
      auto const& closed = changes.closed_ways;
      if (std::find(closed.begin(), closed.end(), edge.way) != closed.end())
        edge.time_ds = kClosedDs;
    }
    check_nodes(linked, network->with(changes));
  }));
}

TEST(AddedLinks, ALinkThatJoinsNothingChangesNoLeg) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    auto const town = random_town(seed);
    auto const network = Network::build(town);
    if (!network) return;
    RoadChanges changes;
    changes.links.push_back({"far", {{0, 0}, {10'000, 0}}});
    auto const before = network->matrix(town.nodes, 0.5).legs;
    auto const after = network->with(changes).matrix(town.nodes, 0.5).legs;
    for (std::size_t i = 0; i < before.cells.size(); ++i) {
      RC_ASSERT(before.cells[i].quality == after.cells[i].quality);
      RC_ASSERT(before.cells[i].seconds == after.cells[i].seconds);
    }
  }));
}

// Two streets side by side, 300 m apart, joined far to the east only.
DrawnRoads const& two_streets() {
  static DrawnRoads const town(
      "A--B--C---------------D\n"
      "\n"
      "\n"
      "E--F--G---------------H\n",
      {{"ABCD", "highway=secondary name=North"},
       {"EFGH", "highway=secondary name=South"},
       {"DH", "highway=secondary name=East"}});
  return town;
}

LinkRoad link_between(geo::LatLng from, geo::LatLng to) {
  LinkRoad link;
  link.name = "新路";
  link.line = {from, to};
  link.road_class = RoadClass::tertiary;
  return link;
}

TEST(AddedLinks, ALinkFromStreetToStreetIsDrivenAndNamed) {
  auto const& town = two_streets();
  auto const plain = town.network();
  RoadChanges changes;
  // Ends 20 m beside the streets, between two junctions.
  changes.links = {link_between(town.beside('A', 100, -20), town.beside('E', 100, 20))};
  auto const linked = plain.with(changes);
  auto const before = plain.path(town.at('A'), town.at('E'), 10);
  auto const after = linked.path(town.at('A'), town.at('E'), 10);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->leg.meters, 2200 + 300 + 2200);
  EXPECT_EQ(after->leg.meters, 100 + 300 + 100);
  EXPECT_EQ(after->facts.links, std::vector<std::string>{"新路"});
  EXPECT_EQ(after->road_names, (std::vector<std::string>{"North", "新路", "South"}));
  EXPECT_TRUE(before->facts.links.empty());
  EXPECT_EQ(linked.path(town.at('D'), town.at('H'), 10)->leg.seconds,
            plain.path(town.at('D'), town.at('H'), 10)->leg.seconds);
}

TEST(AddedLinks, AnotherVariantOfLinkedRoadsKeepsTheLinks) {
  auto const& town = two_streets();
  RoadChanges changes;
  changes.links = {link_between(town.at('B'), town.at('F'))};
  auto const linked = town.network().with(changes);
  RoadChanges closure;
  closure.zones.push_back(
      {"roadworks", RoadZone::Rule::closed, {}, {{town.at('A'), town.at('B')}}});
  auto const closed = linked.with(closure);
  EXPECT_EQ(linked.path(town.at('B'), town.at('F'), 10)->leg.meters, 300);
  EXPECT_EQ(closed.path(town.at('B'), town.at('F'), 10)->leg.meters, 300);
}

TEST(AddedLinks, AOneWayLinkIsDrivenInTheOrderOfItsLine) {
  auto const& town = two_streets();
  RoadChanges changes;
  changes.links = {link_between(town.at('B'), town.at('F'))};
  changes.links[0].is_oneway = true;
  auto const linked = town.network().with(changes);
  EXPECT_EQ(linked.path(town.at('B'), town.at('F'), 10)->leg.meters, 300);
  EXPECT_EQ(linked.path(town.at('F'), town.at('B'), 10)->leg.meters, 1900 + 300 + 1900);
}

TEST(AddedLinks, ALinkPassesOverARoadUnlessOneOfItsPointsLiesThere) {
  DrawnRoads const town(
      "A------B\n"
      "\n"
      "C------D\n"
      "\n"
      "E------F\n",
      {{"AB", "highway=secondary"},
       {"CD", "highway=secondary"},
       {"EF", "highway=secondary"},
       {"BDF", "highway=secondary"}});
  RoadChanges over;
  over.links = {link_between(town.at('A'), town.at('E'))};
  auto const from = town.beside('C', 50, 0);
  EXPECT_EQ(town.network().with(over).path(from, town.at('E'), 10)->leg.meters, 650 + 200 + 700);
  over.links[0].line = {town.at('A'), town.beside('C', 2, 2), town.at('E')};
  EXPECT_EQ(town.network().with(over).path(from, town.at('E'), 10)->leg.meters, 48 + 200);
}

TEST(AddedLinks, ATrackIsForACoachOnlyWhereSomebodySaysSo) {
  auto const& town = two_streets();
  RoadChanges changes;
  changes.links = {link_between(town.at('B'), town.at('F'))};
  changes.links[0].road_class = RoadClass::track;
  changes.links[0].is_unpaved = true;
  auto const coach = town.network(Vehicle::coach);
  EXPECT_TRUE(coach.with(changes).path(town.at('B'), town.at('F'), 10)->facts.links.empty());
  changes.links[0].is_allowed = true;
  auto const path = coach.with(changes).path(town.at('B'), town.at('F'), 10);
  EXPECT_EQ(path->facts.unpaved_m, 300);
  EXPECT_EQ(path->leg.seconds, 72);  // 300 m at 15 km/h
}

TEST(AddedLinks, LinksJoinEachOther) {
  auto const& town = two_streets();
  auto const middle = town.beside('B', 0, -150);
  RoadChanges changes;
  changes.links = {link_between(town.at('B'), middle), link_between(middle, town.at('F'))};
  auto const path = town.network().with(changes).path(town.at('B'), town.at('F'), 10);
  EXPECT_EQ(path->leg.meters, 300);
  EXPECT_EQ(path->facts.links.size(), 1U);
}

TEST(ClosedLines, CloseWhatLiesAlongThemAndNotWhatCrosses) {
  DrawnRoads const town(
      "    H\n"
      "A---B---C\n"
      "    I\n"
      "D---E---F\n",
      {{"ABC", "highway=secondary"},
       {"HB", "highway=residential"},
       {"BI", "highway=residential"},
       {"IE", "highway=residential"},
       {"DEF", "highway=secondary"},
       {"AD", "highway=residential"},
       {"CF", "highway=residential"}});
  auto const list = town.edges();
  auto const closed = [&](std::vector<geo::LatLng> const& line) {
    std::set<std::string> roads;
    for (auto const edge : edges_along(list, line)) {
      roads.insert(std::string(1, static_cast<char>(list.node_ids[list.edges[edge].from])) +
                   static_cast<char>(list.node_ids[list.edges[edge].to]));
    }
    return roads;
  };
  using Roads = std::set<std::string>;
  EXPECT_EQ(closed({town.beside('A', 0, 15), town.beside('C', 0, -15)}),
            (Roads{"AB", "BA", "BC", "CB"}));
  // A short stretch of one long road closes it.
  EXPECT_EQ(closed({town.beside('A', 100, 0), town.beside('A', 140, 0)}), (Roads{"AB", "BA"}));
  EXPECT_EQ(closed({town.beside('A', 0, 25), town.beside('C', 0, 25)}), Roads{});
  EXPECT_EQ(closed({town.at('H'), town.at('I')}), (Roads{"HB", "BH", "BI", "IB"}));
}

TEST(ClosedLines, AToldClosureIsPassedAndNamed) {
  auto const& town = two_streets();
  auto const network = town.network();
  RoadChanges changes;
  changes.zones.push_back({"山洪", RoadZone::Rule::told, {}, {{town.at('A'), town.at('B')}}});
  EXPECT_EQ(network.with(changes).path(town.at('A'), town.at('C'), 10)->facts.told,
            std::vector<std::string>{"山洪"});
  changes.zones[0].rule = RoadZone::Rule::closed;
  auto const path = network.with(changes).path(town.beside('A', 50, 0), town.at('C'), 10);
  EXPECT_FALSE(path && path->leg.quality == LegQuality::computed);
}

}  // namespace
}  // namespace magpie::roads
