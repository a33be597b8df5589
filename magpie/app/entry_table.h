// EntryTable: all entries of a catalogue by id, in chunks that a changed table shares with the one
// before it, so that an edit costs one chunk and not the whole table. A place that is not there
// any more leaves an empty slot: the numbers of the others stay, the search index counts by them.
//
//   for (auto const& entry : table) …            // by id, without the empty slots
//   auto const edited = table.with({{id, entry, traits}});
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "magpie/app/place_traits.h"
#include "magpie/catalog/place.h"

namespace magpie::app {

struct CatalogueEntry {
  catalog::PlaceId id;
  catalog::Place place;
};

class EntryTable {
 public:
  // A table and those made from it share the entries that did not change.
  struct Slot {
    std::int64_t id = 0;
    std::shared_ptr<CatalogueEntry const> entry;  // null where there is no place
    PlaceTraits traits;
  };
  class Iterator;

  // The table after the changes, which are in the order of their ids. An id that is new must lie
  // beyond all others: see can_take().
  EntryTable with(std::vector<Slot> changes) const;
  bool can_take(std::int64_t id) const { return slot_of(id).has_value() || id > last_id(); }

  std::size_t size() const { return size_; }  // without the empty slots
  std::size_t slots() const;
  Iterator begin() const;
  Iterator end() const;
  CatalogueEntry const* at(std::size_t slot) const;  // null for an empty one
  PlaceTraits const& traits(std::size_t slot) const;
  std::optional<std::size_t> slot_of(std::int64_t id) const;

  // take(slot, entry, traits) for each entry, by id.
  template <class Take>
  void visit(Take const& take) const;
  // take(slot, before, after) for each slot whose entry is another than in `before`, an earlier or
  // later table of the same origin; null where there is none.
  template <class Take>
  void visit_changes(EntryTable const& before, Take const& take) const;

 private:
  static constexpr std::size_t kChunkSlots = 512;  // all chunks but the last are full
  struct Chunk {
    std::vector<std::int64_t> ids;
    std::vector<std::shared_ptr<CatalogueEntry const>> entries;
    std::vector<PlaceTraits> traits;
  };
  std::int64_t last_id() const { return chunks_.empty() ? 0 : chunks_.back()->ids.back(); }

  std::vector<std::shared_ptr<Chunk const>> chunks_;  // shared among tables, never changed
  std::size_t size_ = 0;
};

class EntryTable::Iterator {
 public:
  using value_type = CatalogueEntry;
  using difference_type = std::ptrdiff_t;
  Iterator() = default;
  Iterator(EntryTable const* table, std::size_t slot) : table_(table), slot_(slot) { skip(); }
  CatalogueEntry const& operator*() const { return *table_->at(slot_); }
  CatalogueEntry const* operator->() const { return table_->at(slot_); }
  Iterator& operator++() {
    ++slot_;
    skip();
    return *this;
  }
  Iterator operator++(int) {
    auto const before = *this;
    ++*this;
    return before;
  }
  bool operator==(Iterator const& other) const { return slot_ == other.slot_; }

 private:
  void skip() {
    while (slot_ < table_->slots() && table_->at(slot_) == nullptr) ++slot_;
  }
  EntryTable const* table_ = nullptr;
  std::size_t slot_ = 0;
};

inline std::size_t EntryTable::slots() const {
  return chunks_.empty() ? 0 : (chunks_.size() - 1) * kChunkSlots + chunks_.back()->ids.size();
}

inline EntryTable::Iterator EntryTable::begin() const {
  return {this, 0};
}

inline EntryTable::Iterator EntryTable::end() const {
  return {this, slots()};
}

inline CatalogueEntry const* EntryTable::at(std::size_t slot) const {
  return chunks_[slot / kChunkSlots]->entries[slot % kChunkSlots].get();
}

inline PlaceTraits const& EntryTable::traits(std::size_t slot) const {
  return chunks_[slot / kChunkSlots]->traits[slot % kChunkSlots];
}

template <class Take>
void EntryTable::visit(Take const& take) const {
  std::size_t slot = 0;
  for (auto const& chunk : chunks_) {
    for (std::size_t i = 0; i < chunk->entries.size(); ++i, ++slot)
      if (chunk->entries[i]) take(slot, *chunk->entries[i], chunk->traits[i]);
  }
}

template <class Take>
void EntryTable::visit_changes(EntryTable const& before, Take const& take) const {
  auto const chunk_of = [](EntryTable const& table, std::size_t i) {
    return i < table.chunks_.size() ? table.chunks_[i].get() : nullptr;
  };
  auto const entry_of = [](Chunk const* chunk, std::size_t i) {
    return chunk && i < chunk->entries.size() ? chunk->entries[i].get() : nullptr;
  };
  for (std::size_t c = 0; c < std::max(chunks_.size(), before.chunks_.size()); ++c) {
    auto const* const old_chunk = chunk_of(before, c);
    auto const* const new_chunk = chunk_of(*this, c);
    if (old_chunk == new_chunk) continue;
    for (std::size_t i = 0; i < kChunkSlots; ++i) {
      auto const* const old_entry = entry_of(old_chunk, i);
      auto const* const new_entry = entry_of(new_chunk, i);
      if (old_entry != new_entry) take(c * kChunkSlots + i, old_entry, new_entry);
    }
  }
}

}  // namespace magpie::app
