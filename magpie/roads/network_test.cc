#include "magpie/roads/network.h"

#include <gtest/gtest.h>

#include "magpie/geo/distance.h"
#include "magpie/roads/testing/drawn_roads.h"

namespace magpie::roads {
namespace {

constexpr char const* kSquare = R"(
A----B
|    |
C----D
)";

TEST(Network, TakesTheFasterWayRound) {
  DrawnRoads const town(kSquare, {{"AB", "highway=service"},
                                  {"AC", "highway=primary"},
                                  {"CD", "highway=primary"},
                                  {"DB", "highway=primary"}});
  EXPECT_EQ(town.route('A', 'B'), "ACDB");
  EXPECT_EQ(town.route('B', 'A'), "BDCA");
}

TEST(Network, TimeAndDistanceAreThoseOfTheRoad) {
  DrawnRoads const town("A-----------------------------------B", {{"AB", "highway=trunk"}});
  auto const path = town.network().path(town.at('A'), town.at('B'), 50);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->leg.quality, LegQuality::computed);
  EXPECT_EQ(path->leg.meters, 3600);
  EXPECT_EQ(path->leg.seconds, 162);  // 3.6 km at 80 km/h
  EXPECT_EQ(path->start_gap_m, 0);
}

TEST(Network, OneWayAgainstTheDrawingIsMinusOne) {
  DrawnRoads const town(kSquare,
                        {{"AB", "highway=primary oneway=-1"}, {"ACDB", "highway=service"}});
  EXPECT_EQ(town.route('B', 'A'), "BA");
  EXPECT_EQ(town.route('A', 'B'), "ACDB");
}

TEST(Network, RoundaboutIsDrivenAsDrawn) {
  DrawnRoads const town(R"(
    N
   / \
W-A   C-E
   \ /
    S
)",
                        {{"ASCNA", "highway=primary junction=roundabout"},
                         {"WA", "highway=primary"},
                         {"CE", "highway=primary"}});
  EXPECT_EQ(town.route('W', 'E'), "WASCE");
  EXPECT_EQ(town.route('E', 'W'), "ECNAW");
}

TEST(Network, ReversibleRoadIsNoRoad) {
  DrawnRoads const town(kSquare,
                        {{"AB", "highway=primary oneway=reversible"}, {"ACDB", "highway=service"}});
  EXPECT_EQ(town.route('A', 'B'), "ACDB");
}

TEST(Network, IslandOneEntersButNeverLeavesIsNoPlaceToGo) {
  DrawnRoads const town(R"(
A----B-----E
|    |     |
C----D     F
)",
                        {{"ABDCA", "highway=primary"},
                         {"BE", "highway=primary oneway=yes"},
                         {"EF", "highway=primary"}});
  auto const network = town.network();
  EXPECT_EQ(network.counts().nodes_in_largest_component, 2u);  // A, where the ring ends, and B
  EXPECT_FALSE(network.path(town.at('A'), town.at('F'), 50));
  // With a longer reach the place meets the other road, and the snap says that an island is nearer.
  auto const snap = network.snap(town.at('F'), 2000);
  ASSERT_TRUE(snap);
  EXPECT_NEAR(snap->gap_m, 600, 1);
  ASSERT_TRUE(snap->island_gap_m);
  EXPECT_EQ(*snap->island_gap_m, 0);
  EXPECT_FALSE(network.snap(town.at('A'), 2000)->island_gap_m);
}

// Both stay: the slower of two parallel roads may be the one that is open, or the scenic one.
TEST(Network, RoadDrawnTwiceIsDrivenTheFasterWay) {
  DrawnRoads const once("A---B", {{"AB", "highway=primary"}});
  DrawnRoads const twice("A---B", {{"AB", "highway=service"}, {"BA", "highway=primary"}});
  EXPECT_EQ(twice.network().counts().arcs, 4u);
  EXPECT_EQ(twice.network().path(twice.at('A'), twice.at('B'), 50)->leg.seconds,
            once.network().path(once.at('A'), once.at('B'), 50)->leg.seconds);
}

