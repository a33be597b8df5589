#include <algorithm>
#include <tuple>

#include "magpie/catalog/same_as.h"
#include "magpie/catalog/same_as_score.h"
#include "magpie/catalog/same_as_tables.h"

namespace magpie::catalog {

struct SameAsIndex::Parts {
  SameAsTables tables;
};

SameAsIndex::SameAsIndex(std::span<Place const> places) : parts_(std::make_unique<Parts>()) {
  for (std::size_t i = 0; i < places.size(); ++i) parts_->tables.set(i, same_as_record(places[i]));
}

SameAsIndex::~SameAsIndex() = default;
SameAsIndex::SameAsIndex(SameAsIndex&&) noexcept = default;
SameAsIndex& SameAsIndex::operator=(SameAsIndex&&) noexcept = default;

std::vector<SameAs> SameAsIndex::candidates_of(Place const& place, std::size_t limit) const {
  auto const record = same_as_record(place);
  auto indices = parts_->tables.named_like(record);
  if (record.point) {
    for (auto const& near : parts_->tables.nearest_of(*record.point)) indices.push_back(near.index);
  }
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
  std::vector<SameAs> found;
  for (auto const index : indices) {
    auto const& other = *parts_->tables.record(index);
    if (!record.key.empty() && other.key == record.key) continue;
    auto pair = score_records(other, record);
    if (pair.score < kSameAsThreshold) continue;
    pair.first = index;
    found.push_back(std::move(pair));
  }
  std::sort(found.begin(), found.end(), [](SameAs const& a, SameAs const& b) {
    return std::tuple(-a.score, a.first) < std::tuple(-b.score, b.first);
  });
  if (found.size() > limit) found.resize(limit);
  for (auto& pair : found) add_texts(pair);
  return found;
}

}  // namespace magpie::catalog
