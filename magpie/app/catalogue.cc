#include "magpie/app/catalogue.h"

#include <algorithm>

#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/same_as_store.h"
#include "magpie/store/source_store.h"

namespace magpie::app {

namespace {

bool has_name(catalog::Place const& place, std::string_view words) {
  return place.key == words || std::any_of(place.names.begin(), place.names.end(),
                                           [&](auto const& name) { return name.second == words; });
}

std::shared_ptr<CatalogueSides const> read_sides(store::Db& db) {
  auto sides = std::make_shared<CatalogueSides>();
  if (auto alliance = store::load_alliance(db)) sides->alliance = std::move(*alliance);
  for (auto& stored : store::list_members(db)) sides->members.push_back(std::move(stored.member));
  sides->sources = store::list_sources(db);
  sides->holiday_rows = store::list_holidays(db);
  sides->holidays = store::load_holiday_calendar(db);
  return sides;
}

// The tombstones as well, so that a place that comes back finds its slot.
std::vector<CatalogueChange> read_everything(store::Db& db) {
  std::vector<CatalogueChange> changes;
  for (auto& stored : store::all_places(db))
    changes.push_back({stored.id, std::move(stored.place)});
  for (auto const id : store::tombstones(db)) changes.push_back({id, std::nullopt});
  std::stable_sort(changes.begin(), changes.end(),
                   [](auto const& a, auto const& b) { return a.id < b.id; });
  auto const twice = std::unique(changes.begin(), changes.end(),
                                 [](auto const& a, auto const& b) { return a.id == b.id; });
  changes.erase(twice, changes.end());
  return changes;
}

// Most opening hours of a catalogue are the same few texts.
class HoursReader {
 public:
  bool understands(std::string const& hours) {
    auto const [found, is_new] = known_.try_emplace(hours, true);
    if (is_new && !hours.empty()) found->second = catalog::are_hours_understood(hours);
    return found->second;
  }

 private:
  std::unordered_map<std::string, bool> known_;
};

}  // namespace

Catalogue Catalogue::load(store::Db& db) {
  Catalogue catalogue;
  catalogue.sides_ = read_sides(db);
  catalogue.heirs_ = std::make_shared<Heirs const>(store::merged_places(db));
  catalogue.apply(read_everything(db));
  return catalogue;
}

std::optional<Catalogue> Catalogue::after(store::Db& db, std::int64_t revision,
                                          SidesRead sides) const {
  std::vector<CatalogueChange> changes;
  bool is_merge_possible = false;
  for (auto& stored : store::places_changed_after(db, revision)) {
    if (!entries_.can_take(stored.id.value())) return std::nullopt;
    auto const slot = entries_.slot_of(stored.id.value());
    bool const was_there = slot && entries_.at(*slot) != nullptr;
    is_merge_possible = is_merge_possible || stored.deleted_at_s || (slot && !was_there);
    CatalogueChange change{stored.id, std::nullopt};
    if (!stored.deleted_at_s) change.place = std::move(stored.place);
    changes.push_back(std::move(change));
  }
  Catalogue next;
  next.entries_ = entries_;
  next.words_ = words_;
  next.index_ = index_;
  next.book_ = book_;
  next.sides_ = sides == SidesRead::again ? read_sides(db) : sides_;
  next.heirs_ =
      is_merge_possible ? std::make_shared<Heirs const>(store::merged_places(db)) : heirs_;
  next.apply(std::move(changes));
  return next;
}

void Catalogue::apply(std::vector<CatalogueChange> changes) {
  learn_words(changes);
  HoursReader hours;
  std::vector<EntryTable::Slot> slots;
  slots.reserve(changes.size());
  std::vector<catalog::SearchChange> searched;
  searched.reserve(changes.size());
  auto next_slot = entries_.slots();
  for (auto& change : changes) {
    EntryTable::Slot slot{change.id.value(), nullptr, {}};
    if (change.place) {
      slot.traits =
          words_->traits_of(*change.place, hours.understands(change.place->opening_hours));
      slot.entry = std::make_shared<CatalogueEntry const>(
          CatalogueEntry{change.id, std::move(*change.place)});
    }
    auto const known = entries_.slot_of(change.id.value());
    searched.push_back({known ? *known : next_slot++, slot.entry ? &slot.entry->place : nullptr});
    slots.push_back(std::move(slot));
  }
  index_ = index_.with_changes(searched);
  entries_ = entries_.with(std::move(slots));
}

// The words are copied only where one is new, which is rare after the first load.
void Catalogue::learn_words(std::vector<CatalogueChange> const& changes) {
  std::shared_ptr<TraitWords> learning;
  for (auto const& [_, place] : changes) {
    if (!place || (learning ? learning : words_)->knows(*place)) continue;
    if (!learning) learning = std::make_shared<TraitWords>(*words_);
    learning->learn(*place);
  }
  if (learning) words_ = std::move(learning);
}

CatalogueEntry const* Catalogue::find(std::int64_t id) const {
  auto const entry_of = [&](std::int64_t wanted) {
    auto const slot = entries_.slot_of(wanted);
    return slot ? entries_.at(*slot) : nullptr;
  };
  if (auto const* entry = entry_of(id)) return entry;
  auto const heir = heirs_->find(id);
  return heir == heirs_->end() ? nullptr : entry_of(heir->second);
}

CatalogueEntry const* Catalogue::find_by_words(std::string_view words) const {
  for (auto const& entry : entries_) {
    if (has_name(entry.place, words)) return &entry;
  }
  auto const found = search(words, 1);
  return found.empty() ? nullptr : found.front();
}

std::vector<std::size_t> Catalogue::search_slots(std::string_view words, std::size_t limit) const {
  std::vector<std::size_t> found;
  for (auto const& hit : index_.find(words, limit)) found.push_back(hit.index);
  return found;
}

std::vector<CatalogueEntry const*> Catalogue::search(std::string_view words,
                                                     std::size_t limit) const {
  std::vector<CatalogueEntry const*> found;
  for (auto const slot : search_slots(words, limit)) found.push_back(entries_.at(slot));
  return found;
}

std::vector<catalog::PairScore> const& Catalogue::same_as() const {
  std::call_once(same_as_->once, [&] { same_as_->found = book_->pairs_of(entries_); });
  return same_as_->found;
}

catalog::Member const* Catalogue::find_member(std::string_view slug) const {
  auto const found = std::find_if(members().begin(), members().end(),
                                  [&](auto const& member) { return member.slug == slug; });
  return found == members().end() ? nullptr : &*found;
}

store::Holiday const* Catalogue::holiday_on(base::Date date) const {
  auto const& rows = sides_->holiday_rows;
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& holiday) {
    return holiday.date == date && holiday.kind == store::HolidayKind::off;
  });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace magpie::app
