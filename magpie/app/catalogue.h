// Catalogue: an immutable snapshot of all that the planner and the screens read: places, members,
// sources, holidays. Made from the database once per import and shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/catalog/opening_hours.h"
#include "magpie/catalog/place.h"
#include "magpie/catalog/same_as.h"
#include "magpie/catalog/search.h"
#include "magpie/store/alliance_store.h"
#include "magpie/store/db.h"
#include "magpie/store/holiday_store.h"

namespace magpie::app {

struct CatalogueEntry {
  catalog::PlaceId id;
  catalog::Place place;
};

class Catalogue {
 public:
  // Reads everything. Throws DbError.
  static Catalogue load(store::Db& db);

  std::vector<CatalogueEntry> const& entries() const { return entries_; }  // by id
  // The id of a record that was merged away finds the one that stands for it now.
  CatalogueEntry const* find(std::int64_t id) const;
  bool has_merged() const { return by_id_.size() > entries_.size(); }
  // By key, or by a name in any language, exactly; else the best match of the search.
  CatalogueEntry const* find_by_words(std::string_view words) const;
  std::vector<CatalogueEntry const*> search(std::string_view words, std::size_t limit) const;

  // Pairs that may be one place, best first, as indices into entries(). Looked for at the first
  // call, which other threads wait for.
  std::vector<catalog::SameAs> const& same_as() const;

  std::vector<catalog::Member> const& members() const { return members_; }
  catalog::Member const* find_member(std::string_view slug) const;
  std::vector<catalog::Source> const& sources() const { return sources_; }
  catalog::HolidayCalendar const& holidays() const { return holidays_; }
  store::Holiday const* holiday_on(base::Date date) const;
  store::Alliance const& alliance() const { return alliance_; }

 private:
  Catalogue() = default;

  struct Pairs {
    std::once_flag once;
    std::vector<catalog::SameAs> found;
  };

  std::vector<CatalogueEntry> entries_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::vector<catalog::Member> members_;
  std::vector<catalog::Source> sources_;
  std::vector<store::Holiday> holiday_rows_;
  catalog::HolidayCalendar holidays_;
  store::Alliance alliance_;
  std::optional<catalog::SearchIndex> index_;
  std::unique_ptr<Pairs> same_as_ = std::make_unique<Pairs>();
};

}  // namespace magpie::app
