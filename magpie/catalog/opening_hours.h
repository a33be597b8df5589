// Opening hours in OpenStreetMap syntax, evaluated for one date. Three answers: open at these
// times, closed, unknown. What is not understood is kept verbatim and makes the dates it could
// touch unknown, never open.
//
// Understood: weekdays and ranges (Mo-Fr, Sa,Su, also wrapping Fr-Mo), times and lists of ranges,
// past midnight, open end ("10:00+" is unknown after …), months, month-day ranges, years, week
// ranges, "PH" and "SH" (SH unknown), "off"/"closed", "24/7", "sunrise-sunset" with offsets
// "(sunrise+01:00)", nth weekday "Mo[1]", rules joined by ";" "," "||", comments in quotes. Not
// understood → OpeningHours::problem names the piece.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/civil.h"

namespace magpie::catalog {

// Public holidays of the alliance: `off` dates are holidays (PH), `workday` dates are weekend days
// made working days, which count as ordinary working days by their weekday name.
struct HolidayCalendar {
  std::vector<base::Date> off;       // sorted
  std::vector<base::Date> workdays;  // sorted
  // Dates outside [first, last] have no known holidays: a rule with PH is unknown there.
  std::optional<base::Date> first;
  std::optional<base::Date> last;
  bool covers(base::Date date) const { return first && *first <= date && date <= *last; }
  bool is_holiday(base::Date date) const;
};

// Minutes since local midnight; `close` may pass 1440.
struct Interval {
  int open = 0;
  int close = 0;
  bool operator==(Interval const&) const = default;
};

enum class DayState { open, closed, unknown };

struct DayHours {
  DayState state = DayState::unknown;
  std::vector<Interval> intervals;  // sorted, disjoint, not empty exactly when open
  std::string reason;               // why unknown: the piece that was not understood
  bool operator==(DayHours const&) const = default;
};

// Sunrise and sunset of a date at the place, local minutes; nothing where the sun does not rise.
struct SunTimes {
  int sunrise = 0;
  int sunset = 0;
};

class OpeningHours {
 public:
  // Never fails: text that is not understood yields a value that is unknown where it matters.
  static OpeningHours parse(std::string_view text);
  OpeningHours(OpeningHours const&);
  OpeningHours(OpeningHours&&) noexcept;
  OpeningHours& operator=(OpeningHours const&);
  OpeningHours& operator=(OpeningHours&&) noexcept;
  ~OpeningHours();

  std::string const& verbatim() const;
  // The first piece that was not understood.
  std::optional<std::string> problem() const;
  DayHours on(base::Date date, HolidayCalendar const& holidays,
              std::optional<SunTimes> const& sun) const;

 private:
  struct Rules;
  explicit OpeningHours(Rules rules);
  std::unique_ptr<Rules const> rules_;
};

}  // namespace magpie::catalog
