// How far it is without fuel and without charging: over a leg, and over a day, where a stretch goes
// on across the stops.
#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "magpie/app/day_road_parts.h"
#include "magpie/app/lent_threads.h"
#include "magpie/app/station_file.h"
#include "magpie/http/api/leg_words.h"
#include "magpie/http/api/words.h"

namespace magpie::app {

namespace {

using roads::StationKind;

constexpr double kOfferReachM = 15'000;
constexpr std::size_t kOffersPerPoint = 4;
constexpr int kOfferDetourMaxS = 1800;

struct GapKind {
  StationKind kind;
  int max_m;
  std::optional<api::LegGap> api::PlanLeg::*of_leg;
  std::optional<api::DayGap> api::PlanDay::*of_day;
  char const* zh;  // of a station
  char const* en;
  char const* advice_zh;
  char const* advice_en;
};
constexpr GapKind kFuel{StationKind::fuel,       kFuelGapMaxM,     &api::PlanLeg::fuel_gap,
                        &api::PlanDay::fuel_gap, "加油站",         "fuel station",
                        "请事先加满油。",        "fill up before."};
constexpr GapKind kCharging{StationKind::charging,
                            kChargingGapMaxM,
                            &api::PlanLeg::charging_gap,
                            &api::PlanDay::charging_gap,
                            "充电站",
                            "charging station",
                            "电动车请事先充满电。",
                            "an electric car should be charged before."};

api::Sentence name_of(api::PlaceSummary const& place) {
  return {place.name_zh.empty() ? place.name_en : place.name_zh,
          place.name_en.empty() ? place.name_zh : place.name_en};
}

class DayGaps {
 public:
  DayGaps(api::PlanDay& day, std::vector<DrivenLeg> const& legs, std::vector<PacedLeg> const& paced,
          DayRoadGround const& ground)
      : day_(day), legs_(legs), paced_(paced), ground_(ground) {}

  // Returns why the day's gap is not known.
  std::optional<api::Sentence> tell(GapKind const& kind) {
    if (!ground_.stations->has(kind.kind)) {
      return api::Sentence{fmt::format("道路文件中没有标出{}。", kind.zh),
                           fmt::format("The road extract names no {}.", kind.en)};
    }
    std::vector<double> positions;
    std::vector<std::uint32_t> stations;
    double travelled = 0;
    int unknown_legs = 0;
    for (std::size_t i = 0; i < legs_.size(); ++i) {
      auto& leg = day_.legs[i];
      if (!paced_[i].pace) {
        unknown_legs += leg.meters > 0 || leg.quality != api::LegQuality::computed ? 1 : 0;
        continue;
      }
      auto const first = positions.size();
      for (auto const& passed : paced_[i].passed) {
        if (ground_.stations->stations()[passed.station].kind != kind.kind) continue;
        positions.push_back(travelled + passed.along_m);
        stations.push_back(passed.station);
      }
      leg.*kind.of_leg = leg_gap(std::span(positions).subspan(first), travelled, leg.meters);
      travelled += static_cast<double>(leg.meters);
    }
    if (unknown_legs > 0) {
      return api::Sentence{
          fmt::format("{}段路程为估算，沿途有没有{}不得而知。", unknown_legs, kind.zh),
          fmt::format("{} estimated: whether a {} lies on the way is not known.",
                      unknown_legs == 1 ? "1 leg is" : fmt::format("{} legs are", unknown_legs),
                      kind.en)};
    }
    if (travelled > 0) day_.*kind.of_day = day_gap(kind, positions, stations, travelled);
    return std::nullopt;
  }

 private:
  static api::LegGap leg_gap(std::span<double const> positions, double start_m,
                             std::int64_t meters) {
    std::vector<double> own;
    for (double const position : positions) own.push_back(position - start_m);
    auto const gap = roads::longest_gap(own, static_cast<double>(meters));
    return {static_cast<std::int32_t>(gap.length_m()), static_cast<std::int32_t>(gap.from_m)};
  }