TEST(Network, LoopRoadLeadsToThePlacesOnIt) {
  DrawnRoads const town(R"(
A----B----C
     |    |
     E----D
)",
                        {{"AB", "highway=primary"}, {"BCDEB", "highway=residential oneway=yes"}});
  EXPECT_EQ(town.route('A', 'E'), "ABCDE");
  EXPECT_EQ(town.route('E', 'A'), "EBA");
}

TEST(Network, ZeroLengthAndRepeatedNodesDoNoHarm) {
  DrawnRoads town("A---B---C", {{"AABBBC", "highway=primary"}, {"BB", "highway=primary"}});
  EXPECT_EQ(town.route('A', 'C'), "ABC");
  EXPECT_EQ(town.network().path(town.at('A'), town.at('C'), 50)->leg.meters, 800);
}

TEST(Network, PlacesOnTheSameOneWayPieceGoRoundTheBlock) {
  DrawnRoads const town(R"(
A---------B
|         |
C---------D
)",
                        {{"AB", "highway=primary oneway=yes"}, {"BDCA", "highway=primary"}});
  auto const network = town.network();
  auto const west = town.beside('A', 200, 10);
  auto const east = town.beside('A', 700, 10);
  EXPECT_EQ(network.path(west, east, 50)->leg.meters, 500);
  EXPECT_EQ(network.path(east, west, 50)->leg.meters, 2 * 1000 + 2 * 200 - 500);
  auto const matrix = network.matrix(std::vector{west, east}, 50);
  EXPECT_EQ(matrix.legs.at(0, 1).meters, 500);
  EXPECT_EQ(matrix.legs.at(1, 0).meters, 1900);
}

TEST(Network, PlaceToItselfIsZero) {
  DrawnRoads const town("A---B", {{"AB", "highway=primary"}});
  auto const place = town.beside('A', 150, 30);
  auto const matrix = town.network().matrix(std::vector{place}, 50);
  EXPECT_EQ(matrix.legs.at(0, 0).quality, LegQuality::computed);
  EXPECT_EQ(matrix.legs.at(0, 0).seconds, 0);
  EXPECT_EQ(matrix.legs.at(0, 0).meters, 0);
  auto const path = town.network().path(place, place, 50);
  ASSERT_EQ(path->line.size(), 2u);
  EXPECT_EQ(path->start_gap_m, 30);
  EXPECT_EQ(path->end_gap_m, 30);
}

TEST(Network, PlaceTooFarFromAnyRoadIsNotCovered) {
  DrawnRoads const town("A---B\n\n\n\n\n\n\n\n", {{"AB", "highway=primary"}});
  auto const far = town.beside('A', 0, -600);
  auto const matrix = town.network().matrix(std::vector{town.at('A'), far}, 500);
  EXPECT_EQ(matrix.covered, (std::vector<char>{1, 0}));
  EXPECT_EQ(matrix.legs.at(0, 1).quality, LegQuality::unreachable);
  EXPECT_EQ(matrix.legs.at(0, 1).meters, 0);
  EXPECT_FALSE(town.network().path(town.at('A'), far, 500));
  EXPECT_TRUE(town.network().path(town.at('A'), far, 601));
}

TEST(Network, TripsDoNotBeginInTunnelsOrOnMotorways) {
  DrawnRoads const town(R"(
A-------B
|       |
|       |
C-------D
)",
                        {{"ACDB", "highway=residential"}, {"AB", "highway=primary tunnel=yes"}});
  auto const above_tunnel = town.beside('A', 400, -20);
  EXPECT_NEAR(town.network().snap(above_tunnel, 1000)->gap_m, 280, 1);
  EXPECT_EQ(town.route('A', 'B'), "AB");  // but it is driven
}

