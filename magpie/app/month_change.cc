#include "magpie/app/month_change.h"

#include <algorithm>
#include <chrono>

#include "magpie/catalog/quality.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

std::int64_t filled_by(store::Revision const& revision) {
  std::int64_t filled = 0;
  for (auto const& change : revision.changes) {
    if (change.before.has_value() == change.after.has_value()) continue;
    if (catalog::missing_without(change.field)) filled += change.after ? 1 : -1;
  }
  return filled;
}

}  // namespace

std::int64_t month_start(std::int64_t now_s, std::int64_t utc_offset_minutes) {
  std::chrono::sys_seconds const local{std::chrono::seconds(now_s + utc_offset_minutes * 60)};
  std::chrono::year_month_day const today{std::chrono::floor<std::chrono::days>(local)};
  std::chrono::sys_seconds const first = std::chrono::sys_days(today.year() / today.month() / 1);
  return first.time_since_epoch().count() - utc_offset_minutes * 60;
}

RecentFills RecentFills::after(store::Db& db) const {
  RecentFills later = *this;
  later.last_revision_ = store::last_revision(db);
  auto const oldest = later.last_revision_ - store::kRecentRevisions;
  std::erase_if(later.fills_, [&](Fill const& fill) { return fill.revision <= oldest; });
  auto const since = std::max(last_revision_, oldest);
  for (auto const& revision : store::changes_after(db, since, later.last_revision_)) {
    if (auto const filled = filled_by(revision); filled != 0)
      later.fills_.push_back(
          {revision.id, revision.place.value(), revision.meta.changed_at_s, filled});
  }
  return later;
}

std::map<std::string, std::int64_t> RecentFills::by_member(Catalogue const& catalogue,
                                                           std::int64_t from_s) const {
  std::map<std::string, std::int64_t> filled;
  for (auto const& fill : fills_) {
    if (fill.changed_at_s < from_s) continue;
    if (auto const* entry = catalogue.find(fill.place)) filled[entry->place.member] += fill.filled;
  }
  return filled;
}

}  // namespace magpie::app
