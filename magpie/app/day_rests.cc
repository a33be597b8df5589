// Where the breaks fall that the rule of continuous driving asks for: at a place to stop where one
// lies on the way shortly before the limit, else at the limit.
#include <cmath>

#include "magpie/app/day_road_parts.h"
#include "magpie/app/place_view.h"
#include "magpie/app/station_file.h"
#include "magpie/roads/rests.h"

namespace magpie::app {

namespace {

// Nobody stops much earlier than they must for a nicer place.
constexpr double kEarlierMaxMin = 30;

// Better places to rest come first; water alone is none.
int rank_of(roads::StationKind kind) {
  using roads::StationKind;
  switch (kind) {
    case StationKind::services:
      return 0;
    case StationKind::rest_area:
      return 1;
    case StationKind::fuel:
      return 2;
    case StationKind::charging:
    case StationKind::toilets:
      return 3;
    case StationKind::parking:
      return 4;
    default:
      return 5;
  }
}
constexpr int kNoPlaceToRest = 5;

struct Choice {
  int at_min = 0;  // driven from the start of the leg
  roads::StationIndex::Passed const* station = nullptr;
};

class LegRests {
 public:
  LegRests(api::PlanLeg& leg, DrivenLeg const& driven, PacedLeg const& paced,
           DayRoadGround const& ground)
      : leg_(leg), driven_(driven), paced_(paced), ground_(ground) {}

  // `before_min`: driven since the last break when the leg begins. Returns the same at its end.
  int tell(int before_min) {
    if (leg_.breaks <= 0) return before_min + leg_.minutes;
    std::vector<api::LegRest> rests;
    int last = -before_min;
    for (int taken = 0; taken < leg_.breaks; ++taken) {
      auto const choice = choose(last, leg_.breaks - taken);
      rests.push_back(view_of(choice, choice.at_min - last, taken));
      last = choice.at_min;
    }
    leg_.rests = std::move(rests);
    return leg_.minutes - last;
  }

 private:
  double minutes_at(double meters) const {
    double const whole = driven_.path.leg.seconds;
    return whole > 0 ? paced_.pace->seconds_at(meters) / whole * leg_.minutes : 0;
  }

  Choice choose(int last, int left) const {
    auto const window = roads::rest_window(
        {double(leg_.minutes), double(last), left, double(ground_.rules.driving_stretch.minutes)});
    double const earliest = std::max(window.earliest_min, window.latest_min - kEarlierMaxMin);
    Choice best{static_cast<int>(window.latest_min), nullptr};
    int best_rank = kNoPlaceToRest;
    if (!paced_.pace) return best;
    for (auto const& passed : paced_.passed) {
      int const rank = rank_of(ground_.stations->stations()[passed.station].kind);
      auto const at = static_cast<int>(std::floor(minutes_at(passed.along_m)));
      bool const is_in_time = at >= earliest && at <= window.latest_min;
      // Of equals the later one: fewer minutes are left for after the break.
      if (!is_in_time || rank > best_rank || rank >= kNoPlaceToRest) continue;
      best = {at, &passed};
      best_rank = rank;
    }
    return best;
  }

  api::LegRest view_of(Choice const& choice, int after_min, int taken) const {
    int const length = ground_.rules.break_minutes;
    int const depart = driven_.arrive_min - leg_.minutes - leg_.break_minutes.value_or(0);
    api::LegRest view;
    view.after_min = after_min;
    view.minutes = length;
    view.begin_min = depart + choice.at_min + taken * length;
    if (!paced_.pace) return view;
    if (choice.station != nullptr) {
      auto const& station = ground_.stations->stations()[choice.station->station];
      view.at_m = static_cast<std::int32_t>(choice.station->along_m);
      view.location = position_of(station.at);
      view.station = station_view(station);
      return view;
    }
    double const share = leg_.minutes > 0 ? double(choice.at_min) / leg_.minutes : 0;
    double const meters = paced_.pace->meters_at(share * driven_.path.leg.seconds);
    view.at_m = static_cast<std::int32_t>(meters);
    view.location = position_of(paced_.pace->point_at(meters));
    return view;
  }

  api::PlanLeg& leg_;
  DrivenLeg const& driven_;
  PacedLeg const& paced_;
  DayRoadGround const& ground_;
};

}  // namespace

void tell_rests(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
                std::vector<PacedLeg> const& paced, DayRoadGround const& ground) {
  int driven_min = 0;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    // A stop as long as a break is one.
    bool const has_rested =
        i == 0 || legs[i].leave_min - legs[i - 1].arrive_min >= ground.rules.break_minutes;
    if (has_rested) driven_min = 0;
    driven_min = LegRests(day.legs[i], legs[i], paced[i], ground).tell(driven_min);
  }
}

}  // namespace magpie::app
