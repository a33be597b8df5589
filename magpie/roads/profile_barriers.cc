// Barriers on nodes: the other half of profile_access.h.
#include <algorithm>
#include <array>

#include "magpie/roads/profile_access.h"
#include "magpie/roads/size_limits.h"

namespace magpie::roads {

namespace {

// What stops whom, unless an access tag lets the vehicle through.
struct BarrierRule {
  std::string_view barrier;
  std::array<bool, 4> stops;  // by Vehicle: car, coach, bicycle, foot
};
constexpr auto kBarriers = std::to_array<BarrierRule>({
    {"bollard", {true, true, false, false}},
    {"block", {true, true, false, false}},
    {"jersey_barrier", {true, true, false, false}},
    {"planter", {true, true, false, false}},
    {"log", {true, true, true, false}},
    {"debris", {true, true, true, false}},
    {"chain", {true, true, false, false}},
    {"rope", {true, true, false, false}},
    {"cycle_barrier", {true, true, false, false}},
    {"motorcycle_barrier", {true, true, false, false}},
    {"bus_trap", {true, false, false, false}},
    {"sump_buster", {true, false, false, false}},
    {"wicket_gate", {true, true, false, false}},
    {"turnstile", {true, true, true, false}},
    {"full-height_turnstile", {true, true, true, false}},
    {"kissing_gate", {true, true, true, false}},
    {"stile", {true, true, true, false}},
    {"horse_stile", {true, true, true, false}},
    {"fence", {true, true, true, true}},
    {"wall", {true, true, true, true}},
    {"hedge", {true, true, true, true}},
    {"ditch", {true, true, true, true}},
    {"guard_rail", {true, true, true, true}},
    {"height_restrictor", {false, true, false, false}},
});
// Open to everybody unless an access tag refuses.
constexpr auto kGates = std::to_array<std::string_view>(
    {"gate", "lift_gate", "swing_gate", "sliding_gate", "sliding_beam", "hampshire_gate", "yes",
     "entrance", "sally_port"});

}  // namespace

bool closes_road(RoadTags const& tags, Vehicle vehicle, ProfileOptions const& options) {
  auto const barrier = tags[TagKey::barrier];
  if (barrier.empty()) return false;
  auto const node = tags_at(tags, vehicle, options);
  auto const access = access_of(node, vehicle);
  bool const is_opened = access != Access::unstated && access != Access::refused;
  auto const size = options.size.value_or(default_size(vehicle));
  if (auto const fit = fits(node, size, vehicle); fit != Fit::unstated) {
    if (fit == Fit::too_large) return true;
    if (barrier == "height_restrictor") return access == Access::refused;
  }
  auto const rule = std::find_if(kBarriers.begin(), kBarriers.end(),
                                 [&](auto const& row) { return row.barrier == barrier; });
  if (rule != kBarriers.end()) {
    if (rule->stops[static_cast<std::size_t>(vehicle)]) return !is_opened;
    // A narrow barrier that tags close to walkers too is closed to them.
    return access == Access::refused && vehicle != Vehicle::car && vehicle != Vehicle::coach;
  }
  if (std::find(kGates.begin(), kGates.end(), barrier) == kGates.end()) return false;
  if (node[TagKey::locked] == "yes") return !is_opened;
  return access == Access::refused;
}

}  // namespace magpie::roads
