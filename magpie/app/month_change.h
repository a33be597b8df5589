// How many of the missing values each member has filled in since a moment: the movement behind the
// figure of completeness.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "magpie/app/catalogue.h"
#include "magpie/store/db.h"

namespace magpie::app {

// UTC seconds of the first day's midnight of the month of `now_s`, by the alliance's clock.
std::int64_t month_start(std::int64_t now_s, std::int64_t utc_offset_minutes);
// By slug of the member. A value that was emptied counts -1; a record that is new counts nothing.
std::map<std::string, std::int64_t> filled_since(store::Db& db, Catalogue const& catalogue,
                                                 std::int64_t from_s);

}  // namespace magpie::app
