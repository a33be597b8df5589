// SameAsPairs: all pairs of a catalogue that may be one place, kept up while its records change.
// Only what a change touches is compared again; the pairs are those that comparing everything anew
// would find.
//
//   SameAsPairs pairs;
//   pairs.change(std::array{SameAsChange{7, &place}, SameAsChange{9, nullptr}});
//   pairs.best(500);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/catalog/same_as_tables.h"

namespace magpie::catalog {

// A place that is new or different now, or (null) is no longer there.
struct SameAsChange {
  std::size_t index = 0;
  Place const* place = nullptr;
};

struct PairScore {
  std::size_t first = 0;  // first < second
  std::size_t second = 0;
  double score = 0;
  bool operator==(PairScore const&) const = default;
};

class SameAsPairs {
 public:
  // Each index once.
  void change(std::span<SameAsChange const> changes);
  // From the threshold on, best first, at most `limit`.
  std::vector<PairScore> best(std::size_t limit) const;

 private:
  struct Found {
    std::uint32_t second = 0;
    double score = 0;
  };
  void set_records(std::span<SameAsChange const> changes);
  void mark_around(geo::LatLng point);
  void mark(std::uint32_t index);
  void forget(std::uint32_t index);
  void look_for(std::uint32_t index);
  void look_below(std::uint32_t index);
  void add(std::uint32_t first, std::uint32_t second);

  SameAsTables tables_;
  std::vector<std::vector<Found>> found_;             // under the lower index of each pair
  std::vector<std::vector<std::uint32_t>> found_by_;  // the lower indices of each higher one
  std::vector<double> reach_m_;  // how far the nearest of each record go; kNearM where all fit

  // While changing.
  std::vector<std::uint32_t> changed_;
  std::vector<std::uint32_t> marked_;
  std::vector<bool> is_marked_;
};

}  // namespace magpie::catalog
