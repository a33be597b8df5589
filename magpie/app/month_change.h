// How many of the missing values each member has filled in since a moment: the movement behind the
// figure of completeness.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/store/db.h"

namespace magpie::app {

// UTC seconds of the first day's midnight of the month of `now_s`, by the alliance's clock.
std::int64_t month_start(std::int64_t now_s, std::int64_t utc_offset_minutes);

// Each value that was filled in (+1) or emptied (-1) in the newest kRecentRevisions revisions.
// Immutable; a later one is made from an earlier one by what came since.
class RecentFills {
 public:
  static RecentFills load(store::Db& db) { return RecentFills().after(db); }
  RecentFills after(store::Db& db) const;
  // By slug of the member, since `from_s`. A record that is new counts nothing.
  std::map<std::string, std::int64_t> by_member(Catalogue const& catalogue,
                                                std::int64_t from_s) const;

 private:
  struct Fill {
    std::int64_t revision = 0;
    std::int64_t place = 0;
    std::int64_t changed_at_s = 0;
    std::int64_t filled = 0;
  };
  std::int64_t last_revision_ = 0;
  std::vector<Fill> fills_;
};

}  // namespace magpie::app
