// A leg's roads, breaks and stations as people read them, in both languages; screens have words of
// their own, documents and exports these.
#pragma once

#include <vector>

#include "magpie/http/api/types.gen.h"

namespace magpie::http::api {

// {"未铺装 3.2 km", "unpaved 3.2 km"}, …: what is out of the ordinary, permits first.
std::vector<Sentence> fact_words(LegFacts const& facts);
// "Cepsa（加油站）", "Cepsa (fuel station)"; without a name "加油站", "a fuel station".
Sentence station_words(RoadStation const& station);
// "休息20分钟（已行车2小时），太行服务区"; when it begins is for the caller to say.
Sentence rest_words(LegRest const& rest);
// The warning where the stretch is long, else how long it is, with the station that is offered.
Sentence fuel_gap_words(DayGap const& gap);
Sentence charging_gap_words(DayGap const& gap);

}  // namespace magpie::http::api
