// Brings the places of a file into the catalogue without destroying what people changed since its
// last import: three-way merge per field, conflicts listed, records gone from the file kept where
// somebody edited them. Deletions of people stay deletions.
#pragma once

#include <span>
#include <string>

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/catalog/place.h"

namespace magpie::app {

struct MergeCounts {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t removed = 0;    // gone from the file, and nobody had edited them
  std::size_t kept = 0;       // gone from the file, but edited here
  std::size_t deleted = 0;    // in the file, but a person removed them here
  std::size_t conflicts = 0;  // fields
};

// Inside a transaction of the caller. `origin` names the import task: "places:places.csv".
base::Result<MergeCounts> merge_import(Context& context, std::span<catalog::Place const> places,
                                       std::string const& origin);

}  // namespace magpie::app
