// What the roads say of a day beside its times: facts and steps of each leg, where the breaks of
// the continuous driving rule fall, and how far it is without fuel and without charging. Of a leg
// that is only estimated nothing is claimed.
#pragma once

#include <vector>

#include "magpie/app/leg_book.h"
#include "magpie/app/trip_rules.h"
#include "magpie/roads/stations.h"

namespace magpie::app {

// A longer stretch without a station is warned of: assumptions, docs/methods/stations.md.
inline constexpr int kFuelGapMaxM = 100'000;
inline constexpr int kChargingGapMaxM = 150'000;
// A station farther from the line, as the crow flies, is not on the way.
inline constexpr double kStationReachM = 250;

// One leg of the plan as it is driven, in step with PlanDay::legs.
struct DrivenLeg {
  roads::LegPath path;
  int leave_min = 0;  // free to drive
  int arrive_min = 0;
};

struct DayRoadGround {
  TripRules const& rules;
  roads::StationIndex const* stations = nullptr;  // null: not known
  // For the detour to an offered station; null: nothing is offered.
  roads::Network const* network = nullptr;
  api::Vehicle vehicle = api::Vehicle::car;
};

// Legs, stops and ends of `day` are written; `legs` has one for each of its legs.
void tell_day_road(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
                   DayRoadGround const& ground);

}  // namespace magpie::app
