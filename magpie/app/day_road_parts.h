// The parts of day_road.cc: breaks and gaps. Inner header of it and its neighbours.
#pragma once

#include <optional>
#include <vector>

#include "magpie/app/day_road.h"
#include "magpie/roads/leg_pace.h"

namespace magpie::app {

// A leg on roads with what it passes; of an estimated or standing leg everything is empty.
struct PacedLeg {
  std::optional<roads::LegPace> pace;
  // In order of travel; along_m in metres of the leg.
  std::vector<roads::StationIndex::Passed> passed;
};

void tell_rests(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
                std::vector<PacedLeg> const& paced, DayRoadGround const& ground);
void tell_gaps(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
               std::vector<PacedLeg> const& paced, DayRoadGround const& ground);

}  // namespace magpie::app
