#include "magpie/app/day_road.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "magpie/app/place_view.h"
#include "magpie/geo/distance.h"

namespace magpie::app {
namespace {

using roads::Station;
using roads::StationKind;

constexpr double kKmPerDegree = 111.1949;  // on the equator, where the tests drive east

geo::LatLng at_km(double km) {
  return *geo::make_latlng(0, km / kKmPerDegree);
}

Station station(StationKind kind, double km, std::string name = "") {
  return {kind, roads::ChargingSpeed::unknown, at_km(km), std::move(name)};
}

api::PlaceSummary place(std::string zh, std::string en) {
  api::PlaceSummary summary;
  summary.name_zh = std::move(zh);
  summary.name_en = std::move(en);
  return summary;
}

// A day east along the equator at 60 km/h, with a stop of `stop_min` after each leg but the last.
class TestDay {
 public:
  explicit TestDay(std::vector<int> const& legs_km, int stop_min = 60) : stop_min_(stop_min) {
    day_.day = 1;
    day_.start = place("和顺", "Heshun");
    day_.end = place("阳泉", "Yangquan");
    rules_.driving_stretch.minutes = 120;
    for (int const km : legs_km) add_leg(km);
  }

  void make_estimated(std::size_t leg) {
    day_.legs[leg].quality = api::LegQuality::estimated;
    driven_[leg].path.leg.quality = roads::LegQuality::estimated;
  }

  api::PlanDay told(std::vector<Station> stations, api::Vehicle vehicle = api::Vehicle::car) {
    roads::StationIndex const index(std::move(stations));
    tell_day_road(day_, driven_, {rules_, &index, nullptr, vehicle});
    return day_;
  }
  api::PlanDay told_without_stations() {
    tell_day_road(day_, driven_, {rules_, nullptr, nullptr, api::Vehicle::car});
    return day_;
  }
  TripRules const& rules() const { return rules_; }

 private:
  void add_leg(int km) {
    api::PlanLeg leg;
    leg.minutes = km;
    leg.meters = km * 1000;
    leg.quality = api::LegQuality::computed;
    leg.breaks = (km - 1) / rules_.driving_stretch.minutes;
    leg.break_minutes = leg.breaks * rules_.break_minutes;
    DrivenLeg driven;
    driven.path.leg = {roads::LegQuality::computed, km * 60, km * 1000};
    driven.path.line = {at_km(km_), at_km(km_ + km)};
    driven.leave_min = clock_;
    clock_ += km + *leg.break_minutes;
    driven.arrive_min = clock_;
    clock_ += stop_min_;
    km_ += km;
    day_.legs.push_back(std::move(leg));
    driven_.push_back(std::move(driven));
  }

