#include "magpie/app/day_road.h"

#include "magpie/app/day_road_parts.h"
#include "magpie/app/place_view.h"
#include "magpie/app/step_words.h"
#include "magpie/base/check.h"

namespace magpie::app {

namespace {

bool is_on_roads(api::PlanLeg const& leg, roads::LegPath const& path) {
  return leg.quality == api::LegQuality::computed && leg.meters > 0 && path.line.size() >= 2;
}

api::LegFacts facts_view(roads::LegFacts const& facts) {
  api::LegFacts view;
  view.unpaved_m = facts.unpaved_m;
  if (facts.has_heights) {
    view.up_m = facts.up_m;
    view.down_m = facts.down_m;
  }
  view.toll_m = facts.toll_m;
  view.ferry_m = facts.ferry_m;
  view.tunnel_m = facts.tunnel_m;
  view.scenic_m = facts.scenic_m;
  view.private_m = facts.private_m;
  view.permits = facts.permits;
  return view;
}

// Minutes are rounded from the start on, so that they add up.
std::vector<api::LegStep> step_views(roads::LegPath const& path) {
  std::vector<api::LegStep> views;
  std::int32_t seconds = 0;
  for (auto const& step : path.steps) {
    api::LegStep view;
    view.text = step_words(step);
    view.road = step.road;
    view.meters = step.meters;
    view.minutes = (seconds + step.seconds + 30) / 60 - (seconds + 30) / 60;
    seconds += step.seconds;
    if (step.first_point < path.line.size())
      view.location = position_of(path.line[step.first_point]);
    views.push_back(std::move(view));
  }
  return views;
}

PacedLeg paced_leg(roads::LegPath const& path, roads::StationIndex const* stations) {
  PacedLeg leg{roads::LegPace(path), {}};
  if (stations == nullptr) return leg;
  leg.passed = stations->along(path.line, kStationReachM);
  for (auto& passed : leg.passed) passed.along_m = leg.pace->meters_of_line(passed.along_m);
  return leg;
}

}  // namespace

void tell_day_road(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
                   DayRoadGround const& ground) {
  MAGPIE_CHECK(legs.size() == day.legs.size());
  std::vector<PacedLeg> paced(legs.size());
  for (std::size_t i = 0; i < legs.size(); ++i) {
    auto& leg = day.legs[i];
    auto const& path = legs[i].path;
    if (!is_on_roads(leg, path)) continue;
    leg.facts = facts_view(path.facts);
    leg.steps = step_views(path);
    if (path.scenic_extra_s > 0) leg.scenic_extra_min = (path.scenic_extra_s + 59) / 60;
    paced[i] = paced_leg(path, ground.stations);
  }
  tell_rests(day, legs, paced, ground);
  tell_gaps(day, legs, paced, ground);
}

}  // namespace magpie::app
