// What the exports of a plan share: the context that the plan itself does not hold, and the words a
// traveller reads. The clock is an argument: equal input gives an equal file.
//
//   std::string const gpx = to_gpx(plan, {.title = "太行两日", .now_s = now_s});
//
// One UTC offset holds for the whole trip; a trip across a change of summer time is not split.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/http/api/words.h"

namespace magpie::files {

enum class Language { zh, en };

struct PlanExportContext {
  std::string title{};  // empty: the name in the request, else one made of days and dates
  std::string alliance_zh{};
  std::string alliance_en{};
  std::string time_zone = "Asia/Shanghai";
  int utc_offset_minutes = 480;  // of `time_zone` on the days of the trip
  std::string currency = "CNY";
  std::int64_t now_s = 0;
  std::vector<std::string> attribution{};  // one line each
  // The first is the main one. All of them are written, one after the other.
  std::vector<Language> languages{Language::zh, Language::en};
  // What the ids of calendar events are made from, such as "route-7"; empty: title and start.
  std::string stable_key{};
};

std::string plan_title(http::api::Plan const& plan, PlanExportContext const& context);

// "和顺 Heshun": the names in the context's languages, each once; the key where there is none.
std::string place_name(http::api::PlaceSummary const& place, PlanExportContext const& context);

// Nothing where the place has no position, or an impossible one.
std::optional<geo::LatLng> place_position(http::api::PlaceSummary const& place);
std::optional<geo::LatLng> to_latlng(http::api::Position const& position);

// UTC seconds of a local clock time of the day; minutes past midnight lead into the next date.
// Nothing where neither the day nor the request holds a date that exists.
std::optional<std::int64_t> utc_seconds(http::api::Plan const& plan, http::api::PlanDay const& day,
                                        std::int32_t minutes, PlanExportContext const& context);

// "9:30"; past midnight "次日1:00" or "1:00 next day".
std::string clock_words(std::int32_t minutes, Language language);
// "1小时25分" or "1 h 25 min".
std::string duration_words(std::int32_t minutes, Language language);
using http::api::distance_words;
// "￥168.00", "CNY 168.00", "免费", "free".
std::string fee_words(std::int64_t fen, PlanExportContext const& context, Language language);
// "8:00–17:30", "关闭", "unknown".
std::string hours_words(http::api::DayHours const& hours, Language language);
std::string_view pause_word(http::api::PauseKind kind, Language language);
// "收费 12 km", "permit: …": what is out of the ordinary on the leg's roads.
std::vector<std::string> leg_facts(http::api::PlanLeg const& leg, Language language);
// "休息20分钟（已行车2小时），太行服务区"
std::string rest_text(http::api::LegRest const& rest, Language language);
// "驾车25分 · 18 km · 经 G5（估算）", then facts and breaks.
std::string leg_words(http::api::PlanLeg const& leg, Language language);

// The way there, the times, hours, fee and position of a stop: one sentence a line, and a word
// beside each value that is estimated or assumed by rule. `leg` may be null.
std::vector<std::string> stop_lines(http::api::PlanStop const& stop, http::api::PlanLeg const* leg,
                                    PlanExportContext const& context, Language language);

// The lines of every language of the context, joined by line breaks.
std::string stop_text(http::api::PlanStop const& stop, http::api::PlanLeg const* leg,
                      PlanExportContext const& context);

// The leg before stop `index`; `index` = number of stops asks for the one to the day's end.
http::api::PlanLeg const* leg_before(http::api::PlanDay const& day, std::size_t index);
// The places of a leg: from where, to where.
http::api::PlaceSummary const& leg_origin(http::api::PlanDay const& day, std::size_t index);
http::api::PlaceSummary const& leg_target(http::api::PlanDay const& day, std::size_t index);

// Valid UTF-8 without control characters; line breaks become "\n".
std::string clean_text(std::string_view text);

}  // namespace magpie::files