  api::PlanDay day_;
  std::vector<DrivenLeg> driven_;
  TripRules rules_;
  int stop_min_;
  int clock_ = 480;
  int km_ = 0;
};

TEST(DayRoad, ABreakIsTakenAtTheBestPlaceShortlyBeforeTheLimit) {
  auto const day = TestDay({200}).told({station(StationKind::parking, 118),
                                        station(StationKind::services, 100, "太行服务区"),
                                        station(StationKind::services, 60)});
  ASSERT_TRUE(day.legs[0].rests.has_value());
  ASSERT_EQ(day.legs[0].rests->size(), 1U);
  auto const& rest = day.legs[0].rests->front();
  EXPECT_EQ(rest.station.value().name, "太行服务区");
  EXPECT_NEAR(rest.after_min, 100, 1);
  EXPECT_NEAR(rest.begin_min, 580, 1);
  EXPECT_NEAR(*rest.at_m, 100'000, 100);
  EXPECT_EQ(rest.minutes, 20);
}

TEST(DayRoad, WhereNoPlaceIsKnownTheBreakIsAtTheLimit) {
  auto const day = TestDay({200}).told({station(StationKind::services, 60)});
  auto const& rest = day.legs[0].rests->front();
  EXPECT_FALSE(rest.station.has_value());
  EXPECT_EQ(rest.after_min, 120);
  EXPECT_EQ(rest.begin_min, 600);
  EXPECT_NEAR(rest.location.value()[0], 120 / kKmPerDegree, 1e-4);
}

TEST(DayRoad, AnEarlyBreakMustNotAskForOneMore) {
  // 240 minutes with one break: it may fall after 120 minutes only.
  auto const day = TestDay({240}).told({station(StationKind::services, 100)});
  EXPECT_EQ(day.legs[0].rests->front().after_min, 120);
}

TEST(DayRoad, OfAnEstimatedLegOnlyTheTimeOfABreakIsSaid) {
  TestDay day({200});
  day.make_estimated(0);
  auto const told = day.told({station(StationKind::fuel, 100)});
  auto const& leg = told.legs[0];
  EXPECT_FALSE(leg.facts.has_value());
  EXPECT_FALSE(leg.steps.has_value());
  EXPECT_FALSE(leg.fuel_gap.has_value());
  EXPECT_EQ(leg.rests->front().after_min, 120);
  EXPECT_FALSE(leg.rests->front().location.has_value());
  EXPECT_FALSE(told.fuel_gap.has_value());
  EXPECT_EQ(told.gaps_unknown->front().en,
            "1 leg is estimated: whether a fuel station lies on the way is not known.");
}

TEST(DayRoad, AGapGoesOnAcrossAStop) {
  auto const day = TestDay({50, 60}).told({station(StationKind::fuel, 20, "中石化"),
                                           station(StationKind::fuel, 100, "Shell"),
                                           station(StationKind::charging, 1)});
  EXPECT_NEAR(day.legs[0].fuel_gap->meters, 30'000, 100);
  EXPECT_NEAR(day.legs[0].fuel_gap->from_m, 20'000, 100);
  EXPECT_NEAR(day.legs[1].fuel_gap->meters, 50'000, 100);
  EXPECT_EQ(day.legs[1].fuel_gap->from_m, 0);
  EXPECT_NEAR(day.fuel_gap->meters, 80'000, 100);
  EXPECT_EQ(day.fuel_gap->from.zh, "中石化（加油站）");
  EXPECT_EQ(day.fuel_gap->to.en, "Shell (fuel station)");
  EXPECT_FALSE(day.fuel_gap->warning.has_value());
  EXPECT_FALSE(day.gaps_unknown.has_value());
  EXPECT_EQ(day.charging_gap->to.zh, "阳泉");
}

TEST(DayRoad, ALongGapIsWarnedOf) {
  auto const day =
      TestDay({110}).told({station(StationKind::fuel, 109.9), station(StationKind::charging, 50)});
  EXPECT_EQ(day.fuel_gap->warning.value().en,
            "No fuel station for 110 km, from Heshun to a fuel station: fill up before.");
  EXPECT_EQ(day.fuel_gap->warning.value().zh, "从和顺到加油站，110 km内没有加油站：请事先加满油。");
  EXPECT_FALSE(day.charging_gap->warning.has_value());
}

TEST(DayRoad, WithoutStationsNothingIsClaimed) {
  auto const without = TestDay({50}).told_without_stations();
  EXPECT_FALSE(without.fuel_gap.has_value());
  EXPECT_EQ(without.gaps_unknown->size(), 1U);
  auto const only_fuel = TestDay({50}).told({station(StationKind::fuel, 10)});
  EXPECT_TRUE(only_fuel.fuel_gap.has_value());
  EXPECT_EQ(only_fuel.gaps_unknown->front().en, "The road extract names no charging station.");
}

TEST(DayRoad, WhoGoesByMuscleNeedsNoFuel) {
  auto const day = TestDay({50}).told({station(StationKind::fuel, 10)}, api::Vehicle::bicycle);
  EXPECT_FALSE(day.fuel_gap.has_value());
  EXPECT_FALSE(day.gaps_unknown.has_value());
}

// Wherever the stations lie: no stretch of driving is longer than the limit, a break lies on its
// leg, and the gaps of the day are what lies between neighbouring stations.
RC_GTEST_PROP(DayRoad, RestsKeepTheLimitAndGapsAddUp, ()) {
  // At most 20 legs, so that the day stays on this side of the earth.
  auto const legs = *rc::gen::resize(
      20, rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 600))));
  int const whole = std::accumulate(legs.begin(), legs.end(), 0);
  auto const kms = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, whole + 1));
  std::vector<Station> stations{station(StationKind::fuel, 0)};
  for (int const km : kms) {
    auto const kind = static_cast<StationKind>(km % static_cast<int>(roads::kStationKinds));
    stations.push_back(station(kind, km));
  }
  TestDay test(legs);
  auto const day = test.told(stations);
  int const limit = test.rules().driving_stretch.minutes;
  for (auto const& leg : day.legs) {
    int last = 0;
    RC_ASSERT(leg.breaks == static_cast<int>(leg.rests ? leg.rests->size() : 0));
    if (leg.rests) {
      for (auto const& rest : *leg.rests) {
        RC_ASSERT(rest.after_min >= 0 && rest.after_min <= limit);
        last += rest.after_min;
        RC_ASSERT(rest.at_m.value() >= 0 && rest.at_m.value() <= leg.meters);
      }
    }
    RC_ASSERT(leg.minutes - last <= limit);
    RC_ASSERT(leg.fuel_gap->from_m + leg.fuel_gap->meters <= leg.meters + 1);
    RC_ASSERT(leg.fuel_gap->meters <= day.fuel_gap->meters + 1);
  }
  std::vector<int> fuel{0, whole};
  for (int const km : kms) {
    if (km % static_cast<int>(roads::kStationKinds) == 0) fuel.push_back(km);
  }
  std::sort(fuel.begin(), fuel.end());
  int longest = 0;
  for (std::size_t i = 1; i < fuel.size(); ++i) longest = std::max(longest, fuel[i] - fuel[i - 1]);
  RC_ASSERT(std::abs(day.fuel_gap->meters - longest * 1000) <= 300);
}

}  // namespace
}  // namespace magpie::app
