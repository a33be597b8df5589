#include "magpie/app/merge_import.h"

#include <unordered_map>

#include "magpie/base/check.h"
#include "magpie/catalog/merge.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using catalog::FieldMap;
using catalog::Place;
using store::StoredPlace;

// All fields that any record of the file holds. A field that none holds has no column: the file
// does not speak of it.
std::set<std::string> fields_spoken_of(std::vector<FieldMap> const& records) {
  std::set<std::string> spoken;
  for (auto const& record : records)
    for (auto const& [field, _] : record) spoken.insert(field);
  // Who may see a record, and who owns what in it, is decided here and not by a file.
  spoken.erase("workflow");
  spoken.erase("field_owners");
  return spoken;
}

class Merger {
 public:
  Merger(Context& context, std::string const& origin)
      : context_(context), origin_(origin), writer_(context.db) {
    for (auto& stored : store::all_places_and_tombstones(context.db))
      known_.emplace(stored.place.key, std::move(stored));
    bases_ = store::bases_of(context.db, origin);
  }

  base::Result<MergeCounts> run(std::span<Place const> places) {
    std::vector<FieldMap> records;
    records.reserve(places.size());
    for (auto const& place : places) records.push_back(catalog::fields_of(place));
    spoken_ = fields_spoken_of(records);
    for (std::size_t i = 0; i < places.size(); ++i) {
      seen_.insert(places[i].key);
      auto const found = known_.find(places[i].key);
      MAGPIE_TRY_STATUS(found == known_.end() ? add(places[i], records[i])
                                              : merge(found->second, records[i]));
    }
    remove_missing();
    return counts_;
  }

 private:
  store::RevisionMeta meta(std::string revision_origin) const {
    return {context_.actor.name, context_.now_s, std::move(revision_origin), origin_, std::nullopt};
  }

  base::Status add(Place const& place, FieldMap const& record) {
    MAGPIE_TRY(auto const id, writer_.write(place, origin_, context_.now_s));
    // What it held at first is in the base; the history says only that it began.
    store::add_revision(context_.db, id, 1, meta("create"), {});
    store::save_base(context_.db, id, origin_, record);
    ++counts_.added;
    return {};
  }

  base::Status merge(StoredPlace const& stored, FieldMap const& incoming) {
    if (stored.deleted_at_s && is_deleted_by_a_person(stored)) {
      ++counts_.deleted;
      return {};
    }
    auto const local = catalog::fields_of(stored.place);
    auto const base = base_of(stored, local);
    auto const merged = catalog::merge_fields(base, local, incoming, spoken_);
    for (auto const& conflict : merged.conflicts) add_conflict(stored, conflict);
    if (base != incoming || bases_.count(stored.id.value()) == 0)
      store::save_base(context_.db, stored.id, origin_, incoming);
    if (merged.changes.empty() && !stored.deleted_at_s) {
      ++counts_.same;
      return {};
    }
    Place place = stored.place;
    for (auto const& change : merged.changes) {
      auto const done = catalog::set_field(place, change.field, change.after.value_or("null"));
      if (!done) return done;
    }
    if (stored.deleted_at_s) store::mark_restored(context_.db, stored.id, context_.now_s);
    MAGPIE_TRY(auto const id, writer_.write(place, stored.origin, context_.now_s));
    store::add_revision(context_.db, id, stored.version + 1, meta("import"), merged.changes);
    ++counts_.changed;
    return {};
  }

  // A record of this file from before bases were kept counts as not edited.
  FieldMap base_of(StoredPlace const& stored, FieldMap const& local) const {
    auto const found = bases_.find(stored.id.value());
    if (found != bases_.end()) return found->second;
    return stored.origin == origin_ ? local : FieldMap{};
  }

  bool is_deleted_by_a_person(StoredPlace const& stored) const {
    auto const newest = store::list_revisions(context_.db, stored.id, std::nullopt, 1);
    return newest.empty() || newest.front().meta.note != origin_;
  }

  void add_conflict(StoredPlace const& stored, catalog::FieldConflict const& conflict) {
    store::Conflict const row{0,
                              stored.id,
                              conflict.field,
                              conflict.base.value_or(""),
                              conflict.incoming.value_or(""),
                              origin_,
                              context_.now_s,
                              "",
                              ""};
    store::add_conflict(context_.db, row);
    ++counts_.conflicts;
  }

  void remove_missing() {
    for (auto const& [key, stored] : known_) {
      if (stored.origin != origin_ || stored.deleted_at_s || seen_.count(key) > 0) continue;
      auto const local = catalog::fields_of(stored.place);
      if (base_of(stored, local) != local) {
        ++counts_.kept;
        continue;
      }
      store::mark_deleted(context_.db, stored.id, context_.now_s, std::nullopt);
      store::add_revision(context_.db, stored.id, stored.version + 1, meta("delete"), {});
      ++counts_.removed;
    }
  }

  Context& context_;
  std::string const& origin_;
  store::PlaceWriter writer_;
  std::map<std::string, StoredPlace> known_;
  std::unordered_map<std::int64_t, FieldMap> bases_;
  std::set<std::string> spoken_;
  std::set<std::string> seen_;
  MergeCounts counts_;
};

}  // namespace

base::Result<MergeCounts> merge_import(Context& context, std::span<Place const> places,
                                       std::string const& origin) {
  return Merger(context, origin).run(places);
}

}  // namespace magpie::app
