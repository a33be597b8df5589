#include "magpie/app/entry_table.h"

#include "magpie/base/check.h"

namespace magpie::app {

EntryTable EntryTable::with(std::vector<Slot> changes) const {
  EntryTable changed = *this;
  std::shared_ptr<Chunk> open;  // the chunk of `open_at`, not shared yet
  std::size_t open_at = 0;
  for (auto& change : changes) {
    auto const known = slot_of(change.id);
    auto const slot = known.value_or(changed.slots());
    MAGPIE_CHECK(known || change.id > changed.last_id());
    auto const number = slot / kChunkSlots;
    if (!open || number != open_at) {
      bool const is_new = number == changed.chunks_.size();
      open = is_new ? std::make_shared<Chunk>() : std::make_shared<Chunk>(*changed.chunks_[number]);
      open_at = number;
      if (is_new) changed.chunks_.emplace_back();
      changed.chunks_[number] = open;
    }
    auto const i = slot % kChunkSlots;
    if (i == open->ids.size()) {
      open->ids.push_back(change.id);
      open->entries.emplace_back();
      open->traits.emplace_back();
    }
    if (open->entries[i]) --changed.size_;
    if (change.entry) ++changed.size_;
    open->entries[i] = std::move(change.entry);
    open->traits[i] = change.traits;
  }
  return changed;
}

std::optional<std::size_t> EntryTable::slot_of(std::int64_t id) const {
  auto const chunk =
      std::upper_bound(chunks_.begin(), chunks_.end(), id,
                       [](std::int64_t wanted, auto const& c) { return wanted < c->ids.front(); });
  if (chunk == chunks_.begin()) return std::nullopt;
  auto const& ids = (*std::prev(chunk))->ids;
  auto const found = std::lower_bound(ids.begin(), ids.end(), id);
  if (found == ids.end() || *found != id) return std::nullopt;
  auto const number = static_cast<std::size_t>(std::prev(chunk) - chunks_.begin());
  return number * kChunkSlots + static_cast<std::size_t>(found - ids.begin());
}

}  // namespace magpie::app