TEST(Network, FerryTakesItsTimeAndNoOneStartsOnIt) {
  DrawnRoads const strait("A--B--------------------C--D", {{"AB", "highway=primary"},
                                                           {"BC", "route=ferry motor_vehicle=yes"},
                                                           {"CD", "highway=primary"}});
  auto const network = strait.network();
  auto const path = network.path(strait.at('A'), strait.at('D'), 50);
  EXPECT_EQ(path->leg.seconds, 2 * 17 + 378 - 1);  // 2.1 km at 20 km/h between two short roads
  EXPECT_FALSE(network.snap(strait.beside('B', 1000, 0), 500));
}

TEST(Network, NamesComeInOrderOfTravelWithoutRepeats) {
  DrawnRoads const town("A---B---C---D---E", {{"AB", "highway=primary ref=G207"},
                                              {"BC", "highway=primary ref=G207 name=Long-Road"},
                                              {"CD", "highway=primary name=Bridge"},
                                              {"DE", "highway=primary ref=G207"}});
  EXPECT_EQ(town.network().path(town.at('A'), town.at('E'), 50)->road_names,
            (std::vector<std::string>{"G207", "G207 Long-Road", "Bridge"}));
  // A place at the junction does not drive the road it merely touches.
  EXPECT_EQ(town.network().path(town.at('B'), town.at('C'), 50)->road_names,
            (std::vector<std::string>{"G207 Long-Road"}));
}

TEST(Network, LineRunsFromSnapToSnap) {
  DrawnRoads const town(kSquare, {{"ABDC", "highway=primary"}});
  auto const path = town.network().path(town.beside('A', 200, 15), town.beside('C', 100, -20), 50);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->line, (std::vector{town.beside('A', 200, 0), town.at('B'), town.at('D'),
                                     town.beside('C', 100, 0)}));
  EXPECT_EQ(path->leg.meters, 300 + 200 + 400);
  EXPECT_EQ(path->start_gap_m, 15);
  EXPECT_EQ(path->end_gap_m, 20);
}

TEST(Network, BendsSlowACar) {
  DrawnRoads const bendy("A B C D E F\n B C D E F ", {});
  DrawnRoads const hairpins(R"(
A B C D E
 b c d e
)",
                            {{"AbBcCdDeE", "highway=secondary"}});
  auto const path = hairpins.network().path(hairpins.at('A'), hairpins.at('E'), 50);
  double const straight_s = path->leg.meters * 3.6 / 55;
  // Right angles of 141 m pieces: a radius of 100 m, 50.9 km/h.
  EXPECT_NEAR(path->leg.seconds, straight_s * 55 / 50.9, 2.5);
  EXPECT_TRUE(bendy.edges().edges.empty());
}

TEST(Network, StepsTellWhereToTurnAndNotWhereTheRoadGoesOn) {
  DrawnRoads const town(R"(
        F
        |
A---B---C---D
    |
    E
)",
                        {{"ABCD", "highway=primary ref=G207"},
                         {"BE", "highway=residential name=Mill-Lane"},
                         {"CF", "highway=residential name=Hill-Lane"}});
  auto const network = town.network();
  auto const told = [&](char from, char to) {
    std::string text;
    auto const path = network.path(town.at(from), town.at(to), 50);
    for (auto const& step : path->steps) {
      text += std::to_string(static_cast<int>(step.turn)) + " " + step.road + " " +
              std::to_string(step.meters) + "; ";
    }
    return text;
  };
  auto const code = [](Turn turn) { return std::to_string(static_cast<int>(turn)); };
  EXPECT_EQ(told('A', 'D'), code(Turn::depart) + " G207 1200; " + code(Turn::arrive) + "  0; ");
  EXPECT_EQ(told('A', 'E'), code(Turn::depart) + " G207 400; " + code(Turn::right) +
                                " Mill-Lane 200; " + code(Turn::arrive) + "  0; ");
  EXPECT_EQ(told('A', 'F'), code(Turn::depart) + " G207 800; " + code(Turn::left) +
                                " Hill-Lane 200; " + code(Turn::arrive) + "  0; ");
}

