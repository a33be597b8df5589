#include "magpie/app/catalogue.h"

#include <algorithm>
#include <tuple>

#include "magpie/app/pair_score.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/same_as_store.h"
#include "magpie/store/source_store.h"

namespace magpie::app {

namespace {

// More pairs than people ever settle.
constexpr std::size_t kPairsMax = 10'000;

bool has_name(catalog::Place const& place, std::string_view words) {
  return place.key == words || std::any_of(place.names.begin(), place.names.end(),
                                           [&](auto const& name) { return name.second == words; });
}

}  // namespace

Catalogue Catalogue::load(store::Db& db) {
  Catalogue catalogue;
  if (auto alliance = store::load_alliance(db)) catalogue.alliance_ = std::move(*alliance);
  std::vector<catalog::Place> places;
  for (auto& stored : store::all_places(db)) {
    catalogue.by_id_[stored.id.value()] = catalogue.entries_.size();
    places.push_back(stored.place);
    catalogue.entries_.push_back({stored.id, std::move(stored.place)});
  }
  for (auto const& [id, heir] : store::merged_places(db)) {
    if (auto const found = catalogue.by_id_.find(heir); found != catalogue.by_id_.end())
      catalogue.by_id_.try_emplace(id, found->second);
  }
  for (auto& stored : store::list_members(db))
    catalogue.members_.push_back(std::move(stored.member));
  catalogue.sources_ = store::list_sources(db);
  catalogue.holiday_rows_ = store::list_holidays(db);
  catalogue.holidays_ = store::load_holiday_calendar(db);
  catalogue.index_.emplace(places);
  return catalogue;
}

CatalogueEntry const* Catalogue::find(std::int64_t id) const {
  auto const found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &entries_[found->second];
}

CatalogueEntry const* Catalogue::find_by_words(std::string_view words) const {
  for (auto const& entry : entries_) {
    if (has_name(entry.place, words)) return &entry;
  }
  auto const found = search(words, 1);
  return found.empty() ? nullptr : found.front();
}

std::vector<CatalogueEntry const*> Catalogue::search(std::string_view words,
                                                     std::size_t limit) const {
  std::vector<CatalogueEntry const*> found;
  for (auto const& hit : index_->find(words, limit)) found.push_back(&entries_[hit.index]);
  return found;
}

std::vector<catalog::SameAs> const& Catalogue::same_as() const {
  std::call_once(same_as_->once, [&] {
    std::vector<catalog::Place> places;
    places.reserve(entries_.size());
    for (auto const& entry : entries_) places.push_back(entry.place);
    auto& found = same_as_->found;
    found = catalog::SameAsIndex(places).all(kPairsMax);
    // Pages go by the score as it is written.
    for (auto& pair : found) pair.score = rounded_score(pair.score);
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
      return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
    });
  });
  return same_as_->found;
}

catalog::Member const* Catalogue::find_member(std::string_view slug) const {
  auto const found = std::find_if(members_.begin(), members_.end(),
                                  [&](auto const& member) { return member.slug == slug; });
  return found == members_.end() ? nullptr : &*found;
}

store::Holiday const* Catalogue::holiday_on(base::Date date) const {
  auto const found =
      std::find_if(holiday_rows_.begin(), holiday_rows_.end(), [&](auto const& holiday) {
        return holiday.date == date && holiday.kind == store::HolidayKind::off;
      });
  return found == holiday_rows_.end() ? nullptr : &*found;
}

}  // namespace magpie::app
