#include "magpie/roads/edges.h"

#include <gtest/gtest.h>

#include "magpie/roads/testing/drawn_network.h"

namespace magpie::roads {
namespace {

// "A>B 1000m 55s", one a line, in the order of the list.
std::string describe(EdgeList const& list) {
  std::string text;
  for (auto const& edge : list.edges) {
    text += static_cast<char>(list.node_ids[edge.from]);
    text += '>';
    text += static_cast<char>(list.node_ids[edge.to]);
    text += " " + std::to_string(edge.meters) + "m ";
    text += edge.time_ds == kClosedDs ? "closed" : std::to_string((edge.time_ds + 5) / 10) + "s";
    text += '\n';
  }
  return text;
}

// "A>B>C", the nodes of each forbidden sequence.
std::string describe_turns(EdgeList const& list) {
  std::string text;
  for (auto const& turn : list.turns) {
    auto const sequence = list.sequence(turn);
    text += static_cast<char>(list.node_ids[list.edges[sequence.front()].from]);
    for (auto const edge : sequence) {
      text += '>';
      text += static_cast<char>(list.node_ids[list.edges[edge].to]);
    }
    text += '\n';
  }
  return text;
}

TEST(Edges, RoadsAreCutAtJunctionsAndEachDirectionIsAnEdge) {
  DrawnNetwork town("A---B---C\n    D    ");
  town.add_way("ABC", "highway=primary");
  town.add_way("BD", "highway=primary\noneway=yes");
  auto const list = split_edges(town.input(), Vehicle::car, {});
  EXPECT_EQ(describe(list),
            "A>B 400m 22s\nB>A 400m 22s\nB>C 400m 22s\nB>D 100m 6s\nC>B 400m 22s\n");
  EXPECT_EQ(list.first_edge, (std::vector<std::uint32_t>{0, 1, 4, 5, 5}));
  EXPECT_TRUE(list.edges[1].is(edge_flag::kReversed));
  EXPECT_EQ(list.edges[0].first_point, list.edges[1].first_point);
  EXPECT_EQ(list.shape(list.edges[0]).size(), 2u);
}

TEST(Edges, NodesThatNoTwoRoadsShareStayInTheShape) {
  DrawnNetwork town("A-B-C");
  town.add_way("ABC", "highway=primary");
  auto const list = split_edges(town.input(), Vehicle::car, {});
  EXPECT_EQ(describe(list), "A>C 400m 22s\nC>A 400m 22s\n");
  EXPECT_EQ(list.shape(list.edges[0]).size(), 3u);
}

TEST(Edges, WayOfAnotherVehicleIsNoJunction) {
  DrawnNetwork town("A-B-C\n  D  ");
  town.add_way("ABC", "highway=primary");
  town.add_way("BD", "highway=footway");
  EXPECT_EQ(split_edges(town.input(), Vehicle::car, {}).edges.size(), 2u);
  EXPECT_EQ(split_edges(town.input(), Vehicle::foot, {}).edges.size(), 6u);
}

TEST(Edges, BarrierGivesBothSidesAnEndOfTheirOwn) {
  DrawnNetwork town("A-B-C");
  town.add_way("ABC", "highway=primary");
  town.add_node_tags('B', "barrier=bollard");
  auto const list = split_edges(town.input(), Vehicle::car, {});
  EXPECT_EQ(describe(list), "A>B 200m 11s\nC>B 200m 11s\nB>A 200m 11s\nB>C 200m 11s\n");
  EXPECT_EQ(list.nodes.size(), 4u);
  EXPECT_EQ(split_edges(town.input(), Vehicle::foot, {}).nodes.size(), 2u);
}

TEST(Edges, LoopIsCutOnceMore) {
  DrawnNetwork town("A--B\n|  |\nC--D");
  town.add_way("ABDCA", "highway=residential\noneway=yes");
  EXPECT_EQ(describe(split_edges(town.input(), Vehicle::car, {})), "A>D 500m 72s\nD>A 500m 72s\n");
}

TEST(Edges, TimetableOfAFerryIsSharedByItsStretches) {
  DrawnNetwork town("A---------B");
  town.add_way("AB", "route=ferry\nduration=00:10");
  EXPECT_EQ(describe(split_edges(town.input(), Vehicle::car, {})),
            "A>B 1000m 600s\nB>A 1000m 600s\n");
  town.input().ways[0].ferry_share = 0.5F;
  EXPECT_EQ(describe(split_edges(town.input(), Vehicle::car, {})),
            "A>B 1000m 300s\nB>A 1000m 300s\n");
}

TEST(Edges, ClosedAtTimesKeepsItsPlaceInTheList) {
  DrawnNetwork pass("A---B");
  pass.add_way("AB", "highway=secondary\naccess=no\naccess:conditional=yes @ (May-Oct)");
  auto const list = split_edges(pass.input(), Vehicle::car, {});
  EXPECT_EQ(describe(list), "A>B 400m closed\nB>A 400m closed\n");
  ProfileOptions summer;
  summer.when = CivilMoment{*base::parse_date("2026-07-01"), 600};
  EXPECT_EQ(time_at(list, list.edges[0], summer), 262u);
  EXPECT_EQ(describe(split_edges(pass.input(), Vehicle::car, summer)),
            "A>B 400m 26s\nB>A 400m 26s\n");
}

TEST(Edges, AnotherMomentTimesThemAsIfTheyWereSplitAnew) {
  DrawnNetwork town("A---B---C---D---E\n                    \n        F");
  town.add_way("AB", "highway=secondary\nmotor_vehicle:conditional=no @ (Nov 15-Apr 15)");
  town.add_way("BC", "highway=residential\noneway:conditional=yes @ (Mo-Fr 07:00-09:00)");
  town.add_way("CD", "highway=primary\nice_road=yes");
  town.add_way("DE", "highway=primary\nmaxspeed=80\nmaxspeed:conditional=50 @ (22:00-06:00)");
  town.add_way("CFE", "highway=tertiary\naccess=no\naccess:conditional=yes @ (Sa,Su)");
  for (auto const vehicle : kVehicles) {
    auto const list = split_edges(town.input(), vehicle, {});
    for (int day = 0; day < 365; day += 5) {
      ProfileOptions options;
      options.when =
          CivilMoment{*base::parse_date("2026-01-01") + std::chrono::days(day), (day * 37) % 1440};
      auto const anew = split_edges(town.input(), vehicle, options);
      ASSERT_EQ(anew.edges.size(), list.edges.size());
      for (std::size_t i = 0; i < list.edges.size(); ++i) {
        EXPECT_EQ(time_at(list, list.edges[i], options), anew.edges[i].time_ds)
            << vehicle_name(vehicle) << " day " << day << " edge " << i;
      }
    }
  }
}

TEST(Edges, ConditionThatCannotBeReadIsListed) {
  DrawnNetwork town("A---B");
  town.add_way("AB", "highway=secondary\nmotor_vehicle:conditional=no @ snow");
  auto const list = split_edges(town.input(), Vehicle::car, {});
  EXPECT_EQ(list.report.unread_conditions,
            (std::vector<std::string>{"motor_vehicle:conditional=no @ snow"}));
  EXPECT_EQ(describe(list), "A>B 400m 26s\nB>A 400m 26s\n");
}

class Turns : public testing::Test {
 protected:
  Turns() : town_("A---B---C---E\n    |   |    \n    D   F    ") {
    for (auto const* way : {"AB", "BC", "BD", "CE", "CF"}) town_.add_way(way, "highway=primary");
  }
  TurnRestriction& add(TurnRestriction::Kind kind, std::string const& from, std::string const& to) {
    TurnRestriction turn;
    turn.relation = 7;
    turn.kind = kind;
    turn.from_way = town_.way_id(from);
    turn.to_way = town_.way_id(to);
    town_.input().restrictions.push_back(turn);
    return town_.input().restrictions.back();
  }
  EdgeList split(Vehicle vehicle = Vehicle::car) { return split_edges(town_.input(), vehicle, {}); }
  DrawnNetwork town_;
};

using Kind = TurnRestriction::Kind;

TEST_F(Turns, NoIsTheSequenceItself) {
  add(Kind::no, "AB", "BD").via_node = town_.number('B');
  EXPECT_EQ(describe_turns(split()), "A>B>D\n");
}

TEST_F(Turns, OnlyForbidsEverythingElse) {
  add(Kind::only, "AB", "BC").via_node = town_.number('B');
  EXPECT_EQ(describe_turns(split()), "A>B>A\nA>B>D\n");
}

TEST_F(Turns, UTurnIsTheWayBack) {
  add(Kind::no_u_turn, "AB", "AB").via_node = town_.number('B');
  EXPECT_EQ(describe_turns(split()), "A>B>A\n");
}

TEST_F(Turns, OverAWayTheWholeSequenceIsForbidden) {
  add(Kind::no, "AB", "CF").via_ways = {town_.way_id("BC")};
  EXPECT_EQ(describe_turns(split()), "A>B>C>F\n");
}

TEST_F(Turns, OnlyOverAWayForbidsTheOthersAtItsEnd) {
  add(Kind::only, "AB", "CE").via_ways = {town_.way_id("BC")};
  EXPECT_EQ(describe_turns(split()), "A>B>C>B\nA>B>C>F\n");
}

TEST_F(Turns, OtherVehiclesDoNotCare) {
  auto& turn = add(Kind::no, "AB", "BD");
  turn.via_node = town_.number('B');
  turn.vehicles.remove(Vehicle::bicycle);
  EXPECT_EQ(describe_turns(split(Vehicle::bicycle)), "");
  EXPECT_EQ(describe_turns(split(Vehicle::coach)), "A>B>D\n");
}

TEST_F(Turns, MembersThatDoNotMeetAreReported) {
  add(Kind::no, "AB", "CE").via_node = town_.number('B');
  auto const list = split();
  EXPECT_TRUE(list.turns.empty());
  EXPECT_EQ(list.report.unclear_restrictions, (std::vector<std::int64_t>{7}));
}

TEST_F(Turns, HourOfARestrictionIsAsked) {
  auto& turn = add(Kind::no, "AB", "BD");
  turn.via_node = town_.number('B');
  turn.condition = "(Mo-Fr 07:00-09:00)";
  auto const list = split();
  ASSERT_EQ(list.turns.size(), 1u);
  ProfileOptions options;
  EXPECT_TRUE(is_forbidden(list, list.turns[0], options));  // nobody knows when
  options.when = CivilMoment{*base::parse_date("2026-07-01"), 480};
  EXPECT_TRUE(is_forbidden(list, list.turns[0], options));
  options.when->minute = 720;
  EXPECT_FALSE(is_forbidden(list, list.turns[0], options));
}

}  // namespace
}  // namespace magpie::roads
