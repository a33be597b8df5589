#include "magpie/http/api/leg_words.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/http/api/words.h"

namespace magpie::http::api {

namespace {

// Shorter stretches are no news to a driver.
constexpr int kLeastToldM = 50;

Sentence kind_words(StationKind kind) {
  switch (kind) {
    case StationKind::fuel:
      return {"加油站", "fuel station"};
    case StationKind::charging:
      return {"充电站", "charging station"};
    case StationKind::services:
      return {"服务区", "service area"};
    case StationKind::rest_area:
      return {"停车休息区", "rest area"};
    case StationKind::parking:
      return {"停车场", "car park"};
    case StationKind::toilets:
      return {"公共厕所", "public toilet"};
    case StationKind::water:
      return {"饮水点", "drinking-water tap"};
  }
  return {};
}

Sentence gap_words(DayGap const& gap, Sentence const& kind) {
  auto const length = distance_words(gap.meters);
  Sentence words = gap.warning.value_or(
      Sentence{fmt::format("最长{}没有{}：从{}到{}。", length, kind.zh, gap.from.zh, gap.to.zh),
               fmt::format("At most {} without a {}: from {} to {}.", length, kind.en, gap.from.en,
                           gap.to.en)});
  if (!gap.offer) return words;
  auto const station = station_words(*gap.offer);
  auto const detour = duration_words(gap.offer_detour_min.value_or(0));
  words.zh += fmt::format("可绕行到{}，多走{}。", station.zh, detour.zh);
  words.en += fmt::format(" {} is {} out of the way.", station.en, detour.en);
  return words;
}

}  // namespace

std::vector<Sentence> fact_words(LegFacts const& facts) {
  std::vector<Sentence> words;
  for (auto const& name : facts.permits) {
    words.push_back({fmt::format("需要许可：{}", name), fmt::format("permit: {}", name)});
  }
  auto const add = [&](std::int32_t meters, char const* zh, char const* en) {
    if (meters < kLeastToldM) return;
    auto const length = distance_words(meters);
    words.push_back({fmt::format("{} {}", zh, length), fmt::format("{} {}", en, length)});
  };
  add(facts.ferry_m, "轮渡", "ferry");
  add(facts.unpaved_m, "未铺装", "unpaved");
  add(facts.private_m, "内部道路", "private road");
  add(facts.toll_m, "收费", "toll");
  add(facts.tunnel_m, "隧道", "tunnel");
  add(facts.scenic_m, "风景道", "scenic");
  if (facts.up_m && facts.down_m && std::max(*facts.up_m, *facts.down_m) >= kLeastToldM) {
    words.push_back({fmt::format("爬升{} m，下降{} m", *facts.up_m, *facts.down_m),
                     fmt::format("{} m up, {} m down", *facts.up_m, *facts.down_m)});
  }
  return words;
}

Sentence station_words(RoadStation const& station) {
  auto const kind = kind_words(station.kind);
  if (station.name.empty()) return {kind.zh, fmt::format("a {}", kind.en)};
  return {fmt::format("{}（{}）", station.name, kind.zh),
          fmt::format("{} ({})", station.name, kind.en)};
}

Sentence rest_words(LegRest const& rest) {
  auto const length = duration_words(rest.minutes);
  auto const after = duration_words(rest.after_min);
  Sentence words{fmt::format("休息{}（已行车{}）", length.zh, after.zh),
                 fmt::format("break of {} (after {} of driving)", length.en, after.en)};
  if (!rest.station) return words;
  auto const station = station_words(*rest.station);
  words.zh += "，" + station.zh;
  words.en += ", " + station.en;
  return words;
}

Sentence fuel_gap_words(DayGap const& gap) {
  return gap_words(gap, kind_words(StationKind::fuel));
}

Sentence charging_gap_words(DayGap const& gap) {
  return gap_words(gap, kind_words(StationKind::charging));
}

}  // namespace magpie::http::api
