#include "magpie/roads/estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

// Road metres = straight line · detour. Speeds of three stretches of the road: the first two
// kilometres in town or on minor roads, the next forty on district roads, the rest on the roads
// between cities. The mountain row is fitted to a real network, the others are assumptions scaled
// from it; both are argued in docs/methods/estimated-legs.md.
struct ReliefRule {
  double detour;
  double near_kmh;
  double middle_kmh;
  double far_kmh;
};
constexpr std::array<ReliefRule, 3> kRules{{
    {1.25, 35, 65, 90},  // plain
    {1.35, 32, 58, 75},  // hills
    {1.60, 30, 50, 60},  // mountains
}};
constexpr double kNearM = 2'000;
constexpr double kMiddleM = 40'000;

// The last kilometres to a village or viewpoint.
constexpr double kRemoteM = 3'000;
constexpr double kRemoteKmh = 20;

ReliefRule mean_rule(Relief a, Relief b) {
  auto const& left = kRules[static_cast<std::size_t>(a)];
  auto const& right = kRules[static_cast<std::size_t>(b)];
  return {(left.detour + right.detour) / 2, (left.near_kmh + right.near_kmh) / 2,
          (left.middle_kmh + right.middle_kmh) / 2, (left.far_kmh + right.far_kmh) / 2};
}

double seconds_for(double meters, double kmh) {
  return meters * 3.6 / kmh;
}

double driving_time_s(double road_m, ReliefRule const& rule) {
  double const near = std::min(road_m, kNearM);
  double const middle = std::clamp(road_m - kNearM, 0.0, kMiddleM);
  double const far = std::max(0.0, road_m - kNearM - kMiddleM);
  return seconds_for(near, rule.near_kmh) + seconds_for(middle, rule.middle_kmh) +
         seconds_for(far, rule.far_kmh);
}

// What the remote ends cost more than the ordinary first kilometres.
double remote_extra_s(double road_m, int remote_ends, ReliefRule const& rule) {
  double const slow_m = std::min(road_m / 2, kRemoteM) * remote_ends;
  return seconds_for(slow_m, kRemoteKmh) - seconds_for(slow_m, rule.near_kmh);
}

}  // namespace

std::string_view estimate_version() {
  return "beeline-1";
}

Leg estimate_leg(EndPoint const& from, EndPoint const& to) {
  auto const rule = mean_rule(from.relief, to.relief);
  double const road_m = geo::distance_m(from.position, to.position) * rule.detour;
  int const remote_ends = (from.is_remote ? 1 : 0) + (to.is_remote ? 1 : 0);
  double const seconds = driving_time_s(road_m, rule) + remote_extra_s(road_m, remote_ends, rule);
  return {LegQuality::estimated, static_cast<std::int32_t>(std::lround(seconds)),
          static_cast<std::int32_t>(std::lround(road_m))};
}

LegPath estimate_path(EndPoint const& from, EndPoint const& to) {
  return {estimate_leg(from, to), {from.position, to.position}, {}, 0, 0};
}

}  // namespace magpie::roads
