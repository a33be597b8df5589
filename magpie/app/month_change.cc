#include "magpie/app/month_change.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

// What catalog/quality.h asks for.
bool is_asked(std::string_view field) {
  static constexpr std::array<std::string_view, 6> kAsked{
      "name.zh", "name.en", "location", "price", "opening_hours", "visit_minutes"};
  return std::find(kAsked.begin(), kAsked.end(), field) != kAsked.end();
}

}  // namespace

std::int64_t month_start(std::int64_t now_s, std::int64_t utc_offset_minutes) {
  std::chrono::sys_seconds const local{std::chrono::seconds(now_s + utc_offset_minutes * 60)};
  std::chrono::year_month_day const today{std::chrono::floor<std::chrono::days>(local)};
  std::chrono::sys_seconds const first = std::chrono::sys_days(today.year() / today.month() / 1);
  return first.time_since_epoch().count() - utc_offset_minutes * 60;
}

std::map<std::string, std::int64_t> filled_since(store::Db& db, Catalogue const& catalogue,
                                                 std::int64_t from_s) {
  std::map<std::string, std::int64_t> filled;
  for (auto const& revision : store::recent_changes(db, from_s)) {
    auto const* entry = catalogue.find(revision.place.value());
    if (entry == nullptr) continue;
    for (auto const& change : revision.changes) {
      if (!is_asked(change.field) || change.before.has_value() == change.after.has_value())
        continue;
      filled[entry->place.member] += change.after ? 1 : -1;
    }
  }
  return filled;
}

}  // namespace magpie::app
