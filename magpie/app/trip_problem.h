// TripProblem: a trip request as the planner's Problem, with the way back from its indices to
// places. Ticks are minutes since local midnight; driving is rounded up to the minute.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "magpie/app/planning_ground.h"
#include "magpie/app/trip_candidates.h"
#include "magpie/app/trip_rules.h"
#include "magpie/planner/problem.h"

namespace magpie::app {

// The roads of one day: those of its date, for the party's vehicle. Days with the same roads share
// book and matrix.
struct DayRoads {
  RoadWish wish;
  std::shared_ptr<LegBook const> book;
  std::shared_ptr<roads::LegMatrix const> matrix;  // between locations
};

struct TripProblem {
  api::TripRequest request;
  TripRules rules;
  TripPlaces places;
  planner::Problem problem;  // visit i is places.stops[i]
  std::vector<CatalogueEntry const*> locations;
  LegBook const* legs = nullptr;  // the snapshot's, which gives the books of the days
  std::vector<DayRoads> days_roads;
  std::vector<std::string> category_names;  // as in the request: "theme:temple"
  std::vector<std::string> member_slugs;
  std::vector<api::Sentence> member_names;  // as member_slugs

  std::optional<planner::Index> visit_of(std::int64_t place_id) const;
  std::optional<planner::Index> location_of(std::int64_t place_id) const;
};

// A car where nothing is said.
roads::Vehicle vehicle_of(api::TripRequest const& request);

// `extra` are ids that become stops besides the request's own, for a person's order; `ends` are ids
// where days may start or end in that order.
struct TripExtras {
  std::set<std::int64_t> stops;
  std::set<std::int64_t> ends;
};

base::Result<TripProblem> build_trip_problem(PlanningGround const& ground,
                                             api::TripRequest const& request,
                                             TripExtras const& extras);

}  // namespace magpie::app
