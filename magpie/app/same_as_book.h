// SameAsBook: the pairs of an alliance that may be one place, kept between the catalogues that
// follow one another: what the last one asked for is brought up to the next by the entries that
// differ. One book is shared by these catalogues; it locks itself.
#pragma once

#include <mutex>
#include <vector>

#include "magpie/app/entry_table.h"
#include "magpie/catalog/same_as_pairs.h"

namespace magpie::app {

class SameAsBook {
 public:
  // Best first, with scores as they are written and slots of `entries` as indices.
  std::vector<catalog::PairScore> pairs_of(EntryTable const& entries);

 private:
  std::mutex mutex_;
  EntryTable entries_;  // that pairs_ stands for
  catalog::SameAsPairs pairs_;
};

}  // namespace magpie::app
