// Catalogue: an immutable snapshot of all that the planner and the screens read: places, members,
// sources, holidays. Loaded from the database once; after an edit the next one is made from it by
// the places that changed, and shares the rest. Shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/app/entry_table.h"
#include "magpie/app/same_as_book.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/catalog/place.h"
#include "magpie/catalog/search.h"
#include "magpie/store/alliance_store.h"
#include "magpie/store/db.h"
#include "magpie/store/holiday_store.h"

namespace magpie::app {

// A place that is new or different now, or (nothing) is no longer there.
struct CatalogueChange {
  catalog::PlaceId id;
  std::optional<catalog::Place> place;
};

// What stands beside the places.
struct CatalogueSides {
  store::Alliance alliance;
  std::vector<catalog::Member> members;
  std::vector<catalog::Source> sources;
  std::vector<store::Holiday> holiday_rows;
  catalog::HolidayCalendar holidays;
};

enum class SidesRead { kept, again };

class Catalogue {
 public:
  // Reads everything. Throws DbError.
  static Catalogue load(store::Db& db);
  // As load() would read it now, where all that changed since is in the revisions behind
  // `revision`. Costs what the changed places cost. Nothing where loading is needed: a place
  // appeared among those known before.
  std::optional<Catalogue> after(store::Db& db, std::int64_t revision, SidesRead sides) const;

  EntryTable const& entries() const { return entries_; }  // by id
  TraitWords const& words() const { return *words_; }
  // The id of a record that was merged away finds the one that stands for it now.
  CatalogueEntry const* find(std::int64_t id) const;
  bool has_merged() const { return !heirs_->empty(); }
  // By key, or by a name in any language, exactly; else the best match of the search.
  CatalogueEntry const* find_by_words(std::string_view words) const;
  std::vector<CatalogueEntry const*> search(std::string_view words, std::size_t limit) const;
  // The same as slots of entries().
  std::vector<std::size_t> search_slots(std::string_view words, std::size_t limit) const;

  // Pairs that may be one place, best first, as slots of entries(). Looked for at the first
  // call, which other threads wait for.
  std::vector<catalog::PairScore> const& same_as() const;

  std::vector<catalog::Member> const& members() const { return sides_->members; }
  catalog::Member const* find_member(std::string_view slug) const;
  std::vector<catalog::Source> const& sources() const { return sides_->sources; }
  catalog::HolidayCalendar const& holidays() const { return sides_->holidays; }
  store::Holiday const* holiday_on(base::Date date) const;
  store::Alliance const& alliance() const { return sides_->alliance; }

 private:
  using Heirs = std::unordered_map<std::int64_t, std::int64_t>;
  struct Pairs {
    std::once_flag once;
    std::vector<catalog::PairScore> found;
  };

  Catalogue() = default;
  // By id; an id that is new lies beyond all others.
  void apply(std::vector<CatalogueChange> changes);
  void learn_words(std::vector<CatalogueChange> const& changes);

  // What the pointers to const hold is shared with the catalogues before and after this one, and
  // never changed.
  EntryTable entries_;
  std::shared_ptr<TraitWords const> words_ = std::make_shared<TraitWords const>();
  std::shared_ptr<Heirs const> heirs_ = std::make_shared<Heirs const>();
  std::shared_ptr<CatalogueSides const> sides_;
  catalog::SearchIndex index_{std::span<catalog::Place const>()};
  std::shared_ptr<SameAsBook> book_ = std::make_shared<SameAsBook>();  // of all these catalogues
  std::unique_ptr<Pairs> same_as_ = std::make_unique<Pairs>();
};

}  // namespace magpie::app