  api::DayGap day_gap(GapKind const& kind, std::vector<double> const& positions,
                      std::vector<std::uint32_t> const& stations, double length_m) const {
    auto const gap = roads::longest_gap(positions, length_m);
    auto const words = [&](std::size_t i) {
      return api::station_words(station_view(ground_.stations->stations()[stations[i]]));
    };
    api::DayGap view;
    view.meters = static_cast<std::int64_t>(gap.length_m());
    view.from_m = static_cast<std::int64_t>(gap.from_m);
    view.from = gap.after == 0 ? name_of(day_.start) : words(gap.after - 1);
    view.to = gap.after == stations.size() ? name_of(day_.end) : words(gap.after);
    if (view.meters <= kind.max_m) return view;
    auto const length = api::distance_words(view.meters);
    view.warning = api::Sentence{fmt::format("从{}到{}，{}内没有{}：{}", view.from.zh, view.to.zh,
                                             length, kind.zh, kind.advice_zh),
                                 fmt::format("No {} for {}, from {} to {}: {}", kind.en, length,
                                             view.from.en, view.to.en, kind.advice_en)};
    add_offer(kind, gap, view);
    return view;
  }

  // The leg that has most of the stretch, and the part of it that lies within.
  struct GapPart {
    std::size_t leg = 0;
    roads::RoadStretch part;
  };
  GapPart main_part(roads::RoadStretch const& gap) const {
    GapPart best;
    double start = 0;
    for (std::size_t i = 0; i < legs_.size(); ++i) {
      auto const meters = static_cast<double>(day_.legs[i].meters);
      roads::RoadStretch const part{std::max(gap.from_m - start, 0.0),
                                    std::min(gap.to_m - start, meters)};
      if (paced_[i].pace && part.length_m() > best.part.length_m()) best = {i, part};
      start += meters;
    }
    return best;
  }

  std::vector<std::uint32_t> candidates(GapKind const& kind, GapPart const& where) const {
    std::vector<std::uint32_t> found;
    for (double const share : {0.25, 0.5, 0.75}) {
      auto const at =
          paced_[where.leg].pace->point_at(where.part.from_m + share * where.part.length_m());
      auto const near = ground_.stations->near(at, kOfferReachM, kind.kind, kOffersPerPoint);
      found.insert(found.end(), near.begin(), near.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // The station beside the stretch with the least detour.
  void add_offer(GapKind const& kind, roads::RoadStretch const& gap, api::DayGap& view) const {
    auto const where = main_part(gap);
    if (ground_.network == nullptr || where.part.length_m() <= 0) return;
    auto const offers = candidates(kind, where);
    if (offers.empty()) return;
    auto const& path = legs_[where.leg].path;
    std::vector<geo::LatLng> from{path.line.front()};
    std::vector<geo::LatLng> to{path.line.back()};
    for (auto const station : offers) {
      from.push_back(ground_.stations->stations()[station].at);
      to.push_back(from.back());
    }
    auto const table = ground_.network->table(from, to, LegBook::kSnapLimitM, lent_threads());
    auto const seconds = [&](std::size_t row, std::size_t column) -> std::int64_t {
      auto const& leg = table.cells[row * to.size() + column];
      return leg.quality == roads::LegQuality::computed ? leg.seconds
                                                        : std::numeric_limits<int>::max();
    };
    std::int64_t least = kOfferDetourMaxS + 1;
    for (std::size_t i = 0; i < offers.size(); ++i) {
      auto const detour = seconds(0, i + 1) + seconds(i + 1, 0) - path.leg.seconds;
      if (detour >= least) continue;
      least = detour;
      view.offer = station_view(ground_.stations->stations()[offers[i]]);
      view.offer_detour_min =
          static_cast<std::int32_t>((std::max<std::int64_t>(detour, 0) + 59) / 60);
    }
  }

  api::PlanDay& day_;
  std::vector<DrivenLeg> const& legs_;
  std::vector<PacedLeg> const& paced_;
  DayRoadGround const& ground_;
};

}  // namespace

void tell_gaps(api::PlanDay& day, std::vector<DrivenLeg> const& legs,
               std::vector<PacedLeg> const& paced, DayRoadGround const& ground) {
  // Who goes by muscle needs neither.
  if (ground.vehicle == api::Vehicle::bicycle || ground.vehicle == api::Vehicle::foot) return;
  if (ground.stations == nullptr) {
    day.gaps_unknown = std::vector{
        api::Sentence{"没有加油站和充电站的数据：请导入道路文件（.osm.pbf）。",
                      "No fuel or charging stations are known: import an .osm.pbf extract."}};
    return;
  }
  DayGaps gaps(day, legs, paced, ground);
  std::vector<api::Sentence> unknown;
  for (auto const* kind : {&kFuel, &kCharging}) {
    if (auto reason = gaps.tell(*kind)) unknown.push_back(std::move(*reason));
  }
  if (!unknown.empty()) day.gaps_unknown = std::move(unknown);
}

}  // namespace magpie::app