TEST(Network, ARoundaboutIsOneStepWithItsExit) {
  DrawnRoads const town(R"(
    N
    |
    n
   / \
W-a   c-E
   \ /
    s
    |
    S
)",
                        {{"ascna", "highway=primary junction=roundabout"},
                         {"Wa", "highway=primary name=West"},
                         {"cE", "highway=primary name=East"},
                         {"nN", "highway=primary name=North"},
                         {"sS", "highway=primary name=South"}});
  auto const path = town.network().path(town.at('W'), town.at('N'), 50);
  ASSERT_TRUE(path);
  ASSERT_EQ(path->steps.size(), 3U);
  EXPECT_EQ(path->steps[1].turn, Turn::roundabout);
  EXPECT_EQ(path->steps[1].exit, 3);  // south, east, north
  EXPECT_EQ(path->steps[1].road, "North");
}

TEST(Network, SeveralRoadsLieNearAndEachSaysItsSide) {
  DrawnRoads const town("A---B\n\nC---D", {{"ACDB", "highway=primary name=Ring"},
                                           {"AB", "highway=residential name=High"}});
  auto const found = town.network().nearest(town.beside('A', 200, -20), 500, 5);
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0].road, "High");
  EXPECT_EQ(found[1].road, "Ring");
  EXPECT_FALSE(found[0].is_left);  // south of a road drawn eastward
  EXPECT_LT(found[0].gap_m, found[1].gap_m);
}

TEST(Network, NoRoadsIsOneSentence) {
  auto const network = Network::build(EdgeList{});
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().code, base::ErrorCode::invalid_data);
  EXPECT_EQ(network.error().message,
            "no roads in this file: travel times are estimated until an extract with roads is "
            "imported");
}

TEST(Network, BoundsHoldEveryRoad) {
  DrawnRoads const town(kSquare, {{"ABDC", "highway=primary"}});
  auto const box = town.network().bounds();
  EXPECT_EQ(box.low, town.at('C'));
  EXPECT_EQ(box.high, town.at('B'));
}

TEST(NetworkArtefact, ComesBackAsItWas) {
  DrawnRoads const town(kSquare, {{"ABD", "highway=primary name=Main ref=G1"},
                                  {"DC", "highway=service"},
                                  {"CA", "highway=primary oneway=yes"}});
  auto const bytes = town.network().save();
  auto const back = Network::load(bytes);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->save(), bytes);
  EXPECT_EQ(back->path(town.at('A'), town.at('C'), 50)->road_names,
            (std::vector<std::string>{"G1 Main"}));
}

TEST(NetworkArtefact, IsRefusedAtEveryCutAndEveryChangedByte) {
  DrawnRoads const town("A---B", {{"AB", "highway=primary name=Main"}});
  auto const bytes = town.network().save();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    EXPECT_FALSE(Network::load(std::string_view(bytes).substr(0, cut))) << cut;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x20);
    EXPECT_FALSE(Network::load(changed)) << i;
  }
  EXPECT_FALSE(Network::load(bytes + "x"));
}

TEST(NetworkArtefact, SaysInOneSentenceWhatIsWrong) {
  DrawnRoads const town("A---B", {{"AB", "highway=primary"}});
  auto bytes = town.network().save();
  EXPECT_EQ(Network::load("hello").error().message,
            "this is not a road network of Magpie: import the map extract again");
  EXPECT_EQ(Network::load(bytes.substr(0, 20)).error().message,
            "the road network is cut off after 20 bytes: import again");
  bytes.back() = '\x7f';
  EXPECT_EQ(Network::load(bytes).error().message,
            "the road network was changed after it was written (its hash differs): import the map "
            "extract again");
}

}  // namespace
}  // namespace magpie::roads
