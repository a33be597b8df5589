#include "magpie/app/same_as_book.h"

#include <algorithm>
#include <tuple>

#include "magpie/app/pair_score.h"

namespace magpie::app {

namespace {

// More pairs than people ever settle.
constexpr std::size_t kPairsMax = 10'000;

}  // namespace

std::vector<catalog::PairScore> SameAsBook::pairs_of(EntryTable const& entries) {
  std::lock_guard const lock(mutex_);
  std::vector<catalog::SameAsChange> changes;
  entries.visit_changes(entries_,
                        [&](std::size_t slot, CatalogueEntry const*, CatalogueEntry const* after) {
                          changes.push_back({slot, after ? &after->place : nullptr});
                        });
  pairs_.change(changes);
  entries_ = entries;
  auto found = pairs_.best(kPairsMax);
  // Pages go by the score as it is written.
  for (auto& pair : found) pair.score = rounded_score(pair.score);
  std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
    return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
  });
  return found;
}

}  // namespace magpie::app
