#include "magpie/roads/slope.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace magpie::roads {
namespace {

RoadEdge edge_of(RoadClass road_class, int kmh, std::uint16_t flags = 0) {
  RoadEdge edge;
  edge.road_class = static_cast<std::uint8_t>(road_class);
  edge.speed_kmh = static_cast<std::uint8_t>(kmh);
  edge.flags = flags;
  return edge;
}

double kmh_on(Vehicle vehicle, RoadEdge const& edge, double slope) {
  return edge.speed_kmh / slope_factor(vehicle, edge, slope);
}

TEST(Slope, ToblersWalkerIsFastestOnAGentleDescent) {
  EXPECT_NEAR(tobler_kmh(0), 5.04, 0.005);
  EXPECT_NEAR(tobler_kmh(0.1), 3.55, 0.005);
  EXPECT_NEAR(tobler_kmh(-0.1), 5.04, 0.005);
  EXPECT_NEAR(tobler_kmh(-0.05), 6, 0.005);
}

TEST(Slope, OnFootTheProfilesPaceHoldsOnTheFlatAndToblersRelationOnSlopes) {
  auto const path = edge_of(RoadClass::path, 4);
  EXPECT_NEAR(kmh_on(Vehicle::foot, path, 0), 4, 1e-9);
  EXPECT_NEAR(kmh_on(Vehicle::foot, path, 0.1), 4 * 3.55 / 5.04, 0.005);
  EXPECT_NEAR(kmh_on(Vehicle::foot, path, -0.1), 4, 0.005);
  EXPECT_NEAR(kmh_on(Vehicle::foot, path, -0.05), 4 * 6 / 5.04, 0.005);
  EXPECT_NEAR(kmh_on(Vehicle::foot, path, 5), kmh_on(Vehicle::foot, path, 1), 1e-9);
}

TEST(Slope, StepsAndMotorsKeepTheirPace) {
  auto const steps = edge_of(RoadClass::steps, 3);
  EXPECT_EQ(slope_factor(Vehicle::foot, steps, 0.5), 1);
  auto const road = edge_of(RoadClass::primary, 60);
  EXPECT_EQ(slope_factor(Vehicle::car, road, 0.12), 1);
  EXPECT_EQ(slope_factor(Vehicle::coach, road, -0.12), 1);
}

// 16 km/h · (1 − 0.4002 / 6.01 · 5) and so on.
TEST(Slope, ACyclistLosesUphillAndGainsLessDownhill) {
  auto const road = edge_of(RoadClass::tertiary, 16);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, 0), 16, 1e-9);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, 0.05), 10.67, 0.005);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, -0.05), 19.17, 0.005);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, -0.15), 25, 1e-9);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, -0.4), 25, 1e-9);
}

TEST(Slope, ACyclistPushesWhereWalkingIsFaster) {
  auto const road = edge_of(RoadClass::tertiary, 16);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, road, 0.15), 4 * tobler_kmh(0.15) / tobler_kmh(0), 0.005);
  auto const pushed = edge_of(RoadClass::footway, 4, edge_flag::kPushed);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, pushed, 0.1), 4 * 3.55 / 5.04, 0.005);
}

TEST(Slope, ACyclistRollsDownGravelNoFasterThanOnTheFlat) {
  auto const track = edge_of(RoadClass::track, 12, edge_flag::kUnpaved);
  EXPECT_NEAR(kmh_on(Vehicle::bicycle, track, -0.08), 12, 1e-9);
}

TEST(Slope, SteeperUphillIsNeverFaster) {
  EXPECT_TRUE(rc::check([] {
    auto const vehicle = *rc::gen::element(Vehicle::foot, Vehicle::bicycle);
    auto const kmh = *rc::gen::inRange(1, 20);
    auto const flags = *rc::gen::element(std::uint16_t{0}, edge_flag::kUnpaved, edge_flag::kPushed);
    auto const edge = edge_of(RoadClass::track, kmh, flags);
    auto const low = *rc::gen::inRange(0, 2000);
    auto const high = *rc::gen::inRange(low, 2001);
    RC_ASSERT(slope_factor(vehicle, edge, high / 1000.0) >=
              slope_factor(vehicle, edge, low / 1000.0));
    RC_ASSERT(slope_factor(vehicle, edge, low / 1000.0) >= 1 - 1e-12);
    // Down again is never slower than up.
    RC_ASSERT(slope_factor(vehicle, edge, -low / 1000.0) <=
              slope_factor(vehicle, edge, low / 1000.0));
    // Beyond Tobler's best, steeper down is slower on foot.
    if (vehicle == Vehicle::foot && low >= 50) {
      RC_ASSERT(slope_factor(vehicle, edge, -high / 1000.0) >=
                slope_factor(vehicle, edge, -low / 1000.0));
    }
  }));
}

TEST(Slope, InclinesAreReadOnlyWhereTheirUnitIsStated) {
  EXPECT_NEAR(*parse_incline("10%"), 0.1, 1e-9);
  EXPECT_NEAR(*parse_incline(" -8 % "), -0.08, 1e-9);
  EXPECT_NEAR(*parse_incline("+4.5%"), 0.045, 1e-9);
  EXPECT_NEAR(*parse_incline("5°"), 0.08749, 1e-4);
  EXPECT_NEAR(*parse_incline("0%"), 0, 1e-9);
  for (auto const* const text : {"up", "down", "10", "", "steep", "300%", "%", "-60°", "nan%"})
    EXPECT_FALSE(parse_incline(text)) << text;
}

}  // namespace
}  // namespace magpie::roads
