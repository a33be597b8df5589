#include "magpie/roads/slope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/base/text.h"
#include "magpie/roads/profile_tables.h"

namespace magpie::roads {

namespace {

constexpr double kSteepest = 1;
// Parkin and Rotheram: m/s on the flat, and by per cent of slope.
constexpr double kFlatMs = 6.01;
constexpr double kUphillMs = 0.4002;
constexpr double kDownhillMs = 0.2379;
constexpr double kDownhillMaxPercent = 15;

double walker_share(double slope) {
  return tobler_kmh(slope) / tobler_kmh(0);
}

double ridden_kmh(RoadEdge const& edge, double slope) {
  double const flat_kmh = edge.speed_kmh;
  double const percent = slope * 100;
  if (percent >= 0) return flat_kmh * (1 - kUphillMs / kFlatMs * percent);
  if (edge.is(edge_flag::kUnpaved)) return flat_kmh;
  double const gain = kDownhillMs / kFlatMs * std::min(-percent, kDownhillMaxPercent);
  double const limit = kFastestKmh[static_cast<std::size_t>(Vehicle::bicycle)];
  return std::min(flat_kmh * (1 + gain), std::max(flat_kmh, limit));
}

}  // namespace

double tobler_kmh(double slope) {
  return 6 * std::exp(-3.5 * std::abs(slope + 0.05));
}

double slope_factor(Vehicle vehicle, RoadEdge const& edge, double slope) {
  auto const road_class = static_cast<RoadClass>(edge.road_class);
  bool const has_own_pace = road_class == RoadClass::steps || road_class == RoadClass::ferry;
  bool const is_muscle = vehicle == Vehicle::foot || vehicle == Vehicle::bicycle;
  if (has_own_pace || !is_muscle) return 1;
  slope = std::clamp(slope, -kSteepest, kSteepest);
  if (vehicle == Vehicle::foot || edge.is(edge_flag::kPushed)) return 1 / walker_share(slope);
  double const flat_kmh = std::max<double>(1, edge.speed_kmh);
  double const pushed_kmh = std::min<double>(flat_kmh, kPushedKmh) * walker_share(slope);
  return flat_kmh / std::max(ridden_kmh(edge, slope), pushed_kmh);
}

std::optional<double> parse_incline(std::string_view text) {
  auto number = base::trim(text);
  bool const is_percent = number.ends_with("%");
  bool const is_degrees = number.ends_with("°");
  if (!is_percent && !is_degrees) return std::nullopt;
  number.remove_suffix(is_percent ? 1 : std::string_view("°").size());
  if (number.starts_with("+")) number.remove_prefix(1);
  auto const value = base::parse_number(base::trim(number));
  if (!value) return std::nullopt;
  double const slope = is_percent ? *value / 100 : std::tan(*value * std::numbers::pi / 180);
  if (!(std::abs(slope) <= kSteepest)) return std::nullopt;
  return slope;
}

}  // namespace magpie::roads
