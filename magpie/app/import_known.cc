#include "magpie/app/import_known.h"

#include <algorithm>
#include <utility>

#include "magpie/store/place_store.h"

namespace magpie::app {

namespace {

// A page of the database's answer is in memory beside the records.
constexpr std::int64_t kPageRecords = 5'000;

}  // namespace

KnownRecords::KnownRecords(store::Db& db) {
  std::vector<store::StoredPlace> removed;
  auto const add = [&](store::StoredPlace&& stored) {
    records_.push_back({stored.id, std::move(stored.origin), stored.version,
                        stored.deleted_at_s.has_value(), nullptr});
    places_.push_back(std::move(stored.place));
  };
  std::optional<catalog::PlaceId> after;
  while (true) {
    auto page = store::list_places_and_tombstones(db, after, kPageRecords);
    if (page.empty()) break;
    after = page.back().id;
    for (auto& stored : page) {
      if (stored.deleted_at_s)
        removed.push_back(std::move(stored));
      else
        add(std::move(stored));
    }
  }
  live_count_ = places_.size();
  for (auto& stored : removed) add(std::move(stored));
  for (std::size_t i = 0; i < places_.size(); ++i) {
    records_[i].place = &places_[i];
    by_key_.emplace(places_[i].key, i);
    by_id_.emplace(records_[i].id.value(), i);
  }
}

KnownRecord const* KnownRecords::find(std::string_view key) const {
  auto const found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &records_[found->second];
}

KnownRecord const* KnownRecords::find(std::int64_t id) const {
  auto const found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &records_[found->second];
}

std::vector<KnownRecord const*> KnownRecords::in_order() const {
  std::vector<KnownRecord const*> all;
  for (auto const& record : records_) all.push_back(&record);
  std::sort(all.begin(), all.end(),
            [](auto const* a, auto const* b) { return a->place->key < b->place->key; });
  return all;
}

}  // namespace magpie::app
