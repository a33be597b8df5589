// ChangeWindow: the days on which a change of the roads holds. Either between two dates, one or
// both of which may be open, or the same days of every year, also across New Year. Both ends count.
//
//   holds_on({.yearly_from = YearDay{11, 15}, .yearly_until = YearDay{3, 31}}, 2 January 2027)  //
//   true
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/base/civil.h"
#include "magpie/roads/conditional.h"

namespace magpie::roads {

struct ChangeWindow {
  std::optional<base::Date> from;
  std::optional<base::Date> until;
  std::optional<YearDay> yearly_from;  // both or none, and then no dates
  std::optional<YearDay> yearly_until;
  bool is_always() const { return !from && !until && !yearly_from; }
};

// "02-29" is a day; "02-30" and "2-3" are none.
std::optional<YearDay> parse_year_day(std::string_view text);

// Outside of all dates (no `date`) only what holds always does.
bool holds_on(ChangeWindow const& window, std::optional<base::Date> date);

// The last day of the stretch that holds on `date`; nothing where it has no end.
std::optional<base::Date> last_day(ChangeWindow const& window, base::Date date);

}  // namespace magpie::roads
