// The numbers of the profiles. Internal to the module; docs/methods/roads.md explains them.
#pragma once

#include <array>
#include <string_view>

#include "magpie/roads/profile.h"

namespace magpie::roads {

// Free-flow speeds where nothing else is tagged. They are below the legal limit on purpose:
// junctions, villages and other cars are part of them. 0 = never; negative = only where a tag opens
// the road to the vehicle.
struct HighwayRule {
  std::string_view highway;
  RoadClass road_class;
  std::array<int, 4> kmh;  // by Vehicle: car, coach, bicycle, foot
};
inline constexpr auto kHighways = std::to_array<HighwayRule>({
    {"motorway", RoadClass::motorway, {90, 85, -16, 0}},
    {"motorway_link", RoadClass::motorway, {45, 40, -16, 0}},
    {"trunk", RoadClass::trunk, {80, 70, 16, 4}},
    {"trunk_link", RoadClass::trunk, {40, 35, 16, 4}},
    {"primary", RoadClass::primary, {65, 55, 16, 4}},
    {"primary_link", RoadClass::primary, {30, 28, 16, 4}},
    {"secondary", RoadClass::secondary, {55, 45, 16, 4}},
    {"secondary_link", RoadClass::secondary, {25, 22, 16, 4}},
    {"tertiary", RoadClass::tertiary, {40, 33, 16, 4}},
    {"tertiary_link", RoadClass::tertiary, {20, 18, 16, 4}},
    {"unclassified", RoadClass::unclassified, {30, 25, 16, 4}},
    {"road", RoadClass::unclassified, {25, 20, 14, 4}},
    {"residential", RoadClass::residential, {25, 20, 15, 4}},
    {"living_street", RoadClass::living_street, {10, 8, 10, 4}},
    {"service", RoadClass::service, {15, 10, 12, 4}},
    {"rest_area", RoadClass::service, {15, 12, 12, 4}},
    {"services", RoadClass::service, {15, 12, 12, 4}},
    {"track", RoadClass::track, {-15, 0, 12, 4}},
    {"pedestrian", RoadClass::pedestrian, {0, 0, 4, 4}},
    {"cycleway", RoadClass::cycleway, {0, 0, 17, 4}},
    {"footway", RoadClass::footway, {0, 0, 4, 4}},
    {"path", RoadClass::path, {0, 0, 10, 4}},
    {"bridleway", RoadClass::path, {0, 0, -8, 4}},
    {"corridor", RoadClass::footway, {0, 0, 0, 4}},
    {"platform", RoadClass::footway, {0, 0, 0, 4}},
    {"steps", RoadClass::steps, {0, 0, 1, 3}},
});

// A bicycle on a way for walkers, where a sign lets it ride.
inline constexpr int kRiddenFootwayKmh = 10;
inline constexpr int kPushedKmh = 4;

// At most this fast on the surface, whatever the sign says.
struct CapRule {
  std::string_view value;
  int motor_kmh;
  int bicycle_kmh;
};
inline constexpr auto kSurfaceCaps = std::to_array<CapRule>({
    {"concrete:lanes", 60, 14},
    {"paving_stones", 50, 14},
    {"metal", 50, 12},
    {"wood", 30, 12},
    {"sett", 35, 12},
    {"cobblestone", 25, 10},
    {"unpaved", 40, 11},
    {"compacted", 60, 15},
    {"fine_gravel", 45, 14},
    {"gravel", 35, 10},
    {"pebblestone", 25, 8},
    {"grass_paver", 20, 10},
    {"dirt", 25, 10},
    {"earth", 25, 10},
    {"ground", 25, 10},
    {"grass", 15, 7},
    {"sand", 12, 4},
    {"mud", 10, 4},
    {"rock", 10, 5},
    {"stone", 10, 5},
    {"unhewn_cobblestone", 20, 7},
    {"woodchips", 10, 6},
    {"snow", 25, 6},
    {"ice", 20, 5},
});
inline constexpr auto kTrackCaps = std::to_array<CapRule>({{"grade1", 30, 15},
                                                           {"grade2", 20, 13},
                                                           {"grade3", 12, 11},
                                                           {"grade4", 8, 9},
                                                           {"grade5", 5, 7}});
inline constexpr auto kSmoothnessCaps = std::to_array<CapRule>({{"intermediate", 80, 16},
                                                                {"bad", 30, 11},
                                                                {"very_bad", 15, 8},
                                                                {"horrible", 8, 5},
                                                                {"very_horrible", 5, 3},
                                                                {"impassable", 0, 0}});
inline constexpr auto kServiceCaps = std::to_array<CapRule>(
    {{"parking_aisle", 8, 8}, {"driveway", 8, 8}, {"alley", 10, 10}, {"drive-through", 5, 5}});
// Walkers on mountain paths; what is harder is no path for guests.
struct SacRule {
  std::string_view scale;
  int foot_kmh;
  bool is_rideable;
};
inline constexpr auto kSacScales = std::to_array<SacRule>({{"strolling", 4, true},
                                                           {"hiking", 4, true},
                                                           {"mountain_hiking", 3, false},
                                                           {"demanding_mountain_hiking", 2, false},
                                                           {"alpine_hiking", 0, false},
                                                           {"demanding_alpine_hiking", 0, false},
                                                           {"difficult_alpine_hiking", 0, false}});

inline constexpr auto kUnpaved = std::to_array<std::string_view>(
    {"unpaved", "compacted", "fine_gravel", "gravel", "pebblestone", "dirt", "earth", "ground",
     "grass", "sand", "mud", "rock", "woodchips", "snow", "ice", "salt", "clay", "shells"});

// A driver averages less than the sign allows, junctions included (assumption; the method page
// shows what it does to the mean time on a whole country).
inline constexpr std::array<double, 4> kShareOfLimit{0.9, 0.85, 1.0, 1.0};
inline constexpr std::array<int, 4> kFastestKmh{130, 90, 25, 6};
inline constexpr int kFerryKmh = 20;

}  // namespace magpie::roads
