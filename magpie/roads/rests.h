// Rests: when on a leg the breaks of a rule of continuous driving may fall. Each break may come
// before its last moment, as long as those that follow still keep the rule.
#pragma once

namespace magpie::roads {

// The break of a rule of continuous driving, in minutes driven from the start of the leg. After
// `previous_min` (the last break; negative where driving began before the leg) the party may drive
// `limit_min` more; `left` breaks are still to come with this one, and the last of them must leave
// no more than the limit to the end. Where that cannot be kept, the latest moment is both ends.
struct RestWindow {
  double earliest_min = 0;
  double latest_min = 0;
};
struct RestQuestion {
  double leg_min = 0;
  double previous_min = 0;
  int left = 1;
  double limit_min = 240;
};
RestWindow rest_window(RestQuestion const& question);

}  // namespace magpie::roads
