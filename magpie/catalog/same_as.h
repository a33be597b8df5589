// Whether two records are one place. Every sign adds or takes points and is kept as a reason that
// people can read; a person decides, nothing is merged here. The method with its weights and its
// measured precision: docs/methods/same-as.md.
//
//   SameAs const pair = score_same_as(a, b);         // pair.score >= kSameAsThreshold: ask
//   SameAsIndex const index(places);  index.candidates_of(draft, 5);
//
// Missing on purpose: whose record it is. Two members may well describe one place.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/catalog/vocabulary.h"

namespace magpie::catalog {

// Pairs from here on are shown to a person.
inline constexpr double kSameAsThreshold = 0.6;

struct SameAsReason {
  std::string name;   // same_name, same_core_name, same_sound, look_alike, name_inside,
                      // similar_name, same_sort, distance, kind, grade, county, sides
  double points = 0;  // of 100; negative speaks against
  Words text;
  bool operator==(SameAsReason const&) const = default;
};

// What to propose: one record instead of two, or a tie `part_of` from the smaller to the larger,
// such as a protected temple inside a scenic area.
enum class SameAsOffer { merge, link };

struct SameAs {
  std::size_t first = 0;  // in the places of the index; score_same_as leaves 0 and 1
  std::size_t second = 1;
  double score = 0;    // 0 … 1
  double meters = -1;  // -1 where one of the two has no position of its own
  SameAsOffer offer = SameAsOffer::merge;
  std::vector<SameAsReason> reasons;
};

SameAs score_same_as(Place const& a, Place const& b);

// Immutable; keeps what it needs of the places, not the places themselves. All pairs of a
// catalogue: same_as_pairs.h.
class SameAsIndex {
 public:
  explicit SameAsIndex(std::span<Place const> places);
  ~SameAsIndex();
  SameAsIndex(SameAsIndex&&) noexcept;
  SameAsIndex& operator=(SameAsIndex&&) noexcept;

  // Places of the index that may be `place`, best first, at most `limit`: `first` is their index,
  // `second` has no meaning. A record of the same key is the place itself and is left out.
  std::vector<SameAs> candidates_of(Place const& place, std::size_t limit) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace magpie::catalog
