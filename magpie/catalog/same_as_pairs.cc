#include "magpie/catalog/same_as_pairs.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "magpie/catalog/same_as.h"

namespace magpie::catalog {

// Whom a record is compared with depends on its own names, on its nearest neighbours, and on how
// common its pieces are. So after a change are compared again: the changed records; those that have
// a changed one among their nearest, before or after; those who hold a piece that became too common
// or ceased to be.
void SameAsPairs::change(std::span<SameAsChange const> changes) {
  changed_.clear();
  marked_.clear();
  set_records(changes);
  for (auto const index : tables_.take_crossed()) mark(index);
  for (auto const index : marked_) forget(index);
  for (auto const index : marked_) look_for(index);
  for (auto const index : changed_) look_below(index);
  for (auto const index : marked_) is_marked_[index] = false;
}

void SameAsPairs::set_records(std::span<SameAsChange const> changes) {
  std::vector<geo::LatLng> points;
  for (auto const& change : changes) {
    std::optional<SameAsRecord> record;
    if (change.place) record = same_as_record(*change.place);
    auto const* old = tables_.record(change.index);
    if (old ? record && *record == *old : !record) continue;
    if (old && old->point) points.push_back(*old->point);
    if (record && record->point) points.push_back(*record->point);
    tables_.set(change.index, std::move(record));
    changed_.push_back(static_cast<std::uint32_t>(change.index));
  }
  found_.resize(tables_.size());
  found_by_.resize(tables_.size());
  reach_m_.resize(tables_.size(), SameAsTables::kNearM);
  is_marked_.resize(tables_.size());
  for (auto const index : changed_) mark(index);
  // At the first change everything is marked already.
  if (marked_.size() == tables_.size()) return;
  for (auto const& point : points) mark_around(point);
}

void SameAsPairs::mark_around(geo::LatLng point) {
  for (auto const& near : tables_.near_of(point))
    if (near.meters <= reach_m_[near.index]) mark(near.index);
}

void SameAsPairs::mark(std::uint32_t index) {
  if (is_marked_[index]) return;
  is_marked_[index] = true;
  marked_.push_back(index);
}

// The pairs under this index. look_below() forgets those under lower ones.
void SameAsPairs::forget(std::uint32_t index) {
  for (auto const& found : found_[index]) std::erase(found_by_[found.second], index);
  found_[index].clear();
}

void SameAsPairs::look_for(std::uint32_t index) {
  auto const* record = tables_.record(index);
  reach_m_[index] = SameAsTables::kNearM;
  if (record == nullptr) return;
  auto others = tables_.named_like(*record);
  if (record->point) {
    auto const nearest = tables_.nearest_of(*record->point);
    for (auto const& near : nearest) others.push_back(near.index);
    if (nearest.size() == SameAsTables::kNearMax) reach_m_[index] = nearest.back().meters;
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  for (auto const other : others)
    if (other > index) add(index, other);
}

// Lower records that are not marked are not neighbours: they can be alike by name only.
void SameAsPairs::look_below(std::uint32_t index) {
  for (auto const lower : std::exchange(found_by_[index], {})) {
    if (is_marked_[lower]) {
      found_by_[index].push_back(lower);
    } else {
      std::erase_if(found_[lower], [&](Found const& found) { return found.second == index; });
    }
  }
  auto const* record = tables_.record(index);
  if (record == nullptr) return;
  auto lower = tables_.named_like(*record);
  std::sort(lower.begin(), lower.end());
  lower.erase(std::unique(lower.begin(), lower.end()), lower.end());
  for (auto const other : lower)
    if (other < index && !is_marked_[other]) add(other, index);
}

void SameAsPairs::add(std::uint32_t first, std::uint32_t second) {
  auto const pair = score_records(*tables_.record(first), *tables_.record(second));
  if (pair.score < kSameAsThreshold) return;
  found_[first].push_back({second, pair.score});
  found_by_[second].push_back(first);
}

std::vector<PairScore> SameAsPairs::best(std::size_t limit) const {
  std::vector<PairScore> pairs;
  for (std::size_t first = 0; first < found_.size(); ++first)
    for (auto const& found : found_[first]) pairs.push_back({first, found.second, found.score});
  auto const is_better = [](PairScore const& a, PairScore const& b) {
    return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
  };
  if (pairs.size() > limit) {
    std::nth_element(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(limit), pairs.end(),
                     is_better);
    pairs.resize(limit);
  }
  std::sort(pairs.begin(), pairs.end(), is_better);
  return pairs;
}

}  // namespace magpie::catalog
