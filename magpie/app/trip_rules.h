// TripRules: a trip request with every default and human limit filled in. Where several rules
// overlap, the strictest of everybody in the party holds; a request can make a rule stricter, never
// looser. Sources: docs/methods/default-rules.md.
#pragma once

#include <string>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

struct ClockWindow {
  int start_min = 0;
  int end_min = 0;
};

// A limit and where it comes from, for the screen.
struct LimitRule {
  int minutes = 0;
  api::Sentence source;
};

struct TripRules {
  base::Date first_date;
  std::vector<ClockWindow> windows;  // one per day
  LimitRule driving_day;
  LimitRule driving_stretch;
  int break_minutes = 20;
  // What every stop takes beyond the visit: a coach parks and counts its guests.
  int stop_extra_min = 0;
  // Visit minutes are multiplied by this and rounded up to five minutes.
  double visit_factor = 1;
  std::vector<api::PauseRequest> pauses;
  std::vector<api::CategoryLimit> category_limits;
  int party_size = 1;
};

// Error invalid_argument names the field of the request that cannot be meant.
base::Result<TripRules> resolve_rules(api::TripRequest const& request);

// Minutes on site for this party's pace.
int paced_minutes(TripRules const& rules, int minutes);

}  // namespace magpie::app
